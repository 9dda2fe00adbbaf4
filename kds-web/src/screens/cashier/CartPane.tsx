import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { ReactNode } from 'react'
import type { Block } from './blocked.ts'
import { CartLines } from './CartLines.tsx'
import { CartNotes } from './CartNotes.tsx'
import { type Cart, type PricedLine, portions, totalFen } from './cart.ts'
import { OrderButtons } from './OrderButtons.tsx'
import { OrderedLines } from './OrderedLines.tsx'
import { rowOf } from './orderRows.ts'
import { SendButton } from './SendButton.tsx'
import { Totals } from './Totals.tsx'
import { useWords } from './useWords.ts'
import './cartPane.css'

export interface CartPaneProps {
  /** The head with the target, and all that must be said above the lines. */
  head: ReactNode
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
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
  onNotes: (change: Partial<Pick<Cart, 'note' | 'allergyNote'>>) => void
  onSend: () => void
  onRush: (goods: readonly OrderGoods[]) => void
  onCancelLine: (goods: OrderGoods) => void
  onCancelOrder: () => void
  onClose: () => void
}

/** What is being sold, and below it what was sold before to the same guest. */
export function CartPane(props: CartPaneProps) {
  const { t } = useWords()
  const { cart, lines, order, isAlone } = props
  return (
    <aside className="cart" data-order-id={order?.id}>
      {props.head}
      <div className="scroll">
        {!isAlone && (
          <>
            <h3>
              <span>{t(order ? 'cashier.cart.thisRoundAdded' : 'cashier.cart.thisRound')}</span>
              <b data-testid="cart-portions">{portions(cart)}</b>
            </h3>
            {lines.length === 0 ? (
              <p className="round">{t('cashier.cart.empty')}</p>
            ) : (
              <CartLines lines={lines} isHeld={props.isHeld} onQuantity={props.onQuantity} onEdit={props.onEdit} />
            )}
            {(lines.length > 0 || cart.note !== '' || cart.allergyNote !== '') && (
              <CartNotes cart={cart} isHeld={props.isHeld} onChange={props.onNotes} />
            )}
          </>
        )}
        {order && <OrderedLines order={order} onRush={props.onRush} onCancel={props.onCancelLine} />}
      </div>
      <div className="pay">
        <Totals roundFen={isAlone ? null : totalFen(lines)} orderFen={order && rowOf(order).fen} />
        {order && <OrderButtons order={order} onRush={props.onRush} onCancelOrder={props.onCancelOrder} onClose={props.onClose} />}
        {!isAlone && (
          <SendButton
            block={props.block}
            portions={portions(cart)}
            isHeld={props.isHeld}
            isSending={props.isSending}
            isOnline={props.isOnline}
            isUnwatched={props.isUnwatched}
            onSend={props.onSend}
          />
        )}
      </div>
    </aside>
  )
}
