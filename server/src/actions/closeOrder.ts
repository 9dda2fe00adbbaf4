import type { OrderId } from '@passline/shared/ids'
import { decideCleaning, decideClosing } from '../rules/closing.ts'
import { decideCallsOfCleaned } from '../rules/padCalls.ts'
import type { Ruling, ShopView } from '../rules/view.ts'
import { type Asker, commandBase, memberOf } from './asker.ts'
import type { Decided, Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { unknownOrder } from './unknownOrder.ts'

/**
 * Completes an order by hand [K15].
 * @returns 200 with the order, also when it was closed before; 409 unfinishedGoods with the list, unless `force`; 404 notFound
 */
export function completeOrder(desk: Desk, asker: Asker, orderId: OrderId, force: boolean): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { orderIds: [orderId] },
    decide: (view, moment) => {
      const order = view.order(orderId)
      return order ? closed(decideClosing(view, order, force, moment), (after) => after.order(orderId)) : unknownOrder(orderId)
    },
  })
}

/**
 * A room was cleaned: its open order is completed [K14], and what its guest called for is over.
 * @returns 200 with the order, or null when none was open; 409 unfinishedGoods with the list, unless `force`; 404 notFound
 */
export function cleanRoom(desk: Desk, asker: Asker, roomId: string, force: boolean): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: (view, moment) => {
      const orderId = view.openOrderAt('room', roomId)?.id
      const ruling = decideCleaning(view, roomId, force, moment)
      const calls = decideCallsOfCleaned(view, roomId, memberOf(asker))
      const both = 'refused' in ruling ? ruling : { happenings: [...ruling.happenings, ...calls] }
      return closed(both, (after) => orderId && after.order(orderId))
    },
  })
}

function closed(ruling: Ruling, order: (after: ShopView) => unknown): Decided {
  if ('refused' in ruling) return { happenings: [], answer: () => ruling }
  return { happenings: ruling.happenings, answer: (after) => ({ status: 200, body: { rev: after.rev, order: order(after) ?? null } }) }
}
