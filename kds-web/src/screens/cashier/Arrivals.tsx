import { useState } from 'react'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Said } from '../inbox/gather.ts'
import { ArrivalCard } from './ArrivalCard.tsx'
import type { ArrivalHandlers } from './arrivalHandlers.ts'
import type { Arrival } from './arrivals.ts'
import { useWords } from './useWords.ts'

/** So many stand with their dishes; in a rush the others are one line each, so that they never push the open orders away. */
const MOST_CARDS = 2
/** And so many of those lines; the rest is one tap away. */
const MOST_BRIEF = 3

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
  const [isWhole, setWhole] = useState(false)
  const brief = arrivals.slice(MOST_CARDS, isWhole ? undefined : MOST_CARDS + MOST_BRIEF)
  const more = arrivals.length - MOST_CARDS - MOST_BRIEF
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
      {brief.map(({ order, at, unconfirmed }) => (
        <li key={order.id} className="arrival brief" data-arrival={order.id} data-seq={order.seqNo}>
          <button type="button" data-testid="look" onClick={() => (unconfirmed.length > 0 ? on.confirm(order, false) : on.open(order))}>
            <Icon name="band" />
            <b>{placeOf(order)}</b>
            {unconfirmed.length > 0 && <span>{t('cashier.confirm.unconfirmed')}</span>}
            <time dateTime={at}>{ago(at, now)}</time>
          </button>
        </li>
      ))}
      {more > 0 && (
        <li className="arrival brief">
          <button type="button" aria-expanded={isWhole} data-testid="more-arrivals" onClick={() => setWhole(!isWhole)}>
            <Icon name="down" />
            <b>{isWhole ? t('cashier.orders.fewerArrivals') : t('cashier.orders.moreArrivals', { n: more })}</b>
          </button>
        </li>
      )}
    </ul>
  )
}

const NONE: readonly Said[] = []
