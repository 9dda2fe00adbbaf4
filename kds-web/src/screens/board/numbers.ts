import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'

export interface ReadyNumber {
  order: CateringOrder
  /** The latest call of its goods, ms. */
  calledAt: number
  callCount: number
  /** Something of the order is still to come, in the kitchen, held or not called yet: the guest gets a part. */
  isPart: boolean
}

export interface BoardNumbers {
  /** By sequence number. */
  making: readonly CateringOrder[]
  /** Latest call first. */
  ready: readonly ReadyNumber[]
}

/**
 * Which numbers guests see: called and not picked up yet, and those still being made. A number that was picked up is gone, and one of which
 * everything waits, for its course or for the cashier, is not there yet.
 */
export function numbersOf(state: ShopState): BoardNumbers {
  const open = [...state.orders.values()].filter((order) => order.status === 'open')
  const ready = open.flatMap(readyNumber).sort((a, b) => b.calledAt - a.calledAt || b.order.seqNo - a.order.seqNo)
  const isReady = new Set(ready.map((each) => each.order.id))
  const making = open.filter((order) => !isReady.has(order.id) && order.goods.some(isInKitchen))
  return { making: making.sort((a, b) => a.businessDay.localeCompare(b.businessDay) || a.seqNo - b.seqNo), ready }
}

function isInKitchen(goods: OrderGoods): boolean {
  return isToMake(goods) || goods.status === 'made'
}

function readyNumber(order: CateringOrder): ReadyNumber[] {
  const called = order.goods.filter((goods) => goods.status === 'called')
  if (called.length === 0) return []
  return [
    {
      order,
      calledAt: Math.max(...called.map((goods) => (goods.calledAt === null ? 0 : Date.parse(goods.calledAt)))),
      callCount: Math.max(...called.map((goods) => goods.callCount)),
      isPart: order.goods.some((goods) => isInKitchen(goods) || goods.held === 'course'),
    },
  ]
}
