import type { GoodsActionRequest, GoodsOutcome } from '@passline/shared/api'
import { orderAfter } from '@passline/shared/apply'
import type { Code } from '@passline/shared/code'
import { CODES } from '@passline/shared/codes'
import type { Happening } from '@passline/shared/event'
import { clockStart, decide, type GoodsAction, type GoodsChange, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { type CateringOrder, completesByItself, isLocked, statusOf } from '@passline/shared/order'
import { autoFired } from './holding.ts'
import { portionsBack } from './selling.ts'
import type { Moment, ShopView } from './view.ts'

/** The event that tells of each action. */
const EVENT_OF = {
  start: 'goodsStarted',
  done: 'goodsMade',
  call: 'goodsCalled',
  pickUp: 'goodsPickedUp',
  deliver: 'goodsDelivered',
  cancel: 'goodsCancelled',
  recall: 'goodsRecalled',
  rush: 'goodsRushed',
  fire: 'goodsFired',
} as const satisfies Record<GoodsAction, Happening['name']>

export interface StepsRuling {
  happenings: Happening[]
  outcomes: GoodsOutcome[]
}

/**
 * Decides actions on goods, each line for itself [K11]: a refused line never holds back the others, and on one line the actions
 * are taken all or none [K21]. Naming fewer portions than the line has splits it [K17]. What follows happens with it: the next course is
 * fired [K23], portions of counted dishes come back [K27], the order ends [K15].
 */
export function decideSteps(view: ShopView, request: GoodsActionRequest, moment: Moment): StepsRuling {
  const acting = { ...moment, tappedAt: tapOf(request, moment) }
  const splits: Happening[] = []
  const steps: Step[] = []
  const outcomes: GoodsOutcome[] = []
  const touched = new Map<string, { before: CateringOrder; after: CateringOrder }>()
  for (const wanted of request.goods) {
    const stored = view.orderOfGoods(wanted.goodsId)
    const order = stored && (touched.get(stored.id)?.after ?? stored)
    const taken = order
      ? stepsOf(order, wanted, request.actions, view.shop.settings.deliver, acting)
      : refused(wanted.goodsId, null, 'unknownGoods')
    outcomes.push(taken.outcome)
    if (!stored || !order || taken.steps.length === 0) continue
    splits.push(...taken.splits)
    steps.push(...taken.steps)
    touched.set(stored.id, { before: stored, after: after(order, [...taken.splits, ...taken.steps.map((each) => each.happening)]) })
  }
  const orders = [...touched.values()]
  const fired = orders.flatMap((order) => autoFired(order.after, view.shop.settings, moment.at))
  const back = portionsBack(view, orders.flatMap(cancelledMeanwhile))
  const statuses = orders.flatMap((order) => statusHappenings(order.before, order.after))
  return { happenings: [...splits, ...gathered(steps), ...fired, ...back, ...statuses], outcomes }
}

/** What follows when the goods of an order have changed: its status may have [K15]. */
export function statusHappenings(before: CateringOrder, after: CateringOrder): Happening[] {
  const status = statusOf(after)
  if (status === before.status && after.closedAt === before.closedAt) return []
  const data = { orderId: after.id, status, closedAt: after.closedAt }
  switch (status) {
    case 'completed':
      return [{ name: 'orderCompleted', data }]
    case 'cancelled':
      return [{ name: 'orderCancelled', data }]
    case 'open':
      return [{ name: 'orderReopened', data: { order: { ...after, status } } }]
    default:
      return status satisfies never
  }
}

/** The order after some happenings about it. */
export function after(order: CateringOrder, happenings: readonly Happening[]): CateringOrder {
  return happenings.reduce((each, happening) => orderAfter(each, happening) ?? each, order)
}

/** Cooks have seen that these lines were cancelled [K19]. Lines that are unknown, not cancelled or seen already change nothing. */
export function decideSeen(view: ShopView, goodsIds: readonly GoodsId[], moment: Moment): Happening[] {
  const changes = new Map<CateringOrder, GoodsChange[]>()
  for (const goodsId of new Set(goodsIds)) {
    const order = view.orderOfGoods(goodsId)
    const goods = order?.goods.find((each) => each.id === goodsId)
    if (order && goods && isUnseenCancellation(goods))
      changes.set(order, [...(changes.get(order) ?? []), { id: goodsId, cancelSeenAt: moment.at }])
  }
  return [...changes].map(([order, goods]) => ({ name: 'cancellationSeen', data: { orderId: order.id, goods } }))
}

type StepHappening = Extract<Happening, { name: (typeof EVENT_OF)[GoodsAction] }>

/** One action on one line: the position of the action in the request, and what it does. */
interface Step {
  position: number
  happening: StepHappening
}

interface Taken {
  splits: Happening[]
  steps: Step[]
  outcome: GoodsOutcome
}

/** A moment at which people act; `tappedAt`, ISO 8601, is earlier than `at` when the network was gone in between. */
type Acting = Moment & { tappedAt: string }

/** A screen that was away longer, or whose clock is wrong, is not believed. */
const LONGEST_AWAY_MS = 600_000

function tapOf({ tappedAt }: GoodsActionRequest, { now, at }: Moment): string {
  if (tappedAt === undefined) return at
  return new Date(Math.min(now, Math.max(now - LONGEST_AWAY_MS, Date.parse(tappedAt)))).toISOString()
}

/** Goods are in the pan since the tap, so that their clock and their timer do not begin anew when the network is back. */
function stampOf(action: GoodsAction, goods: OrderGoods, { at, tappedAt }: Acting): string {
  if (action !== 'start') return at
  const ordered = clockStart(goods)
  return tappedAt < ordered ? ordered : tappedAt
}

/** The actions on one line: all or none. */
function stepsOf(
  order: CateringOrder,
  wanted: GoodsActionRequest['goods'][number],
  actions: readonly GoodsAction[],
  delivers: boolean,
  moment: Acting,
): Taken {
  const line = order.goods.find((each) => each.id === wanted.goodsId)
  if (!line) return refused(wanted.goodsId, null, 'unknownGoods')
  if (actions.includes('deliver') && !delivers) return refused(line.id, line, 'deliverOff')
  const quantity = wanted.quantity ?? line.quantity
  if (quantity > line.quantity) return refused(line.id, line, 'quantityTooLarge')

  const part = quantity < line.quantity ? partOf(line, quantity, moment) : null
  let goods = part ?? line
  const steps: Step[] = []
  for (const [position, action] of actions.entries()) {
    const decision = decide(goods, action, stampOf(action, goods, moment))
    if (decision.outcome === 'rejected') return refused(line.id, line, decision.code)
    if (decision.outcome === 'unchanged') continue
    if (action === 'start' && isLocked(order, goods)) return refused(line.id, line, 'allergyUnseen')
    steps.push({ position, happening: { name: EVENT_OF[action], data: { orderId: order.id, goods: [decision.change] } } })
    goods = { ...goods, ...decision.change } as OrderGoods
  }
  if (steps.length === 0) return { splits: [], steps, outcome: outcomeOf('unchanged', line.id, line) }
  if (isClosed(order)) return refused(line.id, line, 'orderClosed')
  const outcome = { ...outcomeOf('changed', line.id, goods), partId: part?.id ?? null }
  return { splits: part ? [splitOf(order, line, part)] : [], steps, outcome }
}

function splitOf(order: CateringOrder, line: OrderGoods, part: OrderGoods): Happening {
  return { name: 'goodsSplit', data: { orderId: order.id, goodsId: line.id, quantity: line.quantity - part.quantity, part } }
}

/** A room's or table's order that was closed stays closed; a take-away order that ended by itself can be taken back. */
function isClosed(order: CateringOrder): boolean {
  return order.closedAt !== null || (order.status === 'completed' && !completesByItself(order.source))
}

function partOf(line: OrderGoods, quantity: number, moment: Moment): OrderGoods {
  return { ...line, id: moment.newId() as GoodsId, quantity, splitFrom: line.id }
}

function outcomeOf(outcome: GoodsOutcome['outcome'], id: GoodsId, goods: OrderGoods | null): GoodsOutcome {
  return { goodsId: id, outcome, status: goods?.status ?? null, code: null, detail: null, partId: null }
}

function refused(id: GoodsId, goods: OrderGoods | null, code: Code): Taken {
  return { splits: [], steps: [], outcome: { ...outcomeOf('rejected', id, goods), code, detail: CODES[code].title } }
}

/** What was cancelled between two states of an order, parts of lines too. */
function cancelledMeanwhile({ before, after }: { before: CateringOrder; after: CateringOrder }): OrderGoods[] {
  const known = new Set(before.goods.filter((goods) => goods.status === 'cancelled').map((goods) => goods.id))
  return after.goods.filter((goods) => goods.status === 'cancelled' && !known.has(goods.id))
}

/** One event per order and action instead of one per line; the actions keep their order. */
function gathered(steps: readonly Step[]): Happening[] {
  const groups = new Map<string, Step>()
  for (const { position, happening } of steps) {
    const group = `${position} ${happening.data.orderId}`
    const goods = [...(groups.get(group)?.happening.data.goods ?? []), ...happening.data.goods]
    groups.set(group, { position, happening: { name: happening.name, data: { orderId: happening.data.orderId, goods } } })
  }
  return [...groups.values()].sort((a, b) => a.position - b.position).map((step) => step.happening)
}
