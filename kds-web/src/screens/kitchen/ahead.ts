import { clockStart, type OrderGoods } from '@passline/shared/goods'
import type { WallTicket } from './wall.ts'

/**
 * Whether a ticket stands before those that have time: it is overdue, or has something that was made too late and still waits for its call.
 * Without that a ticket that was just completed would go to a later page before anybody can call it.
 */
export function isAhead(
  { order, lines, isLeaving }: Pick<WallTicket, 'order' | 'lines' | 'isLeaving'>,
  lateIds: ReadonlySet<string>,
): boolean {
  return lateIds.has(order.id) || lines.some((goods) => (goods.status === 'made' || isLeaving) && wasLate(goods))
}

function wasLate(goods: OrderGoods): boolean {
  return goods.madeAt !== null && Date.parse(goods.madeAt) > Date.parse(clockStart(goods)) + goods.expectedMinutes * 60_000
}
