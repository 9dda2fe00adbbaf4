import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Said } from '../inbox/gather.ts'
import { ArrivalCard } from './ArrivalCard.tsx'
import type { ArrivalHandlers } from './arrivalHandlers.ts'
import type { Arrival } from './arrivals.ts'
import { useWords } from './useWords.ts'

/** So many stand with their dishes; in a rush the others are one line each, so that they never push the open orders away. */
const MOST_CARDS = 2

interface ArrivalsProps {
  arrivals: readonly Arrival[]
  /** The messages that ring for an order. */
  rings: ReadonlyMap<string, readonly Said[]>
  /** Orders of which something is being accepted. */
  accepting: ReadonlySet<string>
  isOnline: boolean
  on: ArrivalHandlers
}

/** New wristband orders: those that wait to be accepted until they are, the others until somebody looks at them or says so [K18]. */
export function Arrivals({ arrivals, rings, accepting, isOnline, on }: ArrivalsProps) {
  const { t, placeOf, ago } = useWords()
  const now = useServerNow(10_000)
  return (
    <ul aria-live="polite">
      {arrivals.slice(0, MOST_CARDS).map((arrival) => (
        <ArrivalCard
          key={arrival.order.id}
          arrival={arrival}
          rings={rings.get(arrival.order.id) ?? NONE}
          isOff={!isOnline || accepting.has(arrival.order.id)}
          on={on}
        />
      ))}
      {arrivals.slice(MOST_CARDS).map(({ order, at, unconfirmed }) => (
        <li key={order.id} className="arrival brief" data-arrival={order.id} data-seq={order.seqNo}>
          <button
            type="button"
            data-testid="look"
            onClick={() => (unconfirmed.length > 0 ? on.confirm(order, false) : on.open(order))}
          >
            <Icon name="band" />
            <b>{placeOf(order)}</b>
            {unconfirmed.length > 0 && <span>{t('cashier.confirm.unconfirmed')}</span>}
            <time dateTime={at}>{ago(at, now)}</time>
          </button>
        </li>
      ))}
    </ul>
  )
}

const NONE: readonly Said[] = []
