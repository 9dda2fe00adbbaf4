import { clockStart, isToMake, type OrderGoods } from '@passline/shared/goods'
import type { ShopState } from '@passline/shared/state'

/** What stands open in a shop, counted by lines. @param now server time, ms */
export function nowCounts({ orders, dishes }: Pick<ShopState, 'orders' | 'dishes'>, now: number) {
  const open = [...orders.values()].filter((order) => order.status === 'open')
  const goods = open.flatMap((order) => order.goods)
  const count = (fits: (each: OrderGoods) => boolean) => goods.filter(fits).length
  return {
    orders: open.length,
    waiting: count((each) => each.status === 'waiting' && each.held === null),
    making: count((each) => each.status === 'making'),
    made: count((each) => each.status === 'made'),
    called: count((each) => each.status === 'called'),
    held: count((each) => each.status === 'waiting' && each.held !== null),
    late: count((each) => isToMake(each) && now - Date.parse(clockStart(each)) > each.expectedMinutes * 60_000),
    soldOut: [...dishes.values()].filter((dish) => dish.soldOut || dish.remaining === 0),
  }
}
