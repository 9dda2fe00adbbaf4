import type { CateringOrder } from '@passline/shared/order'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Arrival } from './arrivals.ts'
import { useWords } from './useWords.ts'

/** So many stand with their dishes; in a rush the others are one line each, so that they never push the open orders away. */
const MOST_CARDS = 2

/** New wristband orders, the newest first, each until somebody looks at it [K18]. */
export function Arrivals({ arrivals, onOpen }: { arrivals: readonly Arrival[]; onOpen: (order: CateringOrder) => void }) {
  const { t, placeOf, nameOf } = useWords()
  const now = useServerNow(10_000)
  return (
    <ul aria-live="polite">
      {arrivals.slice(0, MOST_CARDS).map(({ order, at, isAdded, goods }) => (
        <li key={order.id} className="arrival" data-arrival={order.id} data-seq={order.seqNo}>
          <p className="what">
            <Icon name="band" />
            <b>{t(isAdded ? 'cashier.orders.arrivalMore' : 'cashier.orders.arrival')}</b>
            <time dateTime={at}>{ago(Date.parse(at), now)}</time>
          </p>
          <p className="where">
            <b>{placeOf(order)}</b>
          </p>
          <p className="dishes">{goods.map((each) => `${nameOf(each.name)} ×${each.quantity}`).join(t('cashier.comma'))}</p>
          <button type="button" data-testid="look" onClick={() => onOpen(order)}>
            {t('cashier.orders.look')}
          </button>
        </li>
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
