import { isOffered, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { agingOf } from '../../parts/aging.ts'

/**
 * Whether a dish of the order takes longer than it should.
 * @param now server time, ms
 */
export function isLate(order: CateringOrder, now: number): boolean {
  return agingOf(order.goods, now).level === 'late'
}

/** Whether the kitchen can be asked to hurry: what is held is not the kitchen's yet. */
export function canRush(goods: Pick<OrderGoods, 'status' | 'held'>): boolean {
  return goods.held === null && isOffered(goods, 'rush')
}

/** A second tap right after the first is a slip of the finger: the kitchen has only just been told. */
export function isJustRushed(goods: Pick<OrderGoods, 'rushedAt'>, now: number): boolean {
  return goods.rushedAt !== null && now - Date.parse(goods.rushedAt) < JUST_MS
}

const JUST_MS = 5_000
