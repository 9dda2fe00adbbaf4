import type { OrderGoods } from '@passline/shared/goods'
import type { OrderId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { ShopState } from '@passline/shared/state'
import type { UnseenGoods } from '@passline/shared/unseen'
import { isAnswerable, type Said } from '../inbox/gather.ts'
import type { Arrival } from './arrivals.ts'

/** Goods of one order that the kitchen has not seen in time. */
export interface UnseenOrder {
  readonly order: CateringOrder
  readonly what: UnseenGoods['what']
  readonly goods: readonly OrderGoods[]
  /** Since when, ISO 8601 UTC. */
  readonly since: string
}

/** What was said to the cashier, by the place where it stands: each thing once. */
export interface DeskSaid {
  /** On the card of the order that arrived. */
  readonly arriving: ReadonlyMap<OrderId, readonly Said[]>
  /** Beside what the kitchen has not seen. */
  readonly unseen: ReadonlyMap<OrderId, readonly Said[]>
  /** Calls of guests that no waiter took and that came here, and those that this till has taken, the longest wait first [M9]. */
  readonly calls: readonly PadCall[]
  /** Rings until somebody answers it, the newest first. */
  readonly ringing: readonly Said[]
  /** Only told, the newest first. */
  readonly notices: readonly Said[]
}

/** Orders with goods that no screen of their station has painted, the longest wait first. */
export function unseenOrders({ orders, unseen }: Pick<ShopState, 'orders' | 'unseen'>): UnseenOrder[] {
  const found = new Map<string, UnseenOrder>()
  for (const { orderId, goodsId, what, since } of unseen.values()) {
    const order = orders.get(orderId)
    const goods = order?.goods.find((each) => each.id === goodsId)
    if (!order || !goods) continue
    const key = `${orderId}.${what}`
    const before = found.get(key)
    const earliest = before && before.since < since ? before.since : since
    found.set(key, { order, what, goods: [...(before?.goods ?? []), goods], since: earliest })
  }
  return [...found.values()].sort((a, b) => a.since.localeCompare(b.since))
}

interface DeskSaidOf {
  said: readonly Said[]
  arrivals: readonly Arrival[]
  unseen: readonly UnseenOrder[]
  padCalls: Iterable<PadCall>
  /** The device in hand. */
  me: string | null
}

export function deskSaid({ said, arrivals, unseen, padCalls, me }: DeskSaidOf): DeskSaid {
  const arrived = new Set(arrivals.map(({ order }) => order.id))
  const missed = new Set(unseen.map(({ order }) => order.id))
  const isArriving = (each: Said) => isOrdering(each) && isAbout(each, arrived)
  const isUnseen = (each: Said) => each.latest.event === 'orderUnseen' && isAbout(each, missed)
  const others = said.filter((each) => each.latest.padCallId === null && !isArriving(each) && !isUnseen(each))
  return {
    arriving: byOrder(said.filter(isArriving)),
    unseen: byOrder(said.filter(isUnseen)),
    calls: callsHere(padCalls, said, me),
    ringing: others.filter(isAnswerable),
    notices: others.filter((each) => !isAnswerable(each)),
  }
}

/** What rang here and went silent before its time: somebody else answered it, or the kitchen has begun. */
export function settledElsewhere(before: readonly Said[], after: readonly Said[], now: number): Said[] {
  const still = new Set(after.map((each) => each.callId))
  return before.filter((each) => isOrdering(each) && !still.has(each.callId) && Date.parse(each.latest.expiresAt) - now > EXPIRING_MS)
}

/** What ends this close to its end has ended by itself. */
const EXPIRING_MS = 2_000

function isOrdering({ latest }: Said): boolean {
  return latest.event === 'orderPlaced' || latest.event === 'goodsAdded'
}

function isAbout({ latest }: Said, orders: ReadonlySet<OrderId>): boolean {
  return latest.orderId !== null && orders.has(latest.orderId)
}

function byOrder(said: readonly Said[]): Map<OrderId, Said[]> {
  const found = new Map<OrderId, Said[]>()
  for (const each of said) {
    const { orderId } = each.latest
    if (orderId !== null) found.set(orderId, [...(found.get(orderId) ?? []), each])
  }
  return found
}

function callsHere(padCalls: Iterable<PadCall>, said: readonly Said[], me: string | null): PadCall[] {
  const rung = new Set(said.map((each) => each.latest.padCallId))
  return [...padCalls]
    .filter((call) => (call.takenBy === null ? rung.has(call.id) : call.takenBy.deviceId === me))
    .sort((a, b) => a.askedAt.localeCompare(b.askedAt))
}
