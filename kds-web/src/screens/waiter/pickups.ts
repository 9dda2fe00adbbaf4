import type { GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'

/** Goods of one order that are in the same place on their way: called, only made, or picked up. */
export interface Pile {
  readonly order: CateringOrder
  readonly status: GoodsStatus
  readonly goods: readonly OrderGoods[]
  /** Since when the goods wait, ISO 8601 UTC. */
  readonly since: string
  /** How often the goods were called. */
  readonly callCount: number
  /** Portions of the order that are still waiting or being made. */
  readonly toCome: number
}

/** What a waiter sees of the shop. */
export interface Pickups {
  /** Called, the longest wait first. */
  readonly called: readonly Pile[]
  /** Made and not called yet, the longest wait first. */
  readonly made: readonly Pile[]
  /** Picked up and on the way to a place, the latest first; empty when the shop does not record delivery [K6]. */
  readonly carried: readonly Pile[]
}

/** Goods wait at the pass since they were made: calling again does not make them any fresher [K4]. */
export function pickups(orders: readonly CateringOrder[], deliver: boolean): Pickups {
  return {
    called: piles(orders, 'called', (goods) => goods.madeAt),
    made: piles(orders, 'made', (goods) => goods.madeAt),
    carried: deliver ? piles(orders.filter(hasPlace), 'pickedUp', (goods) => goods.pickedUpAt).reverse() : [],
  }
}

function piles(orders: readonly CateringOrder[], status: GoodsStatus, sinceOf: (goods: OrderGoods) => string | null): Pile[] {
  return orders
    .flatMap((order) => {
      const goods = order.goods.filter((each) => each.status === status)
      if (goods.length === 0) return []
      return [
        {
          order,
          status,
          goods,
          since: goods.map((each) => sinceOf(each) ?? each.addedAt).reduce(earlier),
          callCount: Math.max(...goods.map((each) => each.callCount)),
          toCome: order.goods.filter(isToCome).reduce((sum, each) => sum + each.quantity, 0),
        },
      ]
    })
    .sort((a, b) => a.since.localeCompare(b.since))
}

function hasPlace(order: CateringOrder): boolean {
  return order.place !== null
}

function isToCome(goods: OrderGoods): boolean {
  return goods.status === 'waiting' || goods.status === 'making'
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}
