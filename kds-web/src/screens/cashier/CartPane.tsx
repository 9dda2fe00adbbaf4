import type { Allergen } from '@passline/shared/allergen'
import type { CateringOrder } from '@passline/shared/order'
import type { ReactNode } from 'react'
import { portions, totalFen } from '../ordering/cartLines.ts'
import type { PricedLine } from '../ordering/pricedLines.ts'
import type { Allergy } from './allergy.ts'
import type { Block } from './blocked.ts'
import { CartLines } from './CartLines.tsx'
import { CartNotes } from './CartNotes.tsx'
import { type Cart, isEmpty } from './cart.ts'
import { rowOf } from './orderRows.ts'
import { SendButton } from './SendButton.tsx'
import { Totals } from './Totals.tsx'
import { useTopOf } from './useTopOf.ts'
import { useWords } from './useWords.ts'
import './cartPane.css'

export interface CartPaneProps {
  /** The head with the target, and what became of the last order. */
  head: ReactNode
  /** What must be said of the target. It scrolls away with the lines, so that long names never leave them without room. */
  said: ReactNode
  /** Another one brings what is said back into view. */
  saidOf: string
  cart: Cart
  lines: readonly PricedLine[]
  /** Unanswered: sent, and nobody knows yet. */
  isHeld: boolean
  isSending: boolean
  isOnline: boolean
  /** No kitchen screen is connected: what is ordered now is seen by nobody yet. */
  isUnwatched: boolean
  block: Block | null
  order: CateringOrder | null
  /** An order that takes no more goods: its lines are shown instead of a cart. */
  isAlone: boolean
  /** What the guest must not be given, by this cart and by the order it joins. */
  allergies: readonly Allergen[]
  /** What was ordered before, and what can be done with the whole order. */
  ordered: ReactNode
  buttons: ReactNode
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
  onNotes: (change: Partial<Pick<Cart, 'note'> & Allergy>) => void
  onAllergy: () => void
  onSend: () => void
}

/** What is being sold, and below it what was sold before to the same guest. */
export function CartPane(props: CartPaneProps) {
  const { t } = useWords()
  const { cart, lines, order, isAlone } = props
  const scroll = useTopOf(props.saidOf)
  return (
    <aside className="cart" data-order-id={order?.id}>
      {props.head}
      <div className="scroll" ref={scroll}>
        {props.said}
        {!isAlone && (
          <>
            <h3>
              <span>{t(order ? 'cashier.cart.thisRoundAdded' : 'cashier.cart.thisRound')}</span>
              <b data-testid="cart-portions">{portions(cart)}</b>
            </h3>
            {lines.length === 0 ? (
              <p className="round">{t('cashier.cart.empty')}</p>
            ) : (
              <CartLines
                lines={lines}
                allergies={props.allergies}
                isHeld={props.isHeld}
                onQuantity={props.onQuantity}
                onEdit={props.onEdit}
              />
            )}
            {!isEmpty(cart) && (
              <CartNotes cart={cart} order={order} isHeld={props.isHeld} onChange={props.onNotes} onAllergy={props.onAllergy} />
            )}
          </>
        )}
        {props.ordered}
      </div>
      <div className="pay">
        <Totals roundFen={isAlone ? null : totalFen(lines)} orderFen={order && rowOf(order).fen} />
        {props.buttons}
        {!isAlone && (
          <SendButton
            block={props.block}
            portions={portions(cart)}
            isHeld={props.isHeld}
            isSending={props.isSending}
            isOnline={props.isOnline}
            isUnwatched={props.isUnwatched}
            onQuantity={props.onQuantity}
            onEdit={props.onEdit}
            onSend={props.onSend}
          />
        )}
      </div>
    </aside>
  )
}
