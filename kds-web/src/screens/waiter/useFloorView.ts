import type { ShopState } from '@passline/shared/state'
import { useMemo } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import type { Said } from '../inbox/gather.ts'
import { type Chip, chips, type Filter, heldFilter, isWithin } from './areas.ts'
import { type Coming, comingOf } from './coming.ts'
import { type Inbox, inboxOf } from './inbox.ts'
import { type Pickups, type Pile, pickups } from './pickups.ts'
import { withoutRings } from './rings.ts'

export interface FloorView {
  readonly offered: readonly Chip[]
  readonly filter: Filter
  readonly inbox: Inbox
  readonly shown: Pickups
  /** Called orders that the filter leaves out. */
  readonly elsewhere: number
  readonly coming: readonly Coming[]
}

/** What of the shop this waiter sees, through the filter. */
export function useFloorView(state: ShopState, wanted: Filter, said: readonly Said[]): FloorView {
  const me = useLive((live) => live.self?.deviceId ?? null)
  const { orders, padCalls, places } = state
  const { deliver } = state.shop.settings
  const open = useMemo(() => [...orders.values()].filter((order) => order.status === 'open'), [orders])
  const all = useMemo(() => pickups(open, deliver), [open, deliver])
  const offered = useMemo(() => chips(open, [...padCalls.values()], places), [open, padCalls, places])
  const filter = heldFilter(wanted, offered)
  const unrung = useMemo(() => withoutRings(said, all.called), [said, all.called])
  const inbox = useMemo(
    () => inboxOf({ padCalls: padCalls.values(), said: unrung, filter, places, me }),
    [padCalls, unrung, filter, places, me],
  )
  const within = (pile: Pile) => isWithin(pile.order, filter, places)
  const shown: Pickups = { called: all.called.filter(within), made: all.made.filter(within), carried: all.carried.filter(within) }
  const coming = useMemo(
    () =>
      comingOf(
        open.filter((order) => isWithin(order, filter, places)),
        filter.by === 'place',
      ),
    [open, filter, places],
  )
  return { offered, filter, inbox, shown, elsewhere: all.called.length - shown.called.length, coming }
}
