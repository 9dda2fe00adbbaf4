import type { GoodsActionRequest, PlaceOrderRequest } from '@passline/shared/api'
import { placeOrderRequest } from '@passline/shared/api'
import { apply, orderAfter, orderOf } from '@passline/shared/apply'
import type { Happening, ShopEvent } from '@passline/shared/event'
import { goodsActions } from '@passline/shared/goods'
import type { CateringOrder, OrderPlace } from '@passline/shared/order'
import { type Dish, dish, place, shop, station } from '@passline/shared/shop'
import type { StaffMember } from '@passline/shared/staff'
import { listsOf, type ShopState, stateOf } from '@passline/shared/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideCancelling, decideCleaning, decideClosing } from '../../rules/closing.ts'
import { decideMoving } from '../../rules/editing.ts'
import { decidePlacing } from '../../rules/placing.ts'
import { decideCounting } from '../../rules/selling.ts'
import { decideSeen, decideSteps } from '../../rules/steps.ts'
import type { Moment } from '../../rules/view.ts'
import { BookDraft, ShopBook } from './ShopBook.ts'

/** What one command decides, on a draft that may hold others before it. */
type Decide = (draft: BookDraft, known: Known, moment: Moment) => readonly Happening[]

/** Every order there has ever been, as the database would have it. */
interface Known {
  orders: Map<string, CateringOrder>
}

const choice = fc.nat({ max: 30 })
const dishIds = ['dumplings', 'tea'] as const
const places = [{ kind: 'room', id: '1' }, { kind: 'table', id: '1' }, null] as const
const MOVED_TO = places.flatMap((each) => each ?? [])
const SOMEBODY = { deviceId: '0195694a-5d00-7000-8000-00000000fffe' as StaffMember['deviceId'], name: '收银' }

const commands: fc.Arbitrary<Decide> = fc.oneof(
  fc
    .record({ where: fc.constantFrom(...places), quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }) })
    .map(
      ({ where, quantities }): Decide =>
        (draft, _known, moment) =>
          happeningsOf(decidePlacing(draft, orderTo(where, quantities), moment)),
    ),
  fc
    .record({
      actions: fc.array(fc.constantFrom(...goodsActions), { minLength: 1, maxLength: 3 }),
      picks: fc.uniqueArray(choice, { minLength: 1, maxLength: 4 }),
      quantity: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
    })
    .map(
      ({ actions, picks, quantity }): Decide =>
        (draft, known, moment) => {
          const goods = [...new Set(picks.map((index) => goodsAt(known, index)))].map((goodsId) => ({ goodsId, quantity }))
          return decideSteps(draft, { actions, goods } as GoodsActionRequest, moment).happenings
        },
    ),
  fc.record({ index: choice, how: fc.constantFrom('cancel', 'close', 'clean', 'force', 'seen', 'soldOut', 'count', 'move', 'move') }).map(
    ({ index, how }): Decide =>
      (draft, known, moment) => {
        const order = draft.order([...known.orders.keys()][index % Math.max(1, known.orders.size)] ?? '')
        if (how === 'soldOut') return [saleOf('tea' as Dish['id'], index % 2 === 0)]
        if (how === 'count') return happeningsOf(decideCounting(draft, 'tea' as Dish['id'], index > 20 ? null : index))
        if (how === 'seen') return decideSeen(draft, [goodsAt(known, index) as never, goodsAt(known, index + 1) as never], moment)
        if (how === 'clean') return happeningsOf(decideCleaning(draft, '1', index % 2 === 0, moment))
        if (!order) return []
        if (how === 'move')
          return happeningsOf(decideMoving(draft, order, { ...MOVED_TO[index % 2] } as OrderPlace, { by: SOMEBODY, moment }))
        return how === 'cancel'
          ? decideCancelling(draft, order, moment).happenings
          : happeningsOf(decideClosing(draft, order, how === 'force', moment))
      },
  ),
)

test('a book that took in commands, group by group, is what a screen makes of its events, and what a book opened anew would hold', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ group: fc.array(commands, { minLength: 1, maxLength: 4 }), isLost: fc.boolean() }), { maxLength: 25 }),
      (groups) => {
        const book = smallBook()
        const known: Known = { orders: new Map() }
        const follower = smallBook()
        const journal: ShopEvent[] = []
        let screen: ShopState = stateOf({ ...listsOf(book), rev: 0 })
        let now = Date.parse('2026-03-06T11:00:00.000Z')
        for (const { group, isLost } of groups) {
          const draft = new BookDraft(book)
          // As the desk does it, a draft is shown what the book has let go.
          for (const order of known.orders.values()) if (!draft.order(order.id)) draft.invite(order)
          now += 60_000
          const moment = momentAt(now)
          for (const decide of group) for (const happening of decide(draft, known, moment)) draft.write(happening, moment.at, 'somebody')
          // A commit that failed leaves nothing behind, neither in the book nor with anybody who follows it.
          if (isLost) continue
          draft.flush()
          journal.push(...draft.events)
          for (const event of draft.events) take(known, event)
          screen = apply(screen, draft.events) as ShopState
          follower.follow(draft.events)
          expect(listsOf(screen)).toEqual(listsOf(book))
        }
        expect(listsOf(follower)).toEqual(listsOf(book))
        expect(listsOf(bookOf([...known.orders.values()], book))).toEqual(listsOf(book))
        expect(journal.map((event) => event.rev)).toEqual(journal.map((_, index) => index + 1))
        expect(lastNumbers(known)).toEqual([...book.days.values()])
        for (const each of places) if (each) expect(new BookDraft(book).openOrderAt(each.kind, each.id)?.id).toBe(openAt(known, each)?.id)
      },
    ),
    { numRuns: 300 },
  )
})

test('a book remembers its latest events, and says so when it does not reach back that far', () => {
  const book = smallBook()
  for (let index = 0; index < 5_000; index++) {
    const draft = new BookDraft(book)
    draft.write(saleOf('tea' as Dish['id'], index % 2 === 1), momentAt(0).at, 'somebody')
    draft.flush()
  }
  expect(book.eventsSince(4_998)?.map((event) => event.rev)).toEqual([4_999, 5_000])
  expect(book.eventsSince(5_000)).toEqual([])
  expect(book.eventsSince(1)).toBeNull()
  const reach = [...Array(5_000).keys()].find((since) => book.eventsSince(since) !== null) ?? 0
  expect(book.eventsSince(reach)?.[0]?.rev).toBe(reach + 1)
  expect(5_000 - reach).toBeGreaterThanOrEqual(2_000)
})

function smallBook(): ShopBook {
  return bookOf([], null)
}

function bookOf(orders: CateringOrder[], like: ShopBook | null): ShopBook {
  const settings = { resetHour: 3, deliver: true, oneTap: false }
  const name = { zh: '店' }
  const dishOf = (id: string) => {
    const { soldOut = false, remaining = null } = like?.dishes.get(id) ?? {}
    return dish.parse({ id, name, priceFen: 100, stationId: 'hot', soldOut, remaining })
  }
  return new ShopBook({
    rev: like?.rev ?? 0,
    shop: shop.parse({ id: 'binjiang', brandId: 'shanhai', brandName: name, name, timeZone: 'Asia/Shanghai', settings }),
    stations: [station.parse({ id: 'hot', name })],
    dishes: dishIds.map(dishOf),
    places: places.flatMap((each) => (each ? place.parse({ ...each, name: each.id }) : [])),
    orders: orders.filter(
      (order) => order.status === 'open' || order.goods.some((goods) => goods.status === 'cancelled' && !goods.cancelSeenAt),
    ),
    padCalls: [],
    unseen: [],
    days: new Map(),
  })
}

function orderTo(where: (typeof places)[number], quantities: number[]): PlaceOrderRequest {
  const lines = quantities.map((quantity, index) => ({ dishId: dishIds[index % 2], quantity }))
  return placeOrderRequest.parse({ source: where ? 'till' : 'takeAway', place: where, lines })
}

function happeningsOf(ruling: { happenings: readonly Happening[] } | { refused: object }): readonly Happening[] {
  return 'refused' in ruling ? [] : ruling.happenings
}

function take(known: Known, event: ShopEvent): void {
  const id = orderOf(event)
  const order = id && orderAfter(known.orders.get(id), event)
  if (order) known.orders.set(order.id, order)
}

function goodsAt({ orders }: Known, index: number): string {
  const goods = [...orders.values()].flatMap((order) => order.goods)
  return goods[index % Math.max(1, goods.length)]?.id ?? '0195694a-5d00-7000-8000-00000000ffff'
}

function lastNumbers({ orders }: Known): number[] {
  return orders.size === 0 ? [] : [Math.max(...[...orders.values()].map((order) => order.seqNo))]
}

function openAt({ orders }: Known, where: { kind: string; id: string }): CateringOrder | undefined {
  return [...orders.values()].find((order) => order.status === 'open' && order.place?.kind === where.kind && order.place.id === where.id)
}

let made = 0

function momentAt(now: number): Moment {
  return { now, at: new Date(now).toISOString(), newId: () => `0195694a-5d00-7000-8000-${String(++made).padStart(12, '0')}` }
}

function saleOf(dishId: Dish['id'], isOnSale: boolean): Happening {
  return isOnSale ? { name: 'dishBackOnSale', data: { dishId } } : { name: 'dishSoldOut', data: { dishId, until: null } }
}
