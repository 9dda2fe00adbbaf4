import { isOffered, lineFen, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'

/** What cancelling an order would do [K16]: the lines that go, and those that are too far along. */
export interface CancelPlan {
  readonly goes: readonly OrderGoods[]
  readonly stays: readonly OrderGoods[]
  /** Price of what goes, in fen. */
  readonly fen: number
}

export function cancelPlan(order: CateringOrder): CancelPlan {
  const goes = order.goods.filter((goods) => isOffered(goods, 'cancel'))
  return {
    goes,
    stays: order.goods.filter((goods) => !goes.includes(goods) && goods.status !== 'cancelled'),
    fen: goes.reduce((sum, goods) => sum + lineFen(goods), 0),
  }
}

/** Price of some portions of a line, in fen. */
export function partFen(goods: OrderGoods, quantity: number): number {
  return lineFen({ ...goods, quantity })
}
