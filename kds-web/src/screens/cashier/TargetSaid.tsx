import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
import { ticketLines } from './orderRows.ts'
import type { Target } from './target.ts'
import { useWords } from './useWords.ts'

interface TargetSaidProps {
  target: Target | null
  places: ReadonlyMap<string, Place>
  order: CateringOrder | null
  /** The order in front takes no more goods. */
  isAlone: boolean
  /** Somebody tried to add to it. */
  isNudged: boolean
  onNewTakeAway: () => void
}

/** What must be said of the target before anything is sent: that it joins, or that it never does [K12]. */
export function TargetSaid({ target, places, order, isAlone, isNudged, onNewTakeAway }: TargetSaidProps) {
  const { t, nameOf, targetOf, where } = useWords()
  const text = said()
  if (text === null) return null
  return (
    <p className={isNudged ? 'said bad' : 'said'} data-testid="target-said">
      <Icon name={isAlone ? 'alert' : 'plus'} />
      <span>
        {text}
        {!isAlone && order && <small data-testid="joins-what">{has(order)}</small>}
      </span>
      {isAlone && order?.source === 'takeAway' && (
        <button type="button" className="textlink" data-testid="new-take-away" onClick={onNewTakeAway}>
          {t('cashier.target.newTakeAway', { takeAway: t('place.takeAway') })}
        </button>
      )}
    </p>
  )

  /** What is there already, by name: whoever adds should see to what. */
  function has(open: CateringOrder): string {
    const wanted = ticketLines(open).filter((goods) => goods.status !== 'cancelled')
    const named = wanted
      .slice(0, MOST_NAMED)
      .map((goods) => (goods.quantity > 1 ? `${nameOf(goods.name)} ×${goods.quantity}` : nameOf(goods.name)))
    const dishes = named.join(t('cashier.listed'))
    return t('cashier.target.joinsWhat', {
      n: wanted.length,
      dishes: wanted.length > MOST_NAMED ? t('cashier.target.joinsMore', { dishes }) : dishes,
    })
  }

  function said(): string | null {
    if (isAlone && order) return t('cashier.target.alone', { source: where(order).kind })
    if (target === null) return null
    if (target.kind === 'takeAway') return t('cashier.target.takeAwayNew')
    return order && t('cashier.target.joins', { place: targetOf(target, places), seqNo: shownSeqNo(order.seqNo) })
  }
}

/** So many dishes are named; the lines themselves stand below. */
const MOST_NAMED = 3
