import { applyToConfiguration, type Configuration, orderAfter, orderOf } from '@passline/shared/apply'
import type { Happening, ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { type CateringOrder, isCurrent, isSamePlace, type OrderPlace } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { KnownPadCall } from '@passline/shared/padCallApi'
import type { Dish, Place, Shop, Station } from '@passline/shared/shop'
import { type listsOf, placeKey, type ShopState, stateOf } from '@passline/shared/state'
import { type UnseenGoods, unseenKey } from '@passline/shared/unseen'
import type { ShopView } from '../../rules/view.ts'
import type { AccountRow } from '../../store/accounts.ts'
import type { Writes } from '../../store/commit.ts'
import { Layer } from './Layer.ts'
import { Visitors } from './Visitors.ts'

/** What a book is opened with: the shop as the database has it at one moment. */
export interface BookStart extends ReturnType<typeof listsOf> {
  rev: number
  /** Last sequence number by business day. */
  days: Map<string, number>
}

/** How many events a book remembers, so that a screen that was away for a moment needs no database. */
const REMEMBERED = 2_000

/**
 * A shop in memory, at one committed position of its journal. It is a copy: the database is the truth, and every write proves
 * that the copy is current by moving the journal from exactly this position.
 */
export class ShopBook implements ShopState {
  readonly shopId: ShopId
  rev: number
  shop: Shop
  readonly stations: Map<string, Station>
  readonly dishes: Map<string, Dish>
  readonly places: Map<string, Place>
  readonly orders: Map<string, CateringOrder>
  readonly padCalls: Map<string, PadCall>
  readonly unseen: Map<string, UnseenGoods>
  readonly days: Map<string, number>
  /** The open order of each place, by `placeKey`. */
  readonly openByPlace = new Map<string, string>()
  /** The order of each line of a current order. */
  readonly orderOfGoods = new Map<string, string>()
  #recent: ShopEvent[] = []

  constructor(start: BookStart) {
    this.shopId = start.shop.id
    const state = stateOf(start)
    this.rev = state.rev
    this.shop = state.shop
    this.stations = new Map(state.stations)
    this.dishes = new Map(state.dishes)
    this.places = new Map(state.places)
    this.orders = new Map(state.orders)
    this.padCalls = new Map(state.padCalls)
    this.unseen = new Map(state.unseen)
    this.days = start.days
    for (const order of start.orders) this.#index(order)
  }

  /** The remembered events after a position, or null when the memory does not reach back that far. */
  eventsSince(since: number): ShopEvent[] | null {
    if (since >= this.rev) return []
    const first = this.#recent[0]
    return first && first.rev <= since + 1 ? this.#recent.slice(since + 1 - first.rev) : null
  }

  /** Takes in events that are committed, from another server or from this one's own draft. */
  follow(events: readonly ShopEvent[]): void {
    if (events.length === 0) return
    const draft = new BookDraft(this)
    for (const event of events) draft.takeIn(event)
    draft.flush()
  }

  /** Keeps what a committed draft changed. */
  settle(changes: { rev: number; shop: Shop; orders: Iterable<[string, CateringOrder | undefined]>; events: readonly ShopEvent[] }): void {
    this.rev = changes.rev
    this.shop = changes.shop
    for (const [id, order] of changes.orders) {
      if (order && isCurrent(order)) {
        this.orders.set(id, order)
        this.#index(order)
      } else {
        this.#forget(id, order ?? this.orders.get(id))
      }
    }
    this.#recent.push(...changes.events)
    if (this.#recent.length > 2 * REMEMBERED) this.#recent = this.#recent.slice(-REMEMBERED)
  }

  #index(order: CateringOrder): void {
    for (const goods of order.goods) this.orderOfGoods.set(goods.id, order.id)
    if (order.status === 'open' && order.place) this.openByPlace.set(placeKey(order.place.kind, order.place.id), order.id)
  }

  #forget(id: string, order: CateringOrder | undefined): void {
    this.orders.delete(id)
    for (const goods of order?.goods ?? []) this.orderOfGoods.delete(goods.id)
  }
}

/** What a group of commands would make of a book, before it is committed. Thrown away when the commit fails. */
export class BookDraft implements ShopView, Configuration {
  readonly events: ShopEvent[] = []
  rev: number
  shop: Shop
  readonly stations: Layer<Station>
  readonly dishes: Layer<Dish>
  readonly places: Layer<Place>
  readonly padCalls: Layer<PadCall>
  readonly unseen: Layer<UnseenGoods>
  readonly visitors = new Visitors()
  readonly #book: ShopBook
  readonly #orders: Layer<CateringOrder>
  readonly #days: Layer<number>
  readonly #openByPlace: Layer<string>
  /** Orders of the draft by their goods, where the book does not know them. */
  readonly #orderOfGoods = new Map<string, string>()
  /** Orders that the book had let go, as the database has them. */
  readonly #visitors = new Map<string, CateringOrder>()

  constructor(book: ShopBook) {
    this.#book = book
    this.rev = book.rev
    this.shop = book.shop
    this.stations = new Layer(book.stations)
    this.dishes = new Layer(book.dishes)
    this.places = new Layer(book.places)
    this.padCalls = new Layer(book.padCalls)
    this.unseen = new Layer(book.unseen)
    this.#orders = new Layer(book.orders)
    this.#days = new Layer(book.days)
    this.#openByPlace = new Layer(book.openByPlace)
  }

  station(id: string): Station | undefined {
    return this.stations.get(id)
  }

  dish(id: string): Dish | undefined {
    return this.dishes.get(id)
  }

  dishesAt(stationId: string): Dish[] {
    return [...this.dishes.values()].filter((dish) => dish.stationId === stationId)
  }

  place(kind: string, id: string): Place | undefined {
    return this.places.get(`${kind}:${id}`)
  }

  padCall(id: string): PadCall | undefined {
    return this.padCalls.get(id)
  }

  openPadCalls(): PadCall[] {
    return [...this.padCalls.values()]
  }

  endedPadCall(id: string): KnownPadCall | undefined {
    return this.visitors.endedPadCall(id)
  }

  account(id: string): AccountRow | undefined {
    return this.visitors.account(id)
  }

  isUnseen(goods: Pick<UnseenGoods, 'goodsId' | 'what'>): boolean {
    return this.unseen.get(unseenKey(goods)) !== undefined
  }

  order(id: string): CateringOrder | undefined {
    return this.#orders.get(id) ?? this.#visitors.get(id)
  }

  orderOfGoods(goodsId: string): CateringOrder | undefined {
    const id = this.#orderOfGoods.get(goodsId) ?? this.#book.orderOfGoods.get(goodsId)
    return id === undefined ? undefined : this.order(id)
  }

  openOrderAt(kind: string, placeId: string): CateringOrder | undefined {
    const id = this.#openByPlace.get(`${kind}:${placeId}`)
    const order = id === undefined ? undefined : this.order(id)
    return order?.status === 'open' ? order : undefined
  }

  lastSeqNo(businessDay: string): number {
    return this.#days.get(businessDay) ?? 0
  }

  /** Lets decisions see an order that the book had let go. */
  invite(order: CateringOrder): void {
    this.#visitors.set(order.id, order)
    for (const goods of order.goods) this.#orderOfGoods.set(goods.id, order.id)
  }

  /** Numbers a happening and applies it. */
  write(happening: Happening, at: string, actor: string): void {
    this.takeIn({ ...happening, rev: this.rev + 1, at, actor })
  }

  /** Applies an event that has its number. */
  takeIn(event: ShopEvent): void {
    this.events.push(event)
    this.rev = event.rev
    this.visitors.takeIn(event, this.padCalls)
    applyToConfiguration(this, event, event.at)
    const id = orderOf(event)
    const order = id && orderAfter(this.order(id), event)
    if (order) this.#keep(order)
    if (event.name === 'orderPlaced') this.#days.set(event.data.order.businessDay, event.data.order.seqNo)
  }

  /** The rows that the draft comes to, to be added to those of other shops. */
  addTo(writes: Writes): void {
    const { shopId } = this.#book
    writes.heads.push({ shopId, from: this.#book.rev, to: this.rev })
    for (const [businessDay, lastSeq] of this.#days.written()) if (lastSeq) writes.days.push({ shopId, businessDay, lastSeq })
    for (const [id, order] of this.#orders.written()) {
      if (!order) continue
      const before = this.#book.orders.get(id) ?? this.#visitors.get(id)
      const { goods, ...rest } = order
      writes.orders.push({ shopId, current: isCurrent(order), ...rest })
      const known = new Set(before?.goods)
      for (const each of goods) if (!known.has(each)) writes.goods.push({ shopId, orderId: id, ...each })
    }
    for (const event of this.events) writes.events.push({ shopId, ...event })
  }

  /** The draft is committed: the book becomes it. */
  flush(): void {
    const { stations, dishes, places, padCalls, unseen } = this
    for (const layer of [stations, dishes, places, padCalls, unseen, this.#days, this.#openByPlace]) layer.flush()
    this.#book.settle({ rev: this.rev, shop: this.shop, orders: this.#orders.written(), events: this.events })
  }

  #keep(order: CateringOrder): void {
    const before = this.order(order.id)?.place
    this.#orders.set(order.id, order)
    for (const goods of order.goods) this.#orderOfGoods.set(goods.id, order.id)
    if (before && !isSamePlace(before, order.place)) this.#vacate(before, order.id)
    if (!order.place) return
    if (order.status === 'open') this.#openByPlace.set(placeKey(order.place.kind, order.place.id), order.id)
    else this.#vacate(order.place, order.id)
  }

  #vacate({ kind, id }: OrderPlace, orderId: string): void {
    const key = placeKey(kind, id)
    if (this.#openByPlace.get(key) === orderId) this.#openByPlace.delete(key)
  }
}
