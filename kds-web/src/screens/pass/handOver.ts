import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'

/** How many portions of each line go out now; a line that is missing goes whole. */
export type Chosen = ReadonlyMap<GoodsId, number>

export function portionsOf(goods: OrderGoods, chosen: Chosen): number {
  return Math.min(chosen.get(goods.id) ?? goods.quantity, goods.quantity)
}

/** The lines that go out, as a step names them: a part with its portions [K17], a whole line without. */
export function namedOf(ready: readonly OrderGoods[], chosen: Chosen): { goodsId: GoodsId; quantity?: number }[] {
  return ready.flatMap((goods) => {
    const quantity = portionsOf(goods, chosen)
    if (quantity === 0) return []
    return [quantity === goods.quantity ? { goodsId: goods.id } : { goodsId: goods.id, quantity }]
  })
}

export function portions(ready: readonly OrderGoods[], chosen: Chosen): number {
  return ready.reduce((sum, goods) => sum + portionsOf(goods, chosen), 0)
}
