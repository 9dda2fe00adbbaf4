import { CartDialog } from './CartDialog.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import type { DeskDialogProps } from './deskDialogProps.ts'
import { OrderDialog } from './OrderDialog.tsx'
import { SellDialog } from './SellDialog.tsx'

/** The dialog that is open: about the cart, about an order, about a dish, or about what a wristband ordered. */
export function DeskDialog(props: DeskDialogProps) {
  const { dialog, shopId, state, isOnline, onClose } = props
  switch (dialog.kind) {
    case 'target':
    case 'options':
    case 'allergy':
      return <CartDialog {...props} dialog={dialog} />
    case 'sell': {
      const dish = state.dishes.get(dialog.dishId)
      return dish ? (
        <SellDialog dish={dish} timeZone={state.shop.timeZone} isOnline={isOnline} soldOut={props.soldOut} onClose={onClose} />
      ) : null
    }
    case 'confirm': {
      const order = state.orders.get(dialog.orderId)
      return order ? (
        <ConfirmDialog
          shopId={shopId}
          order={order}
          refuses={dialog.refuses}
          isOnline={isOnline}
          onDone={() => props.onConfirmed(order)}
          onClose={onClose}
        />
      ) : null
    }
    default:
      return <OrderDialog {...props} dialog={dialog} />
  }
}
