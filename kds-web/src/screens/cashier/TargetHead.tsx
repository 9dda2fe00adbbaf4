import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { KindTabs } from './KindTabs.tsx'
import type { Target, TargetKind } from './target.ts'
import { useWords } from './useWords.ts'

interface TargetHeadProps {
  target: Target | null
  places: ReadonlyMap<string, Place>
  /** The open order of the target, or the one without a place that is in front instead of a cart. */
  order: CateringOrder | null
  isAlone: boolean
  onChoose: (kind: TargetKind) => void
  onChange: () => void
}

/** Where this goes, as the largest words of the pane. */
export function TargetHead({ target, places, order, isAlone, onChoose, onChange }: TargetHeadProps) {
  const { t, where } = useWords()
  return (
    <div className="where">
      <KindTabs current={isAlone ? 'takeAway' : (target?.kind ?? null)} onPick={onChoose} />
      <div className={target || isAlone ? 'target' : 'target none'} data-testid="target">
        {shown()}
        <button type="button" className="textlink" data-testid="change-target" onClick={onChange}>
          {target && !isAlone ? t('cashier.target.change') : t('cashier.target.pick')} <kbd>F2</kbd>
        </button>
      </div>
    </div>
  )

  function shown() {
    if (isAlone && order) return large(where(order).no, where(order).kind)
    if (target === null) return <b>{t('cashier.target.none')}</b>
    if (target.kind === 'takeAway') return large(t('place.takeAway'), null)
    const name = places.get(placeKey(target.kind, target.id))?.name ?? target.id
    return large(name, t(`place.${target.kind}`))
  }

  function large(name: string, word: string | null) {
    return (
      <>
        <b>{name}</b>
        {word !== null && <span>{word}</span>}
        {order && !isAlone && <em>{shownSeqNo(order.seqNo)}</em>}
      </>
    )
  }
}
