import type { OrderId } from '@passline/shared/ids'
import type { Decided } from './desk/command.ts'

/** The decision about an order that this shop does not have: 404 notFound. */
export function unknownOrder(orderId: OrderId): Decided {
  return { happenings: [], answer: () => ({ refused: { code: 'notFound', detail: `No order ${orderId} in this shop.` } }) }
}
