import type { StationSeen } from '@passline/shared/staff'
import type { ShopState } from '@passline/shared/state'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useWords } from './useWords.ts'

interface SeenByProps {
  seen: readonly StationSeen[]
  /** The stations that have to see it. */
  stationIds: readonly string[]
  state: ShopState
}

/** Which stations have acknowledged something, and when; and which have not. */
export function SeenBy({ seen, stationIds, state }: SeenByProps) {
  const { t, nameOf } = useWords()
  return (
    <ul className="seenBy">
      {stationIds.map((id) => {
        const mark = seen.find((each) => each.stationId === id)
        const name = state.stations.get(id)?.name
        const station = name ? nameOf(name) : id
        return (
          <li key={id} data-station-id={id} data-seen={mark !== undefined}>
            <Icon name={mark ? 'check' : 'circle'} />
            {mark
              ? t('cashier.line.seen', { station, time: timeOfDay(Date.parse(mark.at), state.shop.timeZone) })
              : t('cashier.line.unseen', { station })}
          </li>
        )
      })}
    </ul>
  )
}
