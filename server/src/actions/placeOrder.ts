import type { PlaceOrderRequest } from '@passline/shared/api'
import { guestFault } from '../rules/devicePlace.ts'
import { decidePlacing } from '../rules/placing.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/**
 * Places an order, or adds to the open order of the same room, wristband or table [K12], under the next number of the business
 * day [K13].
 * @returns 201 with the whole order; 409 soldOut, notEnough [K27] and 422 unknownDish, optionInvalid, unknownPlace, placeMismatch, orderTooLarge: then
 *   nothing was written; 403 otherPlace and sourceMismatch when a guest's device orders for another place, or with another source, than
 *   its own
 */
export function placeOrder(desk: Desk, asker: Asker, request: PlaceOrderRequest): Promise<Reply> {
  const fault = guestFault(asker.device, request)
  return desk.submit({
    ...commandBase(asker),
    decide: (view, moment) => {
      const ruling = fault ? { refused: fault } : decidePlacing(view, request, moment)
      if ('refused' in ruling) return { happenings: [], answer: () => ruling }
      const [happening] = ruling.happenings
      const joined = happening?.name === 'goodsAdded'
      const orderId = happening?.name === 'orderPlaced' ? happening.data.order.id : joined ? happening.data.orderId : ''
      return {
        happenings: ruling.happenings,
        answer: (after) => ({ status: 201, body: { rev: after.rev, joined, order: after.order(orderId) } }),
      }
    },
  })
}
