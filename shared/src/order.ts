import * as z from 'zod'
import { allergenList } from './allergen.ts'
import { isUnseenCancellation, type OrderGoods, orderGoods } from './goods.ts'
import { goodsId, orderId, placeId } from './ids.ts'
import { staffMember, stationSeen } from './staff.ts'
import { instant, text } from './text.ts'

export const orderSources = ['roomPad', 'wristband', 'till', 'takeAway', 'platform'] as const
export const orderSource = z.enum(orderSources)
export type OrderSource = (typeof orderSources)[number]

export const placeKinds = ['room', 'table', 'wristband'] as const
export const placeKind = z.enum(placeKinds)
export type PlaceKind = (typeof placeKinds)[number]

/** Where an order goes, with the name frozen as it was when the order was placed. */
export const orderPlace = z.strictObject({ kind: placeKind, id: placeId, name: text(40) })
export type OrderPlace = z.infer<typeof orderPlace>

/** One request that put goods on the order: the first, and every addition [K12]. */
export const orderRound = z.strictObject({
  round: z.int(),
  at: instant,
  source: orderSource,
  note: text(500),
  /** What the guest must not be given. */
  allergies: allergenList.default([]),
  /** The same in words, for what the list does not have. */
  allergyNote: text(200),
  /** The stations that have acknowledged the round: its addition, and its allergy. */
  seen: z.array(stationSeen).default([]),
})
export type OrderRound = z.infer<typeof orderRound>

/** What was changed of an order after the kitchen had it, said as a difference: from what, to what. */
export const orderEdit = z.strictObject({
  /** From 1, per order. */
  id: z.int(),
  at: instant,
  by: staffMember,
  /** A line's note, a line's station, or the place of the whole order. */
  what: z.enum(['note', 'station', 'place']),
  /** Null for the place. */
  goodsId: goodsId.nullable(),
  /** Notes as they are, stations by id, places by name. */
  from: text(200),
  to: text(200),
  /** The stations that have acknowledged it. */
  seen: z.array(stationSeen),
})
export type OrderEdit = z.infer<typeof orderEdit>

export const orderStatuses = ['open', 'completed', 'cancelled'] as const
export const orderStatus = z.enum(orderStatuses)
export type OrderStatus = (typeof orderStatuses)[number]

/** The number under which a delivery platform knows the order. */
export const platformRef = z.strictObject({ name: text(40), orderNo: text(80) })

/** All that one guest orders during one visit, under one sequence number. */
export const cateringOrder = z.strictObject({
  id: orderId,
  seqNo: z.int(),
  businessDay: z.iso.date(),
  source: orderSource,
  place: orderPlace.nullable(),
  platform: platformRef.nullable(),
  status: orderStatus,
  placedAt: instant,
  /** Set when somebody closed the order: the room was cleaned, or it was completed by hand. */
  closedAt: instant.nullable(),
  rounds: z.array(orderRound),
  edits: z.array(orderEdit).default([]),
  goods: z.array(orderGoods),
})
export type CateringOrder = z.infer<typeof cateringOrder>

/** The status an order has by its goods and its closing [K15]. */
export function statusOf(order: Pick<CateringOrder, 'source' | 'closedAt' | 'goods'>): OrderStatus {
  if (order.goods.every((goods) => goods.status === 'cancelled')) return 'cancelled'
  if (order.closedAt !== null) return 'completed'
  return completesByItself(order.source) && order.goods.every(isServedOrCancelled) ? 'completed' : 'open'
}

/** Take-away and platform orders have no room to clean: they end when everything is picked up [K15], and never join [K12]. */
export function completesByItself(source: OrderSource): boolean {
  return source === 'takeAway' || source === 'platform'
}

/** Whether a new request for this place joins this order [K12]. */
export function joins(order: Pick<CateringOrder, 'status' | 'place' | 'source'>, place: Pick<OrderPlace, 'kind' | 'id'> | null): boolean {
  if (place === null || order.place === null || completesByItself(order.source)) return false
  return order.status === 'open' && order.place.kind === place.kind && order.place.id === place.id
}

/** Whether a source may order to a kind of place (null: to none). */
export function fitsPlace(source: OrderSource, kind: PlaceKind | null): boolean {
  return PLACES[source].includes(kind)
}

const PLACES: Record<OrderSource, readonly (PlaceKind | null)[]> = {
  roomPad: ['room'],
  wristband: ['wristband'],
  till: ['room', 'table', 'wristband'],
  takeAway: [null],
  platform: [null],
}

/** Whether screens still need the order: it is open, or a cook has not yet seen that lines of it were cancelled [K19]. */
export function isCurrent(order: CateringOrder): boolean {
  return order.status === 'open' || order.goods.some(isUnseenCancellation)
}

function isServedOrCancelled(goods: { status: string }): boolean {
  return goods.status === 'pickedUp' || goods.status === 'delivered' || goods.status === 'cancelled'
}

/** Whether a round names something that can hurt its guest. */
export function hasAllergy(round: Pick<OrderRound, 'allergies' | 'allergyNote'>): boolean {
  return round.allergies.length > 0 || round.allergyNote.trim() !== ''
}

/** Whether goods may not be started yet, because their station has not acknowledged the allergy of their round. */
export function isLocked(order: Pick<CateringOrder, 'rounds'>, goods: Pick<OrderGoods, 'round' | 'stationId'>): boolean {
  const round = order.rounds.find((each) => each.round === goods.round)
  return round !== undefined && hasAllergy(round) && !isSeenAt(round, goods.stationId)
}

/** Whether a station has acknowledged a round or an edit. */
export function isSeenAt(what: { seen: readonly { stationId: string }[] }, stationId: string): boolean {
  return what.seen.some((each) => each.stationId === stationId)
}

/** Whether two places are one, or both are none. */
export function isSamePlace(one: Pick<OrderPlace, 'kind' | 'id'> | null, other: Pick<OrderPlace, 'kind' | 'id'> | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id
}
