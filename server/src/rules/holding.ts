import type { Happening } from '@passline/shared/event'
import type { HeldReason, OrderGoods } from '@passline/shared/goods'
import type { CateringOrder, OrderSource } from '@passline/shared/order'
import type { ShopSettings } from '@passline/shared/shop'

/** Why new goods are not the kitchen's at once: the cashier has to accept what comes from a wristband [K26], or their course waits [K23]. */
export function heldFrom(
  source: OrderSource,
  goods: Pick<OrderGoods, 'course'>,
  all: readonly OrderGoods[],
  settings: Pick<ShopSettings, 'autoFire' | 'confirmWristband'>,
): HeldReason | null {
  if (source === 'wristband' && settings.confirmWristband) return 'confirmation'
  return heldForCourse(goods, all, settings)
}

/**
 * [K23] A later course waits until it is fired by hand, or, where courses follow by themselves, while anything of a course before it is not made.
 * @param all the goods of the order, these among them
 */
export function heldForCourse(
  { course }: Pick<OrderGoods, 'course'>,
  all: readonly OrderGoods[],
  { autoFire }: Pick<ShopSettings, 'autoFire'>,
): 'course' | null {
  if (course === 1) return null
  return !autoFire || all.some((each) => each.course < course && isUnmade(each)) ? 'course' : null
}

/** [K23] The next held course of an order is fired by itself when everything before it is made or cancelled; the courses after it wait. */
export function autoFired(order: CateringOrder, { autoFire }: Pick<ShopSettings, 'autoFire'>, at: string): Happening[] {
  const held = order.goods.filter((goods) => goods.held === 'course')
  if (!autoFire || order.closedAt !== null || held.length === 0) return []
  const next = Math.min(...held.map((goods) => goods.course))
  if (order.goods.some((goods) => goods.course < next && isUnmade(goods))) return []
  const fired = held.filter((goods) => goods.course === next).map(({ id }) => ({ id, held: null, firedAt: at }))
  return [{ name: 'goodsFired', data: { orderId: order.id, goods: fired } }]
}

function isUnmade({ status }: OrderGoods): boolean {
  return status === 'waiting' || status === 'making'
}
