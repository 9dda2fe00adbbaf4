import type { DishId, ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { randomKey } from '../../api/randomKey.ts'
import { CancelLineDialog } from './CancelLineDialog.tsx'
import { CancelOrderDialog } from './CancelOrderDialog.tsx'
import { CloseOrderDialog } from './CloseOrderDialog.tsx'
import { type CartLine, portions, withChangedLine } from './cart.ts'
import { OptionsDialog } from './OptionsDialog.tsx'
import type { OpenDialog } from './openDialog.ts'
import { TargetDialog } from './TargetDialog.tsx'
import type { Front } from './useFront.ts'
import { useWords } from './useWords.ts'

interface DeskDialogProps {
  dialog: OpenDialog
  shopId: ShopId
  state: ShopState
  orders: readonly CateringOrder[]
  front: Front
  isOnline: boolean
  onClose: () => void
}

/** The dialog that is open. Those about an order keep to the order they were opened for, in its latest state. */
export function DeskDialog({ dialog, shopId, state, orders, front, isOnline, onClose }: DeskDialogProps) {
  const { targetOf } = useWords()
  const [openedFor] = useState(front.order)
  const order = openedFor && (state.orders.get(openedFor.id) ?? openedFor)
  const common = { shopId, isOnline, onClose }
  switch (dialog.kind) {
    case 'target':
      return (
        <TargetDialog
          kind={dialog.first}
          takesAlong={dialog.takesAlong}
          target={front.target}
          places={state.places}
          orders={orders}
          unsent={unsent()}
          onPick={pick}
          onClose={onClose}
        />
      )
    case 'options':
      return options(dialog.dishId, dialog.line)
    case 'cancelLine': {
      const goods = order?.goods.find((each) => each.id === dialog.goodsId)
      return order && goods ? <CancelLineDialog {...common} order={order} goods={goods} /> : null
    }
    case 'cancelOrder':
      return order && <CancelOrderDialog {...common} order={order} />
    case 'close':
      return order && <CloseOrderDialog {...common} order={order} />
    default:
      return dialog satisfies never
  }

  function unsent() {
    const count = portions(front.draft.cart)
    if (front.target === null || count === 0 || front.isHeld || front.isAlone) return null
    return { portions: count, targetName: targetOf(front.target, state.places) }
  }

  function pick(...picked: Parameters<Front['pick']>) {
    front.pick(...picked)
    onClose()
  }

  function options(dishId: DishId, line: CartLine | null) {
    const dish = state.dishes.get(dishId)
    if (!dish) return null
    return (
      <OptionsDialog
        dish={dish}
        line={line}
        targetName={front.target && targetOf(front.target, state.places)}
        onClose={onClose}
        onPut={(put) => {
          front.changeCart((cart) => withChangedLine(cart, { ...put, id: line?.id ?? randomKey() }))
          onClose()
        }}
      />
    )
  }
}
