import { Icon } from '../../parts/Icon.tsx'
import { MOST_ALLERGY_NOTE, MOST_NOTE } from './blocked.ts'
import type { Cart } from './cart.ts'
import { useWords } from './useWords.ts'

interface CartNotesProps {
  cart: Cart
  isHeld: boolean
  onChange: (change: Partial<Pick<Cart, 'note' | 'allergyNote'>>) => void
}

/** The note of the order, and the allergy in a field of its own: it is the one that can hurt a guest. */
export function CartNotes({ cart, isHeld, onChange }: CartNotesProps) {
  const { t } = useWords()
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
      <label className={cart.allergyNote === '' ? 'allergy' : 'allergy filled'}>
        <Icon name="alert" />
        <input
          value={cart.allergyNote}
          maxLength={MOST_ALLERGY_NOTE}
          disabled={isHeld}
          placeholder={t('cashier.cart.allergyPlaceholder')}
          aria-label={t('cashier.cart.allergy')}
          data-testid="allergy-note"
          onChange={(event) => onChange({ allergyNote: event.target.value })}
        />
      </label>
    </div>
  )
}
