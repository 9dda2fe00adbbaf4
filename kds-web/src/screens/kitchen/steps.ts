import { type GoodsAction, isUnseenCancellation, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { WallTicket } from './wall.ts'

/** What a tap does with lines: steps, the acknowledgement of cancelled ones, or taking the call back. */
export type Step =
  | { kind: 'take'; actions: readonly GoodsAction[]; goodsIds: readonly GoodsId[] }
  | { kind: 'seen'; goodsIds: readonly GoodsId[] }

/** What the bottom bar of a ticket does with all of its lines, or null when nothing is left. */
export type BarStep = Step & { label: 'startAll' | 'doneAll' | 'callAll' | 'gotItAll' | 'recallAll' }

/** The next step of one line [K21]. Delivery is the waiter's. */
export function lineStep(goods: OrderGoods, oneTap: boolean): Step | null {
  if (isUnseenCancellation(goods)) return { kind: 'seen', goodsIds: [goods.id] }
  const action = nextAction(goods)
  if (action === null || action === 'deliver') return null
  return { kind: 'take', actions: action === 'start' && oneTap ? ['start', 'done'] : [action], goodsIds: [goods.id] }
}

/**
 * The next step of the whole ticket: start while nothing is in the pan, else finish everything, then call, then acknowledge what was
 * cancelled. While the ticket is leaving, the call can be taken back.
 */
export function barStep(ticket: WallTicket, oneTap: boolean): BarStep | null {
  const idsOf = (status: (goods: OrderGoods) => boolean) => ticket.lines.filter(status).map((goods) => goods.id)
  const waiting = idsOf((goods) => goods.status === 'waiting')
  const toMake = idsOf((goods) => goods.status === 'waiting' || goods.status === 'making')
  if (toMake.length > 0 && toMake.length === waiting.length && !oneTap)
    return { kind: 'take', label: 'startAll', actions: ['start'], goodsIds: waiting }
  if (toMake.length > 0) return { kind: 'take', label: 'doneAll', actions: ['start', 'done'], goodsIds: toMake }
  const made = idsOf((goods) => goods.status === 'made')
  if (made.length > 0) return { kind: 'take', label: 'callAll', actions: ['call'], goodsIds: made }
  const unseen = idsOf(isUnseenCancellation)
  if (unseen.length > 0) return { kind: 'seen', label: 'gotItAll', goodsIds: unseen }
  const called = idsOf((goods) => goods.status === 'called')
  return called.length > 0 ? { kind: 'take', label: 'recallAll', actions: ['recall'], goodsIds: called } : null
}
