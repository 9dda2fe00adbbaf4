import type { GoodsId, OrderId } from '@passline/shared/ids'
import { decideConfirming } from '../rules/confirming.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { outcomesDecided } from './stepGoods.ts'
import { unknownOrder } from './unknownOrder.ts'

/**
 * Accepts or refuses goods of an order that wait for the cashier [K26].
 * @returns 200 with an outcome for each; 409 allRejected, with the outcomes, when none of them waits; 404 notFound
 */
export function confirmGoods(
  desk: Desk,
  asker: Asker,
  orderId: OrderId,
  wanted: { goodsIds: readonly GoodsId[]; how: 'accept' | 'refuse' },
): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { orderIds: [orderId] },
    decide: (view, moment) => {
      const order = view.order(orderId)
      return order ? outcomesDecided(decideConfirming(view, order, wanted, moment)) : unknownOrder(orderId)
    },
  })
}
