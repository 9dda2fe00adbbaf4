import { randomUUID } from 'node:crypto'
import type { GoodsId, OrderId, ShopId } from '@passline/shared/ids'
import { type UnseenGoods, unseenKey } from '@passline/shared/unseen'
import type { Pool } from '../db/pool.ts'
import { singleStatement } from '../db/tx.ts'
import { insertSeen, type SeenGoods } from '../store/sight.ts'
import type { Desk } from './desk/Desk.ts'

/** What was ordered or cancelled, as goods of an order. */
export interface Sighted {
  shopId: ShopId
  orderId: OrderId
  goodsId: GoodsId
  what: UnseenGoods['what']
}

/** Writes down which screens painted what, and takes back that it was unseen where that was said. */
export async function noteSeen({ pool, desk }: { pool: Pool; desk: Desk }, seen: readonly (Sighted & SeenGoods)[]): Promise<void> {
  await singleStatement(pool, (tx) => insertSeen(tx, seen))
  await endUnseen(desk, seen, (each) => each.deviceId)
}

/** Takes back that goods are unseen: somebody has seen them, or works on them, or they are cancelled. */
export async function endUnseen<T extends Sighted>(desk: Desk, goods: readonly T[], actorOf: (goods: T) => string): Promise<void> {
  const byOrder = new Map<OrderId, T[]>()
  for (const each of goods) byOrder.set(each.orderId, [...(byOrder.get(each.orderId) ?? []), each])
  for (const [orderId, named] of byOrder) {
    const [first] = named
    if (!first) continue
    const { shopId } = first
    const isMarked = await desk.read(shopId, (book) => named.some((each) => book.unseen.has(unseenKey(each))))
    if (!isMarked) continue
    await desk.submit({
      shopId,
      actor: actorOf(first),
      key: { scope: `sight ${shopId}`, key: randomUUID(), requestHash: '' },
      decide: (view) => {
        const marked = named.filter((each) => view.isUnseen(each)).map(({ goodsId, what }) => ({ goodsId, what }))
        return {
          happenings: marked.length > 0 ? [{ name: 'orderSeen', data: { orderId, goods: marked } }] : [],
          answer: (after) => ({ status: 200, body: { rev: after.rev } }),
        }
      },
    })
  }
}
