import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'

/** A line of an order that this screen follows. */
export interface Found {
  goods: OrderGoods
  seqNo: number
}

export function lineOf(state: ShopState | null, goodsId: GoodsId): Found | null {
  for (const order of state?.orders.values() ?? []) {
    const goods = order.goods.find((each) => each.id === goodsId)
    if (goods) return { goods, seqNo: order.seqNo }
  }
  return null
}
