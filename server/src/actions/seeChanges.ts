import type { ChangesSeenRequest } from '@passline/shared/api'
import type { GoodsId, OrderId } from '@passline/shared/ids'
import { decideChangesSeen, decideRushSeen } from '../rules/acknowledging.ts'
import { type Asker, commandBase, memberOf } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { unknownOrder } from './unknownOrder.ts'

/** Stations acknowledge allergies, additions and edits of an order [K24, K25]. @returns 200, also when nothing changed; 404 notFound */
export function seeChanges(desk: Desk, asker: Asker, orderId: OrderId, request: ChangesSeenRequest): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { orderIds: [orderId] },
    decide: (view, moment) => {
      const order = view.order(orderId)
      if (!order) return unknownOrder(orderId)
      return {
        happenings: decideChangesSeen(view, order, request, memberOf(asker), moment),
        answer: (after) => ({ status: 200, body: { rev: after.rev } }),
      }
    },
  })
}

/** The kitchen has seen that goods were rushed [K10]. @returns 200, also when nothing changed */
export function seeRushes(desk: Desk, asker: Asker, goodsIds: readonly GoodsId[]): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { goodsIds },
    decide: (view, moment) => ({
      happenings: decideRushSeen(view, goodsIds, memberOf(asker), moment),
      answer: (after) => ({ status: 200, body: { rev: after.rev } }),
    }),
  })
}
