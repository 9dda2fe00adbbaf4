import type { Dish } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Outcome } from './createOrdering.ts'

interface OutcomeNoteProps {
  outcome: Outcome
  dishes: ReadonlyMap<string, Dish>
  /** The heading of what is still in the cart; null when nothing is. */
  stillUnder: string | null
  onDismiss: () => void
}

/** What became of the order that was just sent: it is with the kitchen, or it was not ordered and why. */
export function OutcomeNote({ outcome, dishes, stillUnder, onDismiss }: OutcomeNoteProps) {
  const { t, nameOf } = useText()
  const isDone = outcome.kind === 'ordered'
  return (
    <div className={isDone ? 'outcome done' : 'outcome'} role={isDone ? 'status' : 'alert'} data-testid="outcome">
      <Icon name={isDone ? 'check' : 'alert'} />
      <p>
        <b>{sentence()}</b>
        {!isDone && stillUnder !== null && <span>{t('roompad.order.stillInCart', { heading: stillUnder })}</span>}
      </p>
      <button type="button" onClick={onDismiss}>
        {t('roompad.order.gotIt')}
      </button>
    </div>
  )

  function sentence(): string {
    if (outcome.kind === 'ordered') return t('roompad.order.ordered', { n: outcome.portions })
    const named = outcome.dishIds.map((id) => dishes.get(id)).flatMap((dish) => (dish ? [nameOf(dish.name)] : []))
    const list = named.join(t('roompad.menu.listComma'))
    if (list !== '' && outcome.code === 'soldOut') return t('roompad.order.refusedSoldOut', { dishes: list })
    if (list !== '' && outcome.code === 'notEnough') return t('roompad.order.refusedNotEnough', { dishes: list })
    return t('roompad.order.refused', { why: t(`code.${outcome.code}`) })
  }
}
