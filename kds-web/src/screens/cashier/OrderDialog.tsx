import type { GoodsId } from '@passline/shared/ids'
import { useState } from 'react'
import { CancelLineDialog } from './CancelLineDialog.tsx'
import { CancelOrderDialog } from './CancelOrderDialog.tsx'
import { CloseOrderDialog } from './CloseOrderDialog.tsx'
import type { DeskDialogProps } from './deskDialogProps.ts'
import { LineDialog } from './LineDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import type { OpenDialog } from './openDialog.ts'
import { SlipDialog } from './SlipDialog.tsx'

type OrderDialogProps = Pick<DeskDialogProps, 'shopId' | 'state' | 'orders' | 'front' | 'isOnline' | 'on' | 'onOpen' | 'onClose'> & {
  dialog: Exclude<OpenDialog, { kind: 'target' | 'options' | 'allergy' | 'sell' | 'confirm' }>
}

/** A dialog about an order or one of its lines. It keeps to the order it was opened for, in its latest state. */
export function OrderDialog({ dialog, shopId, state, orders, front, isOnline, on, onOpen, onClose }: OrderDialogProps) {
  const [openedFor] = useState(front.order)
  const order = openedFor && (state.orders.get(openedFor.id) ?? openedFor)
  if (!order) return null
  const common = { shopId, order, isOnline, onClose }
  const timeZone = state.shop.timeZone
  switch (dialog.kind) {
    case 'line': {
      const goods = lineOf(dialog.goodsId)
      return goods ? <LineDialog {...common} goods={goods} state={state} on={on} /> : null
    }
    case 'cancelLine': {
      const goods = lineOf(dialog.goodsId)
      return goods ? <CancelLineDialog {...common} goods={goods} timeZone={timeZone} /> : null
    }
    case 'cancelOrder':
      return <CancelOrderDialog {...common} />
    case 'close':
      return <CloseOrderDialog {...common} />
    case 'move':
      return (
        <MoveDialog
          {...common}
          places={state.places}
          orders={orders}
          onMoved={(to) => {
            // What is chosen for the guest and not sent yet goes along.
            front.pick(to, true)
            onClose()
          }}
        />
      )
    case 'slip':
      return <SlipDialog shopId={shopId} order={order} shop={state.shop} first={dialog.first} onClose={onClose} />
    case 'link':
      return <LinkDialog shopId={shopId} order={order} onPrint={() => onOpen({ kind: 'slip', first: 'guest' })} onClose={onClose} />
    default:
      return dialog satisfies never
  }

  function lineOf(goodsId: GoodsId) {
    return order?.goods.find((each) => each.id === goodsId)
  }
}
