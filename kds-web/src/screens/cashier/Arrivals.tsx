import type { CateringOrder } from '@passline/shared/order'
import type { ReactNode } from 'react'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'
import type { Arrival } from './arrivals.ts'
import { useWords } from './useWords.ts'

/** So many stand with their dishes; in a rush the others are one line each, so that they never push the open orders away. */
const MOST_CARDS = 2

interface ArrivalsProps {
  arrivals: readonly Arrival[]
  /** The messages that ring for an order. */
  rings: ReadonlyMap<string, readonly Said[]>
  onOpen: (order: CateringOrder) => void
  /** Somebody has noticed, and goes on with what is in hand. */
  onNotice: (order: CateringOrder) => void
}

/** New wristband orders, the newest first, each until somebody looks at it or says so [K18]. */
export function Arrivals({ arrivals, rings, onOpen, onNotice }: ArrivalsProps) {
  const { t, placeOf, nameOf } = useWords()
  const now = useServerNow(10_000)
  return (
    <ul aria-live="polite">
      {arrivals.slice(0, MOST_CARDS).map(({ order, at, isAdded, goods }) => (
        <ArrivalCard key={order.id} order={order} rings={rings.get(order.id) ?? NONE}>
          <p className="what">
            <Icon name="band" />
            <b>{t(isAdded ? 'cashier.orders.arrivalMore' : 'cashier.orders.arrival')}</b>
            <time dateTime={at}>{ago(Date.parse(at), now)}</time>
          </p>
          <p className="where">
            <b>{placeOf(order)}</b>
          </p>
          <p className="dishes">{goods.map((each) => `${nameOf(each.name)} ×${each.quantity}`).join(t('cashier.comma'))}</p>
          <div className="ways">
            <button type="button" className="look" data-testid="look" onClick={() => onOpen(order)}>
              {t('cashier.orders.look')}
            </button>
            <button type="button" data-testid="notice" onClick={() => onNotice(order)}>
              {t('inbox.gotIt')}
            </button>
          </div>
        </ArrivalCard>
      ))}
      {arrivals.slice(MOST_CARDS).map(({ order, at }) => (
        <li key={order.id} className="arrival brief" data-arrival={order.id} data-seq={order.seqNo}>
          <button type="button" data-testid="look" onClick={() => onOpen(order)}>
            <Icon name="band" />
            <b>{placeOf(order)}</b>
            <time dateTime={at}>{ago(Date.parse(at), now)}</time>
          </button>
        </li>
      ))}
    </ul>
  )

  function ago(at: number, now: number): string {
    const minutes = Math.floor((now - at) / 60_000)
    return minutes < 1 ? t('cashier.orders.justNow') : t('cashier.orders.minutesAgo', { n: minutes })
  }
}

const NONE: readonly Said[] = []

/** The frame of an arrival; it stands out while it rings. */
function ArrivalCard({ order, rings, children }: { order: CateringOrder; rings: readonly Said[]; children: ReactNode }) {
  const element = useOnView<HTMLLIElement>(rings.flatMap((said) => said.messages))
  return (
    <li
      ref={element}
      className="arrival"
      data-arrival={order.id}
      data-seq={order.seqNo}
      data-ringing={rings.length > 0}
      data-call-id={rings[0]?.callId}
    >
      {children}
    </li>
  )
}
