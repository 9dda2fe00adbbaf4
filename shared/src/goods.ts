import * as z from 'zod'
import { allergenList } from './allergen.ts'
import type { Code } from './code.ts'
import { dishId, goodsId, stationId } from './ids.ts'
import { seenMark } from './staff.ts'
import { fen, instant, nameSchema, text } from './text.ts'

export const goodsStatuses = ['waiting', 'making', 'made', 'called', 'pickedUp', 'delivered', 'cancelled'] as const
export const goodsActions = ['start', 'done', 'call', 'pickUp', 'deliver', 'cancel', 'recall', 'rush', 'fire'] as const
export const goodsStatus = z.enum(goodsStatuses)
export const goodsAction = z.enum(goodsActions)
export type GoodsStatus = (typeof goodsStatuses)[number]
export type GoodsAction = (typeof goodsActions)[number]

/** The courses (道) of a meal, from 1. */
export const course = z.int().min(1).max(9)

/**
 * Why waiting goods are not the kitchen's yet: their course is held (叫起) until it is fired, or the cashier has not accepted the order.
 */
export const heldReasons = ['course', 'confirmation'] as const
export const heldReason = z.enum(heldReasons)
export type HeldReason = (typeof heldReasons)[number]

export const chosenOption = z.strictObject({ groupId: z.string(), choiceId: z.string(), name: nameSchema, priceFen: fen })

/** One line of an order: a dish, its number of portions, its options and note. The unit that has a status. */
export const orderGoods = z.strictObject({
  id: goodsId,
  /** Position on the ticket, from 1; the parts of a split line share it. */
  line: z.int(),
  /** 1 for the goods of the first request, 2 and more for what was added later [K12]. */
  round: z.int(),
  dishId,
  name: nameSchema,
  stationId,
  /** Price of one portion without its options. */
  priceFen: fen,
  quantity: z.int(),
  options: z.array(chosenOption),
  note: text(200),
  /** Minutes the kitchen is expected to take. */
  expectedMinutes: z.int(),
  /** Seconds that the dish takes on the fire, for the timer that starts with `start`; null: it has none. */
  timerSeconds: z.int().nullable().default(null),
  /** What it contains that can hurt a guest. */
  allergens: allergenList.default([]),
  course: course.default(1),
  status: goodsStatus,
  /** Only waiting goods are held. */
  held: heldReason.nullable().default(null),
  /** When held goods became the kitchen's; null when they were never held. */
  firedAt: instant.nullable().default(null),
  addedAt: instant,
  startedAt: instant.nullable(),
  madeAt: instant.nullable(),
  /** The latest call. */
  calledAt: instant.nullable(),
  callCount: z.int(),
  pickedUpAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  rushCount: z.int(),
  rushedAt: instant.nullable(),
  /** Who in the kitchen has seen the latest rush. */
  rushSeen: seenMark.nullable().default(null),
  cancelledAt: instant.nullable(),
  cancelReason: z.enum(['requested', 'orderClosed', 'refused']).nullable(),
  /** A cancelled line stays on the kitchen screen until a cook has seen it [K19]. */
  cancelSeenAt: instant.nullable(),
  /** The line this part was split from [K17]. */
  splitFrom: goodsId.nullable(),
})
export type OrderGoods = z.infer<typeof orderGoods>

/** What a step changes in a line. Carried by events and set by `apply`. */
export const goodsChange = orderGoods
  .pick({
    stationId: true,
    note: true,
    status: true,
    startedAt: true,
    madeAt: true,
    calledAt: true,
    callCount: true,
    pickedUpAt: true,
    deliveredAt: true,
    rushCount: true,
    rushedAt: true,
    cancelledAt: true,
    cancelReason: true,
    cancelSeenAt: true,
  })
  .partial()
  // Fields with a default are named anew: a default would be read into every change that does not speak of them.
  .extend({
    id: goodsId,
    held: heldReason.nullable().optional(),
    firedAt: instant.nullable().optional(),
    rushSeen: seenMark.nullable().optional(),
  })
export type GoodsChange = z.infer<typeof goodsChange>

type Cell = { to: GoodsStatus } | { release: true } | { same: true } | { back: true } | { mark: true } | { refuse: Code }

const to = (status: GoodsStatus): Cell => ({ to: status })
const same: Cell = { same: true }
const back: Cell = { back: true }
const mark: Cell = { mark: true }
const release: Cell = { release: true }
const refuse = (code: Code): Cell => ({ refuse: code })

/** The whole grid [K1–K10]: what each action does to goods in each status. Nothing else decides a status. */
export const MOVES = {
  start: {
    waiting: to('making'),
    making: same,
    made: same,
    called: same,
    pickedUp: same,
    delivered: same,
    cancelled: refuse('cancelled'),
  },
  done: {
    waiting: refuse('notStarted'),
    making: to('made'),
    made: same,
    called: same,
    pickedUp: same,
    delivered: same,
    cancelled: refuse('cancelled'),
  },
  call: {
    waiting: refuse('notMade'),
    making: refuse('notMade'),
    made: to('called'),
    called: to('called'),
    pickedUp: refuse('alreadyPickedUp'),
    delivered: refuse('alreadyPickedUp'),
    cancelled: refuse('cancelled'),
  },
  pickUp: {
    waiting: refuse('notMade'),
    making: refuse('notMade'),
    made: to('pickedUp'),
    called: to('pickedUp'),
    pickedUp: same,
    delivered: same,
    cancelled: refuse('cancelled'),
  },
  deliver: {
    waiting: refuse('notPickedUp'),
    making: refuse('notPickedUp'),
    made: refuse('notPickedUp'),
    called: refuse('notPickedUp'),
    pickedUp: to('delivered'),
    delivered: same,
    cancelled: refuse('cancelled'),
  },
  cancel: {
    waiting: to('cancelled'),
    making: refuse('alreadyStarted'),
    made: refuse('alreadyStarted'),
    called: refuse('alreadyStarted'),
    pickedUp: refuse('alreadyStarted'),
    delivered: refuse('alreadyStarted'),
    cancelled: same,
  },
  recall: {
    waiting: refuse('nothingToRecall'),
    making: to('waiting'),
    made: to('making'),
    called: to('made'),
    pickedUp: back,
    delivered: to('pickedUp'),
    cancelled: refuse('cancelled'),
  },
  rush: {
    waiting: mark,
    making: mark,
    made: refuse('alreadyMade'),
    called: refuse('alreadyMade'),
    pickedUp: refuse('alreadyMade'),
    delivered: refuse('alreadyMade'),
    cancelled: refuse('cancelled'),
  },
  fire: {
    waiting: release,
    making: same,
    made: same,
    called: same,
    pickedUp: same,
    delivered: same,
    cancelled: refuse('cancelled'),
  },
} as const satisfies Record<GoodsAction, Record<GoodsStatus, Cell>>

export type Decision = { outcome: 'changed'; change: GoodsChange } | { outcome: 'unchanged' } | { outcome: 'rejected'; code: Code }

/**
 * What an action does to one line.
 * @param at the instant of the action, ISO 8601 UTC
 * @returns the change to make, or that nothing changes (idempotent), or the code of the refusal [K1–K10]
 */
export function decide(goods: OrderGoods, action: GoodsAction, at: string): Decision {
  const cell: Cell = MOVES[action][goods.status]
  if ('refuse' in cell) return { outcome: 'rejected', code: cell.refuse }
  if ('same' in cell) return { outcome: 'unchanged' }
  if (goods.held === 'confirmation' && NEEDS_CONFIRMATION.has(action)) return { outcome: 'rejected', code: 'unconfirmed' }
  if (goods.held === 'course' && action === 'start') return { outcome: 'rejected', code: 'held' }
  if ('release' in cell) {
    return goods.held === null ? { outcome: 'unchanged' } : { outcome: 'changed', change: { id: goods.id, held: null, firedAt: at } }
  }
  if ('mark' in cell) {
    return { outcome: 'changed', change: { id: goods.id, rushCount: goods.rushCount + 1, rushedAt: at, rushSeen: null } }
  }
  if (action === 'recall') return { outcome: 'changed', change: { id: goods.id, ...stepBack(goods) } }
  const status = 'to' in cell ? cell.to : goods.status
  return { outcome: 'changed', change: { id: goods.id, status, ...stamp(goods, status, at) } }
}

/** Whether a screen should offer the action: it would change something. */
export function isOffered({ status, held }: Pick<OrderGoods, 'status' | 'held'>, action: GoodsAction): boolean {
  const cell: Cell = MOVES[action][status]
  if (held !== null && action === 'start') return false
  if (held === 'confirmation' && NEEDS_CONFIRMATION.has(action)) return false
  if ('release' in cell) return held === 'course'
  return 'to' in cell || 'back' in cell || 'mark' in cell
}

/** The step that a tap on the line takes next, or null when the kitchen has none left. */
export function nextAction({ status, held }: Pick<OrderGoods, 'status' | 'held'>): GoodsAction | null {
  if (held !== null) return held === 'course' ? 'fire' : null
  return NEXT[status]
}

/** When the kitchen's clock of a line began: when it was fired, else when it was ordered. ISO 8601, UTC. */
export function clockStart(goods: Pick<OrderGoods, 'firedAt' | 'addedAt'>): string {
  return goods.firedAt ?? goods.addedAt
}

/** Whether the kitchen has it to make: waiting and not held, or in the pan. */
export function isToMake({ status, held }: Pick<OrderGoods, 'status' | 'held'>): boolean {
  return status === 'making' || (status === 'waiting' && held === null)
}

/** What waits for the cashier, or was refused there, never was the kitchen's. */
export function isTheKitchens(goods: Pick<OrderGoods, 'held' | 'cancelReason'>): boolean {
  return goods.held !== 'confirmation' && goods.cancelReason !== 'refused'
}

/** What nobody may ask of goods that the cashier has not accepted: the kitchen does not see them. */
const NEEDS_CONFIRMATION: ReadonlySet<GoodsAction> = new Set(['start', 'fire', 'rush'])

const NEXT: Record<GoodsStatus, GoodsAction | null> = {
  waiting: 'start',
  making: 'done',
  made: 'call',
  called: 'pickUp',
  pickedUp: 'deliver',
  delivered: null,
  cancelled: null,
}

/** Goods that still need somebody: neither with the guest nor cancelled. */
export function isUnfinished(goods: Pick<OrderGoods, 'status'>): boolean {
  return UNFINISHED.has(goods.status)
}

const UNFINISHED: ReadonlySet<GoodsStatus> = new Set(['waiting', 'making', 'made', 'called'])

/** A cancelled line that no cook has acknowledged yet [K19]. */
export function isUnseenCancellation(goods: Pick<OrderGoods, 'status' | 'cancelSeenAt'>): boolean {
  return goods.status === 'cancelled' && goods.cancelSeenAt === null
}

/** Price of the whole line in fen: portions times dish and options. */
export function lineFen(goods: Pick<OrderGoods, 'priceFen' | 'quantity' | 'options'>): number {
  return goods.quantity * goods.options.reduce((sum, option) => sum + option.priceFen, goods.priceFen)
}

/**
 * What every cancellation sets beside status and reason. Goods that nobody has accepted were on no kitchen screen, so no cook has to see
 * that they are gone [K19].
 */
export function cancelStamp({ held }: Pick<OrderGoods, 'held'>, at: string): Omit<GoodsChange, 'id' | 'status' | 'cancelReason'> {
  return { cancelledAt: at, ...(held !== null && { held: null }), ...(held === 'confirmation' && { cancelSeenAt: at }) }
}

function stamp(goods: OrderGoods, status: GoodsStatus, at: string): Omit<GoodsChange, 'id'> {
  switch (status) {
    case 'making':
      return { startedAt: at }
    case 'made':
      return { madeAt: at }
    case 'called':
      return { calledAt: at, callCount: goods.callCount + 1 }
    case 'pickedUp':
      return { pickedUpAt: at }
    case 'delivered':
      return { deliveredAt: at }
    case 'cancelled':
      return { cancelReason: 'requested', ...cancelStamp(goods, at) }
    case 'waiting':
      return {}
    default:
      return status satisfies never
  }
}

/** One step back [K9]; from pickedUp to made or called, as it was. */
function stepBack(goods: OrderGoods): Omit<GoodsChange, 'id'> {
  switch (goods.status) {
    case 'making':
      return { status: 'waiting', startedAt: null }
    case 'made':
      return { status: 'making', madeAt: null }
    case 'called':
      return { status: 'made', calledAt: null, callCount: 0 }
    case 'pickedUp':
      return { status: goods.calledAt === null ? 'made' : 'called', pickedUpAt: null }
    case 'delivered':
      return { status: 'pickedUp', deliveredAt: null }
    case 'waiting':
    case 'cancelled':
      return {}
    default:
      return goods.status satisfies never
  }
}
