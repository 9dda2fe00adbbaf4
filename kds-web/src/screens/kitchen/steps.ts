import { type GoodsAction, isUnseenCancellation, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { type BarLabel, PLAIN, type TicketView } from '../../parts/ticketView.ts'
import { isShut } from './allergyBlocks.ts'

/** What a tap does with lines: steps, the acknowledgement of cancelled ones, or of what changed. */
export type Step =
  | { kind: 'take'; actions: readonly GoodsAction[]; goodsIds: readonly GoodsId[] }
  | { kind: 'seen'; goodsIds: readonly GoodsId[] }
  | { kind: 'news' }

/** What the bottom bar of a ticket does with all of its lines, or null when nothing is left; `locked` does nothing. */
export type BarStep = (Step | { kind: 'locked' }) & { label: BarLabel }

/** The next step of one line [K21]. A held line is fired with its whole course. Delivery is the waiter's. */
export function lineStep({ order, marks }: Pick<TicketView, 'order' | 'marks'>, goods: OrderGoods, oneTap: boolean): Step | null {
  if ((marks.get(goods.id) ?? PLAIN).movedTo !== null) return { kind: 'news' }
  if (isUnseenCancellation(goods)) return { kind: 'seen', goodsIds: [goods.id] }
  const action = nextAction(goods)
  if (action === null || action === 'deliver') return null
  if (action === 'fire') return { kind: 'take', actions: ['fire'], goodsIds: idsOf(order.goods, (each) => isHeldIn(each, goods.course)) }
  if (action === 'start' && isShut(order, goods)) return null
  return { kind: 'take', actions: action === 'start' && oneTap ? ['start', 'done'] : [action], goodsIds: [goods.id] }
}

/**
 * The next step of the whole ticket: start while nothing is in the pan, else finish everything, then call, then acknowledge what was
 * cancelled, then fire what is held. Lines whose allergy nobody has acknowledged stay. While the ticket is leaving, the call can be taken back.
 */
export function barStep(ticket: TicketView, oneTap: boolean): BarStep | null {
  const { order, work } = ticket
  const waiting = idsOf(work, (goods) => goods.status === 'waiting' && goods.held === null && !isShut(order, goods))
  const making = idsOf(work, (goods) => goods.status === 'making')
  if (making.length === 0 && waiting.length > 0 && !oneTap)
    return { kind: 'take', label: 'startAll', actions: ['start'], goodsIds: waiting }
  if (making.length + waiting.length > 0)
    return {
      kind: 'take',
      label: 'doneAll',
      actions: ['start', 'done'],
      goodsIds: idsOf(work, ({ id }) => making.includes(id) || waiting.includes(id)),
    }
  if (work.some((goods) => goods.held === null && isShut(order, goods))) return { kind: 'locked', label: 'locked' }
  const made = idsOf(work, (goods) => goods.status === 'made')
  if (made.length > 0) return { kind: 'take', label: 'callAll', actions: ['call'], goodsIds: made }
  const unseen = idsOf(work, isUnseenCancellation)
  if (unseen.length > 0) return { kind: 'seen', label: 'gotItAll', goodsIds: unseen }
  if (work.length < ticket.lines.length) return { kind: 'news', label: 'gotItAll' }
  const held = idsOf(order.goods, (goods) => isHeldIn(goods, nextCourse(order.goods)))
  if (held.length > 0) return { kind: 'take', label: 'fireAll', actions: ['fire'], goodsIds: held }
  const called = idsOf(work, (goods) => goods.status === 'called')
  return called.length > 0 ? { kind: 'take', label: 'recallAll', actions: ['recall'], goodsIds: called } : null
}

/** The course that comes next of those that are held. */
function nextCourse(lines: readonly OrderGoods[]): number {
  return Math.min(...lines.filter((goods) => goods.held === 'course').map((goods) => goods.course))
}

function isHeldIn(goods: OrderGoods, course: number): boolean {
  return goods.held === 'course' && goods.status === 'waiting' && goods.course === course
}

function idsOf(lines: readonly OrderGoods[], is: (goods: OrderGoods) => boolean): GoodsId[] {
  return lines.filter(is).map((goods) => goods.id)
}
