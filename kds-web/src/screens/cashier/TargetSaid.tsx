import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
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
  const { t, targetOf, where } = useWords()
  const text = said()
  if (text === null) return null
  return (
    <p className={isNudged ? 'said bad' : 'said'} data-testid="target-said">
      <Icon name={isAlone ? 'alert' : 'plus'} />
      <span>{text}</span>
      {isAlone && order?.source === 'takeAway' && (
        <button type="button" className="textlink" data-testid="new-take-away" onClick={onNewTakeAway}>
          {t('cashier.target.newTakeAway', { takeAway: t('place.takeAway') })}
        </button>
      )}
    </p>
  )

  function said(): string | null {
    if (isAlone && order) return t('cashier.target.alone', { source: where(order).kind })
    if (target === null) return null
    if (target.kind === 'takeAway') return t('cashier.target.takeAwayNew')
    return order && t('cashier.target.joins', { place: targetOf(target, places), seqNo: shownSeqNo(order.seqNo) })
  }
}
