import { orderAfter } from '@passline/shared/apply'
import { decide, type GoodsAction, type OrderGoods } from '@passline/shared/goods'
import { type GoodsId, goodsId as goodsIdSchema } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import type { WasGoods } from '../api/outboxEntry.ts'
import { goodsOf } from './refusedGoods.ts'
import type { Pending } from './types.ts'

/**
 * The server's state with the actions of this screen laid over it, so that a tap shows at once. Orders that no pending action touches keep
 * their identity, and so do touched ones while neither they nor their actions change.
 */
export function createOverlay(): (base: ShopState, pending: readonly Pending[]) => ShopState {
  let known = new Map<string, { order: CateringOrder; touching: readonly Pending[]; shown: CateringOrder }>()
  return (base, pending) => {
    if (pending.length === 0) {
      known.clear()
      return base
    }
    const next: typeof known = new Map()
    const orders = new Map(base.orders)
    for (const [id, order] of base.orders) {
      const touching = pending.filter((each) => touches(each, order))
      if (touching.length === 0) continue
      const before = known.get(id)
      const shown = before && before.order === order && sameItems(before.touching, touching) ? before.shown : layOver(order, touching)
      next.set(id, { order, touching, shown })
      orders.set(id, shown)
    }
    known = next
    return { ...base, orders, dishes: dishesOver(base.dishes, pending), padCalls: padCallsOver(base.padCalls, pending) }
  }
}

/** What a line was, for `OutboxEntry.was`. */
export function wasOf(goods: OrderGoods, seqNo: number): WasGoods {
  return { status: goods.status, quantity: goods.quantity, callCount: goods.callCount, seqNo, name: goods.name }
}

/**
 * Several actions in a row, all or none [K21].
 * @param at ISO 8601 UTC
 * @returns the line after them, or null when one of them is refused; the same object when nothing changes
 */
export function afterActions(goods: OrderGoods, actions: readonly GoodsAction[], at: string): OrderGoods | null {
  let after = goods
  for (const action of actions) {
    const decision = decide(after, action, at)
    if (decision.outcome === 'rejected') return null
    if (decision.outcome === 'changed') after = { ...after, ...decision.change } as OrderGoods
  }
  return after
}

/** A part that this screen split off and the server has not named yet: it can be shown, not worked on. */
export function isProvisional(goods: Pick<OrderGoods, 'id'>): boolean {
  return provisional.has(goods.id)
}

const provisional = new Set<string>()

function touches({ request }: Pending, order: CateringOrder): boolean {
  if (request.kind === 'changesSeen') return request.orderId === order.id
  const named = goodsOf(request)
  return order.goods.some((goods) => named.includes(goods.id))
}

function layOver(stored: CateringOrder, touching: readonly Pending[]): CateringOrder {
  const order = touching.reduce(seenOver, stored)
  const goods = touching.reduce((lines, pending) => lines.flatMap((line) => layOverLine(line, pending)), order.goods)
  return goods.every((line, at) => line === order.goods[at]) ? order : { ...order, goods }
}

/** The order with what this screen has acknowledged of it. */
function seenOver(order: CateringOrder, { request, at }: Pending): CateringOrder {
  if (request.kind !== 'changesSeen') return order
  const seen = { at: new Date(at).toISOString(), by: request.by }
  return orderAfter(order, { name: 'changesSeen', data: { orderId: order.id, ...request.body, seen } }) ?? order
}

function layOverLine(line: OrderGoods, pending: Pending): OrderGoods[] {
  const { request, was } = pending
  const at = new Date(pending.at).toISOString()
  if (request.kind === 'cancellationsSeen') {
    return request.body.goodsIds.includes(line.id) && line.status === 'cancelled'
      ? [{ ...line, cancelSeenAt: line.cancelSeenAt ?? at }]
      : [line]
  }
  if (request.kind === 'rushesSeen') {
    const isSeen = request.body.goodsIds.includes(line.id) && line.rushCount > 0
    return isSeen ? [{ ...line, rushSeen: line.rushSeen ?? { at, by: request.by } }] : [line]
  }
  if (request.kind === 'moveGoods') return request.goodsId === line.id ? [{ ...line, stationId: request.stationId }] : [line]
  if (request.kind !== 'goodsActions') return [line]
  const named = request.body.goods.find((each) => each.goodsId === line.id)
  const before = was[line.id]
  if (!named || (isRepeatable(request.body.actions, named.quantity) && !isStill(line, before))) return [line]
  if (named.quantity === undefined || named.quantity >= line.quantity) return [afterActions(line, request.body.actions, at) ?? line]
  return splitOff(line, named.quantity, request.body.actions, at, pending.key)
}

/** The menu with what this screen sold out, or put back. The same map when there is none of it. */
function dishesOver(dishes: ReadonlyMap<string, Dish>, pending: readonly Pending[]): ReadonlyMap<string, Dish> {
  const changed = pending.flatMap(({ request }): Dish[] => {
    if (request.kind !== 'soldOut' && request.kind !== 'backOnSale') return []
    const dish = dishes.get(request.dishId)
    const until = request.kind === 'soldOut' && request.until !== 'today' ? request.until : null
    return dish ? [{ ...dish, soldOut: request.kind === 'soldOut', soldOutUntil: until }] : []
  })
  return changed.length === 0 ? dishes : new Map([...dishes, ...changed.map((dish) => [dish.id as string, dish] as const)])
}

/** The guests' calls with what this screen says it takes, or has done [M9]. The same map when there is none of it. */
function padCallsOver(calls: ReadonlyMap<string, PadCall>, pending: readonly Pending[]): ReadonlyMap<string, PadCall> {
  const shown = new Map(calls)
  for (const { request, at } of pending) {
    if (request.kind !== 'takePadCall' && request.kind !== 'donePadCall') continue
    const call = shown.get(request.padCallId)
    if (call && request.kind === 'donePadCall') shown.delete(call.id)
    if (call?.takenBy === null && request.kind === 'takePadCall')
      shown.set(call.id, { ...call, takenBy: request.by, takenAt: new Date(at).toISOString() })
  }
  const isSame = shown.size === calls.size && [...shown].every(([id, call]) => calls.get(id) === call)
  return isSame ? calls : shown
}

/** Taken twice these would show twice; so they show only on the line as it was when they were taken. */
function isRepeatable(actions: readonly GoodsAction[], quantity: number | undefined): boolean {
  return quantity !== undefined || actions.some((action) => action === 'recall' || action === 'call' || action === 'rush')
}

function isStill(line: OrderGoods, was: WasGoods | undefined): boolean {
  return was !== undefined && line.status === was.status && line.quantity === was.quantity && line.callCount === was.callCount
}

function splitOff(line: OrderGoods, quantity: number, actions: readonly GoodsAction[], at: string, key: string): OrderGoods[] {
  const id = provisionalId(key, line.id)
  const part = afterActions({ ...line, id, quantity, splitFrom: line.id }, actions, at)
  if (part === null) return [line]
  provisional.add(id)
  return [{ ...line, quantity: line.quantity - quantity }, part]
}

/** Two ids folded into a third of the same form, so that it stays the same as long as the action is pending. */
function provisionalId(key: string, of: GoodsId): GoodsId {
  const hex = [...key.replaceAll('-', '')].map((digit, at) =>
    (Number.parseInt(digit, 16) ^ Number.parseInt(of.replaceAll('-', '')[at] ?? '0', 16)).toString(16),
  )
  const at = (from: number, to: number) => hex.slice(from, to).join('')
  return goodsIdSchema.parse(`${at(0, 8)}-${at(8, 12)}-4${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`)
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}
