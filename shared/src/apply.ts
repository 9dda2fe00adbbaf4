import type { Happening, ShopEvent } from './event.ts'
import type { GoodsChange, OrderGoods } from './goods.ts'
import type { OrderId } from './ids.ts'
import { type CateringOrder, isCurrent } from './order.ts'
import type { PadCall } from './padCall.ts'
import type { Dish, Place, Shop, Station } from './shop.ts'
import type { SeenMark, StaffMember, StationSeen } from './staff.ts'
import { placeKey, type ShopState } from './state.ts'
import { type UnseenGoods, unseenKey } from './unseen.ts'

/**
 * Applies a run of events to a state. What the state has already seen is passed over, so duplicates and overlaps do no harm.
 * Orders and goods are replaced, never changed in place: what did not change keeps its identity.
 * @returns the new state, or 'gap' when an event is missing in between: then the caller asks the server again
 */
export function apply(state: ShopState, events: readonly ShopEvent[]): ShopState | 'gap' {
  const fresh = events.filter((event) => event.rev > state.rev)
  if (fresh.length === 0) return state
  const draft = draftOf(state)
  for (const event of fresh) {
    if (event.rev !== draft.rev + 1) return 'gap'
    applyToConfiguration(draft, event, event.at)
    const id = orderOf(event)
    if (id) keepCurrent(draft, id, orderAfter(draft.orders.get(id), event))
    draft.rev = event.rev
  }
  return { ...draft, ...untouched(state, draft) }
}

/** What `apply` needs of a map; the server puts layers behind it. */
export interface Keyed<V> {
  get(key: string): V | undefined
  set(key: string, value: V): unknown
  delete(key: string): unknown
}

/** What a shop has beside its orders, open for writing: settings, menu, places, calls of guests, goods that nobody has seen. */
export interface Configuration {
  shop: Shop
  stations: Keyed<Station>
  dishes: Keyed<Dish>
  places: Keyed<Place>
  padCalls: Keyed<PadCall>
  unseen: Keyed<UnseenGoods>
}

/** The order an event is about, or null. */
export function orderOf(event: Happening): OrderId | null {
  switch (event.name) {
    case 'orderPlaced':
    case 'orderReopened':
      return event.data.order.id
    case 'goodsAdded':
    case 'goodsSplit':
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsCalled':
    case 'goodsPickedUp':
    case 'goodsDelivered':
    case 'goodsCancelled':
    case 'goodsRecalled':
    case 'goodsRushed':
    case 'rushSeen':
    case 'goodsFired':
    case 'goodsAccepted':
    case 'goodsNoted':
    case 'goodsMoved':
    case 'orderMoved':
    case 'changesSeen':
    case 'cancellationSeen':
    case 'orderCompleted':
    case 'orderCancelled':
      return event.data.orderId
    default:
      return null
  }
}

/** The order after one event about it. An order that is not there stays away, until it is placed or reopened. */
export function orderAfter(order: CateringOrder | undefined, event: Happening): CateringOrder | undefined {
  if (event.name === 'orderPlaced' || event.name === 'orderReopened') return event.data.order
  if (!order) return undefined
  switch (event.name) {
    case 'goodsAdded':
      return { ...order, rounds: [...order.rounds, event.data.round], goods: [...order.goods, ...event.data.goods] }
    case 'goodsSplit':
      return { ...order, goods: split(order.goods, event.data) }
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsCalled':
    case 'goodsPickedUp':
    case 'goodsDelivered':
    case 'goodsCancelled':
    case 'goodsRecalled':
    case 'goodsRushed':
    case 'rushSeen':
    case 'goodsFired':
    case 'goodsAccepted':
    case 'cancellationSeen':
      return { ...order, goods: changed(order.goods, event.data.goods) }
    case 'goodsNoted':
    case 'goodsMoved':
      return { ...order, goods: changed(order.goods, event.data.goods), edits: [...order.edits, event.data.edit] }
    case 'orderMoved':
      return { ...order, place: event.data.place, edits: [...order.edits, event.data.edit] }
    case 'changesSeen':
      return {
        ...order,
        rounds: order.rounds.map((round) => (event.data.rounds.includes(round.round) ? seenAt(round, event.data) : round)),
        edits: order.edits.map((edit) => (event.data.edits.includes(edit.id) ? seenAt(edit, event.data) : edit)),
      }
    case 'orderCompleted':
    case 'orderCancelled':
      return { ...order, status: event.data.status, closedAt: event.data.closedAt }
    default:
      return order
  }
}

/** Applies what an event says about anything but orders; other events leave it alone. */
export function applyToConfiguration(configuration: Configuration, event: Happening, at: string): void {
  switch (event.name) {
    case 'shopChanged':
      configuration.shop = event.data.shop
      return
    case 'stationSaved':
      configuration.stations.set(event.data.station.id, event.data.station)
      return
    case 'stationRemoved':
      configuration.stations.delete(event.data.stationId)
      return
    case 'dishSaved':
      configuration.dishes.set(event.data.dish.id, event.data.dish)
      return
    case 'dishRemoved':
      configuration.dishes.delete(event.data.dishId)
      return
    case 'dishSoldOut':
      changeDish(configuration, event.data.dishId, { soldOut: true, soldOutUntil: event.data.until })
      return
    case 'dishBackOnSale':
      changeDish(configuration, event.data.dishId, { soldOut: false, soldOutUntil: null })
      return
    case 'dishCounted':
      changeDish(configuration, event.data.dishId, { remaining: event.data.remaining })
      return
    case 'placeSaved':
      configuration.places.set(placeKey(event.data.place.kind, event.data.place.id), event.data.place)
      return
    case 'placeRemoved':
      configuration.places.delete(placeKey(event.data.kind, event.data.placeId))
      return
    case 'padCallPlaced':
      configuration.padCalls.set(event.data.padCall.id, event.data.padCall)
      return
    case 'padCallTaken':
      take(configuration, event.data.padCallId, event.data.by, at)
      return
    case 'padCallDone':
    case 'padCallCancelled':
      configuration.padCalls.delete(event.data.padCallId)
      return
    case 'orderUnseen':
      for (const each of event.data.goods) configuration.unseen.set(unseenKey(each), each)
      return
    case 'orderSeen':
      for (const each of event.data.goods) configuration.unseen.delete(unseenKey(each))
      return
    default:
      return
  }
}

interface Draft extends Configuration {
  rev: number
  stations: Map<string, Station>
  dishes: Map<string, Dish>
  places: Map<string, Place>
  orders: Map<string, CateringOrder>
  padCalls: Map<string, PadCall>
  unseen: Map<string, UnseenGoods>
}

function draftOf(state: ShopState): Draft {
  return {
    rev: state.rev,
    shop: state.shop,
    stations: new Map(state.stations),
    dishes: new Map(state.dishes),
    places: new Map(state.places),
    orders: new Map(state.orders),
    padCalls: new Map(state.padCalls),
    unseen: new Map(state.unseen),
  }
}

/** Maps that no event touched keep their identity too. */
function untouched(state: ShopState, draft: Draft): Partial<ShopState> {
  const keep = <V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>) =>
    before.size === after.size && [...after].every(([key, value]) => before.get(key) === value) ? before : after
  return {
    stations: keep(state.stations, draft.stations),
    dishes: keep(state.dishes, draft.dishes),
    places: keep(state.places, draft.places),
  }
}

function keepCurrent(draft: Draft, id: string, order: CateringOrder | undefined): void {
  if (order && isCurrent(order)) draft.orders.set(id, order)
  else draft.orders.delete(id)
}

/** One event may tell of several steps of a line, such as two recalls: each change stands on the one before. */
function changed(goods: readonly OrderGoods[], changes: readonly GoodsChange[]): OrderGoods[] {
  const step = (line: OrderGoods, change: GoodsChange): OrderGoods =>
    change.id === line.id ? ({ ...line, ...change } as OrderGoods) : line
  return goods.map((each) => changes.reduce(step, each))
}

/** Each station acknowledges once; the first time counts. */
function seenAt<T extends { seen: StationSeen[] }>(what: T, by: { stationIds: readonly StationSeen['stationId'][]; seen: SeenMark }): T {
  const fresh = by.stationIds.filter((stationId) => !what.seen.some((each) => each.stationId === stationId))
  return fresh.length === 0 ? what : { ...what, seen: [...what.seen, ...fresh.map((stationId) => ({ stationId, ...by.seen }))] }
}

/** Lines stand by number, and the parts of one line by age, so that every reader lists them alike. */
function split(goods: readonly OrderGoods[], by: { goodsId: string; quantity: number; part: OrderGoods }): OrderGoods[] {
  const rest = goods.map((each) => (each.id === by.goodsId ? { ...each, quantity: by.quantity } : each))
  return [...rest, by.part].sort((a, b) => a.line - b.line || (a.id < b.id ? -1 : 1))
}

function take(configuration: Configuration, padCallId: string, by: StaffMember, at: string): void {
  const call = configuration.padCalls.get(padCallId)
  if (call) configuration.padCalls.set(padCallId, { ...call, takenBy: by, takenAt: at })
}

function changeDish(configuration: Configuration, dishId: string, change: Partial<Dish>): void {
  const dish = configuration.dishes.get(dishId)
  if (dish) configuration.dishes.set(dishId, { ...dish, ...change })
}
