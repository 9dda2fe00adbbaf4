import type { OrderId } from '@passline/shared/ids'
import { decideCancelling } from '../rules/closing.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { outcomesDecided } from './stepGoods.ts'
import { unknownOrder } from './unknownOrder.ts'

/**
 * Cancels what is still waiting of an order [K16].
 * @returns 200 with the order and an outcome for each line; 409 allRejected when the kitchen has started everything; 404 notFound
 */
export function cancelOrder(desk: Desk, asker: Asker, orderId: OrderId): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { orderIds: [orderId] },
    decide: (view, moment) => {
      const order = view.order(orderId)
      if (!order) return unknownOrder(orderId)
      return outcomesDecided(decideCancelling(view, order, moment), (after) => ({ order: after.order(orderId) }))
    },
  })
}
