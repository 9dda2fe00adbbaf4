import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import { Icon } from '../../parts/Icon.tsx'
import { type Allergy, allergyOf, isNamedIn, joinedAllergy, NO_ALLERGY } from './allergy.ts'
import { MOST_NOTE } from './blocked.ts'
import type { Cart } from './cart.ts'
import { useWords } from './useWords.ts'
import './allergy.css'

interface CartNotesProps {
  cart: Cart
  /** The open order that the cart joins: an allergy that was named with it holds still. */
  order: CateringOrder | null
  isHeld: boolean
  onChange: (change: Partial<Pick<Cart, 'note'> & Allergy>) => void
  onAllergy: () => void
}

/** The note of the order, and the allergy as a choice of its own: it is the one that can hurt a guest. */
export function CartNotes({ cart, order, isHeld, onChange, onAllergy }: CartNotesProps) {
  const { t, allergyWords } = useWords()
  const isNamed = !isNamedIn(cart, NO_ALLERGY)
  const before = allergyOf(order)
  return (
    <div className="notes">
      <input
        className="field"
        value={cart.note}
        maxLength={MOST_NOTE}
        disabled={isHeld}
        placeholder={t('cashier.cart.orderNotePlaceholder')}
        aria-label={t('cashier.cart.orderNote')}
        data-testid="order-note"
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <button
        type="button"
        className={isNamed ? 'allergyRow named' : 'allergyRow'}
        data-testid="allergy"
        disabled={isHeld}
        onClick={onAllergy}
      >
        <Icon name="alert" />
        {isNamed ? (
          <>
            <span>
              {t('cashier.allergy.label')}
              {t('cashier.colon')}
              {allergyWords(cart)}
            </span>
            <u>{t('cashier.allergy.change')}</u>
          </>
        ) : (
          <span>{t('cashier.allergy.none')}</span>
        )}
      </button>
      {order && !isNamedIn(before, cart) && (
        <p className="allergyBefore" role="status" data-testid="allergy-before">
          <span>{t('cashier.allergy.before', { seqNo: shownSeqNo(order.seqNo), what: allergyWords(before) })}</span>
          <button
            type="button"
            className="textlink"
            data-testid="take-allergy-over"
            disabled={isHeld}
            onClick={() => onChange(joinedAllergy(cart, before))}
          >
            {t('cashier.allergy.takeOver')}
          </button>
        </p>
      )}
    </div>
  )
}
