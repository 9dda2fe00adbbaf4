import { isToMake, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'

type Foldable = Pick<OrderGoods, 'status' | 'held' | 'cancelSeenAt'>

/**
 * In which order the lines of a ticket that is too tall are folded away: what is done, then what is held, then what is to cook or to be
 * acknowledged; of each from the end.
 * @returns the places of the lines
 */
export function foldsOf(lines: readonly Foldable[]): number[] {
  return lines.map((_, at) => at).sort((a, b) => weightOf(lines[a]) - weightOf(lines[b]) || b - a)
}

function weightOf(goods: Foldable | undefined): number {
  if (!goods) return 0
  if (isToMake(goods) || isUnseenCancellation(goods)) return 2
  return goods.status === 'waiting' ? 1 : 0
}
