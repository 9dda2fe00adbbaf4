import { isOffered, isToMake, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'

/** What of an order has not been made yet. */
export interface Coming {
  readonly order: CateringOrder
  /** In the kitchen's hands, or waiting for the cashier. */
  readonly lines: readonly OrderGoods[]
  /** Held until somebody fires them, the next course first. */
  readonly courses: readonly { readonly course: number; readonly lines: readonly OrderGoods[] }[]
}

/** What a waiter can do about it. */
export interface ComingHandlers {
  onRush: (goodsId: GoodsId) => void
  onFire: (goodsIds: readonly GoodsId[]) => void
}

/**
 * What is still to come, the oldest order first. Of a room that somebody asks about it is everything; of the whole floor it is what a waiter
 * can do something about: courses to fire, and what was rushed.
 */
export function comingOf(orders: readonly CateringOrder[], isEverything: boolean): Coming[] {
  return orders
    .flatMap((order) => {
      const lines = order.goods.filter((goods) => isToCome(goods) && (isEverything || goods.rushCount > 0))
      const courses = coursesOf(order)
      return lines.length + courses.length === 0 ? [] : [{ order, lines, courses }]
    })
    .sort((a, b) => a.order.placedAt.localeCompare(b.order.placedAt))
}

/** Whether the kitchen may be asked to hurry now: it has the line, and was not asked a moment ago. @param now server time, ms */
export function mayRush(goods: OrderGoods, now: number): boolean {
  const isFresh = goods.rushedAt !== null && now - Date.parse(goods.rushedAt) < RUSH_APART_MS
  return goods.held === null && isOffered(goods, 'rush') && !isFresh
}

/** The kitchen is given so long to answer before it can be asked again. */
const RUSH_APART_MS = 60_000

function isToCome(goods: OrderGoods): boolean {
  return isToMake(goods) || goods.held === 'confirmation'
}

function coursesOf(order: CateringOrder): Coming['courses'] {
  const held = order.goods.filter((goods) => isOffered(goods, 'fire'))
  const numbers = [...new Set(held.map((goods) => goods.course))].sort((a, b) => a - b)
  return numbers.map((course) => ({ course, lines: held.filter((goods) => goods.course === course) }))
}
