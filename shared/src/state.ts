import * as z from 'zod'
import { shopId } from './ids.ts'
import { type CateringOrder, cateringOrder, type PlaceKind } from './order.ts'
import { type PadCall, padCall } from './padCall.ts'
import { type Dish, dish, type Place, place, type Shop, type Station, shop, station } from './shop.ts'
import { instant } from './text.ts'
import { type UnseenGoods, unseenGoods, unseenKey } from './unseen.ts'

/** All that screens need of a shop, at one position of its journal. */
export const snapshot = z.strictObject({
  shopId,
  /** Changes when a backup was restored: positions of another epoch mean nothing. */
  epoch: z.string(),
  rev: z.int().min(0),
  /** The server's clock when it answered. */
  at: instant,
  shop,
  stations: z.array(station),
  dishes: z.array(dish),
  places: z.array(place),
  /** Open orders, and closed ones with cancellations that no cook has seen yet [K19]; oldest first. */
  orders: z.array(cateringOrder),
  /** Calls of guests that are not done yet, oldest first [M9]. */
  padCalls: z.array(padCall),
  /** What was ordered or cancelled and no screen of its station has painted in time. */
  unseen: z.array(unseenGoods),
})
export type Snapshot = z.infer<typeof snapshot>

/** The same, as screens and the server hold it in memory. */
export interface ShopState {
  readonly rev: number
  readonly shop: Shop
  readonly stations: ReadonlyMap<string, Station>
  readonly dishes: ReadonlyMap<string, Dish>
  /** By `placeKey`. */
  readonly places: ReadonlyMap<string, Place>
  readonly orders: ReadonlyMap<string, CateringOrder>
  readonly padCalls: ReadonlyMap<string, PadCall>
  /** By `unseenKey`. */
  readonly unseen: ReadonlyMap<string, UnseenGoods>
}

export function placeKey(kind: PlaceKind, id: string): string {
  return `${kind}:${id}`
}

export function stateOf(from: Omit<Snapshot, 'epoch' | 'at' | 'shopId'>): ShopState {
  return {
    rev: from.rev,
    shop: from.shop,
    stations: new Map(from.stations.map((each) => [each.id, each])),
    dishes: new Map(from.dishes.map((each) => [each.id, each])),
    places: new Map(from.places.map((each) => [placeKey(each.kind, each.id), each])),
    orders: new Map(from.orders.map((each) => [each.id, each])),
    padCalls: new Map(from.padCalls.map((each) => [each.id, each])),
    unseen: new Map(from.unseen.map((each) => [unseenKey(each), each])),
  }
}

/** The lists of a state in the order every reader agrees on: by id, which for orders is by time. */
export function listsOf(state: ShopState): Pick<Snapshot, 'shop' | 'stations' | 'dishes' | 'places' | 'orders' | 'padCalls' | 'unseen'> {
  return {
    shop: state.shop,
    stations: sortedValues(state.stations),
    dishes: sortedValues(state.dishes),
    places: sortedValues(state.places),
    orders: sortedValues(state.orders),
    padCalls: sortedValues(state.padCalls),
    unseen: sortedValues(state.unseen),
  }
}

function sortedValues<V>(map: ReadonlyMap<string, V>): V[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value)
}
