import type { OrderGoods } from '@passline/shared/goods'
import { type Station, stationsInOrder } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import type { TicketProps } from '../../parts/Ticket.tsx'
import { useText } from '../../text/i18n.ts'
import { sameMap } from './sameMap.ts'
import { isAt, type StationFilter } from './stations.ts'

export interface Places {
  /** In the order of the shop. */
  stations: readonly Station[]
  /** The same as long as stations, filter and language are, so that tickets need not be drawn again. */
  props: Pick<TicketProps, 'stationOf' | 'stationName' | 'shownAt'>
}

/** How the stations are called, which of them this screen shows, and which no screen does. */
export function usePlaces(state: ShopState | null, filter: StationFilter, uncovered: readonly string[]): Places {
  const { t, nameOf } = useText()
  const known = useSteady(state?.stations)
  const lost = uncovered.join()
  return useMemo(() => {
    const stations = known ? stationsInOrder(known) : []
    const stationName = (stationId: string) => {
      const station = known?.get(stationId)
      return station ? nameOf(station.name) : t('kitchen.other')
    }
    const isHere = (stationId: string) => known !== undefined && isAt(stationId, filter, { stations: known })
    return {
      stations,
      props: {
        stationName,
        stationOf: (goods: OrderGoods) => (filter.length === 1 ? null : stationName(goods.stationId)),
        shownAt: (stationId: string) => (isHere(stationId) ? 'here' : lost.split(',').includes(stationId) ? 'nowhere' : 'there'),
      },
    }
  }, [known, filter, lost, t, nameOf])
}

/** The map as it was, as long as it holds the same. */
function useSteady<V>(now: ReadonlyMap<string, V> | undefined): ReadonlyMap<string, V> | undefined {
  const [kept, setKept] = useState(now)
  if (kept === now || sameMap(kept, now)) return kept
  setKept(now)
  return now
}
