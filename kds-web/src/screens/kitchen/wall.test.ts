import type { OrderGoods } from '@passline/shared/goods'
import type { StationId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { expect, test } from 'vitest'
import { at, type DEVICE, goods, goodsId, id, NOON, order, shopState } from '../../fixtures/shop.ts'
import { totalsOf } from './totals.ts'
import { createWall, type WallTicket, type WallView } from './wall.ts'

const SECOND = 1_000
const EVERY: readonly string[] = []
const view = (change: Partial<WallView> = {}): WallView => ({ station: EVERY, now: NOON, isHeld: false, ...change })
const show = (orders: CateringOrder[], change: Partial<WallView> = {}) => createWall()(shopState(1, orders), view(change))
const seqs = (tickets: readonly WallTicket[]) => tickets.map((ticket) => ticket.order.seqNo)
const ids = (ticket: WallTicket | undefined) => ticket?.lines.map((line) => Number(line.id.slice(-3)))
const called: Partial<OrderGoods> = { status: 'called', calledAt: at(0), callCount: 1 }

test('tickets are oldest first', () => {
  expect(seqs(show([order(2, [goods(21, { addedAt: at(5) })]), order(1, [goods(11, { addedAt: at(9) })])]))).toEqual([2, 1])
})

test('a ticket whose lines are all called dims for three seconds, then leaves', () => {
  const orders = [order(1, [goods(11, called)])]
  expect(show(orders, { now: NOON + 2_999 })[0]?.isLeaving).toBe(true)
  expect(show(orders, { now: NOON + 3_000 })).toEqual([])
})

test('a ticket with lines that are made but not called stays', () => {
  const orders = [order(1, [goods(11, called), goods(12, { status: 'made', madeAt: at(0) })])]
  expect(ids(show(orders, { now: NOON + 3_600 * SECOND })[0])).toEqual([11, 12])
})

test('picked-up lines leave the ticket, the others stay', () => {
  const orders = [order(1, [goods(11, { status: 'pickedUp', pickedUpAt: at(0) }), goods(12)])]
  expect(ids(show(orders, { now: NOON + 500 })[0])).toEqual([11, 12])
  expect(ids(show(orders, { now: NOON + SECOND })[0])).toEqual([12])
})

test('[K19] a cancelled line stays until a cook has seen it, also when the whole order is cancelled', () => {
  const cancelled: Partial<OrderGoods> = { status: 'cancelled', cancelledAt: at(0), cancelReason: 'requested' }
  const whole = order(1, [goods(11, cancelled)], { status: 'cancelled' })
  expect(ids(show([whole], { now: NOON + 3_600 * SECOND })[0])).toEqual([11])
  expect(show([order(1, [goods(11, { ...cancelled, cancelSeenAt: at(0) })])], { now: NOON + 5 * SECOND })).toEqual([])
})

test('a station shows its own lines only', () => {
  const orders = [
    order(1, [goods(11), goods(12, { stationId: 'bar' as StationId })]),
    order(2, [goods(21, { stationId: 'bar' as StationId })]),
  ]
  expect(show(orders, { station: ['dough'] }).map(ids)).toEqual([[11]])
})

test('goods of an unknown station appear under all, and under other', () => {
  const orders = [order(1, [goods(11, { stationId: 'closed' as StationId })])]
  expect(show(orders).map(ids)).toEqual([[11]])
  expect(show(orders, { station: ['other'] }).map(ids)).toEqual([[11]])
  expect(totalsOf(shopState(1, orders), EVERY).byStation.get('other')).toBe(1)
})

test('[K10] rushed lines come first in their round, and the ticket keeps its place', () => {
  const orders = [order(1, [goods(11)]), order(2, [goods(21, { addedAt: at(1) }), goods(22, { addedAt: at(1), rushCount: 1 })])]
  expect(show(orders).map(ids)).toEqual([[11], [22, 21]])
})

test('[K12] added goods stand in a section of their own', () => {
  const rounds = [1, 2].map((round) => ({
    round,
    at: at(round),
    source: 'till' as const,
    note: '',
    allergies: [],
    allergyNote: '',
    seen: [],
  }))
  const [ticket] = show([order(1, [goods(11), goods(12, { round: 2 })], { rounds })])
  expect(ticket?.sections.map((section) => [section.round.round, section.lines.length])).toEqual([
    [1, 1],
    [2, 1],
  ])
})

test('under a finger no line moves: neither a rush nor a pickup reorders the ticket', () => {
  const wall = createWall()
  wall(shopState(1, [order(1, [goods(11), goods(12), goods(13)])]), view())
  const next = [order(1, [goods(11, { status: 'pickedUp', pickedUpAt: at(-9_000) }), goods(12), goods(13, { rushCount: 1 }), goods(14)])]
  expect(ids(wall(shopState(2, next), view({ isHeld: true }))[0])).toEqual([11, 12, 13, 14])
  expect(ids(wall(shopState(2, next), view({ now: NOON + 5 * SECOND }))[0])).toEqual([13, 12, 14])
})

test('a ticket that did not change keeps its identity, and so does the list', () => {
  const wall = createWall()
  const state = shopState(1, [order(1, [goods(11)]), order(2, [goods(21)])])
  const before = wall(state, view())
  expect(wall(state, view({ now: NOON + SECOND }))).toBe(before)
})

test('totals count portions waiting and making, largest first', () => {
  const orders = [
    order(1, [goods(11, { quantity: 2 }), goods(12, { quantity: 3, status: 'making' }), goods(13, { status: 'made' })]),
    order(2, [goods(21, { dishId: 'tea' as OrderGoods['dishId'], quantity: 6 })]),
  ]
  const totals = totalsOf(shopState(1, orders), EVERY)
  expect([totals.waiting, totals.making]).toEqual([8, 3])
  expect(totals.dishes.map((dish) => [dish.key, dish.portions, dish.making])).toEqual([
    ['tea', 6, 0],
    ['pork-dumplings', 5, 3],
  ])
})

test('held goods stand last, are in no total, and keep the ticket on the wall', () => {
  const held = goods(11, { held: 'course', course: 2 })
  const orders = [order(1, [held, goods(12)]), order(2, [goods(21, { held: 'course', course: 2 })])]
  expect(show(orders).map(ids)).toEqual([[12, 11], [21]])
  expect(totalsOf(shopState(1, orders), EVERY)).toMatchObject({ waiting: 1, making: 0 })
})

test('what waits for the cashier is not on the wall, whatever becomes of it', () => {
  const waiting = goods(11, { held: 'confirmation' })
  const refused = goods(12, { status: 'cancelled', cancelledAt: at(0), cancelReason: 'refused' })
  expect(show([order(1, [waiting, refused])])).toEqual([])
})

test('a course that was fired later has a head with a clock of its own', () => {
  const fired = goods(12, { course: 2, firedAt: at(60_000) })
  const [ticket] = show([order(1, [goods(11), fired])])
  expect(ticket?.sections.map((section) => [section.kind, section.course, section.at, section.isNews])).toEqual([
    ['first', 0, at(0), true],
    ['fired', 2, at(60_000), true],
  ])
})

test('a filtered screen says which other stations are not finished either', () => {
  const bar = 'bar' as StationId
  const orders = [order(1, [goods(11), goods(12, { stationId: bar }), goods(13, { stationId: bar, status: 'made' })])]
  expect(show(orders, { station: ['dough'] })[0]?.elsewhere).toEqual([{ stationId: 'other', lines: 1 }])
  expect(show(orders)[0]?.elsewhere).toEqual([])
})

test('the same dish on several tickets is marked with its portions, but never beside an allergy, a note or other options', () => {
  const rounds = [{ ...order(3, []).rounds[0], allergyNote: '花生' }] as CateringOrder['rounds']
  const spicy = goods(22, { options: [{ groupId: 'spice', choiceId: 'hot', name: { zh: '辣', en: 'hot' }, priceFen: 0 }] })
  const orders = [
    order(1, [goods(11, { quantity: 2 })]),
    order(2, [goods(21), spicy, goods(23, { note: '少盐' })]),
    order(3, [goods(31)], { rounds }),
  ]
  const marks = show(orders).flatMap((ticket) => [...ticket.marks].map(([id, mark]) => [Number(id.slice(-3)), mark.alike]))
  expect(marks.filter(([, alike]) => alike !== 0)).toEqual([
    [11, 3],
    [21, 3],
  ])
})

test('a line that went to another station is in no portions that are cooked together', () => {
  const moved = { id: 1, at: at(0), what: 'station' as const, goodsId: goodsId(21), from: 'dough', to: 'bar', seen: [] }
  const by = { deviceId: id(77) as typeof DEVICE, name: '收银台' }
  const gone = order(2, [goods(21, { stationId: 'bar' as StationId })], { edits: [{ ...moved, by }] })
  const tickets = show([order(1, [goods(11)]), gone], { station: ['dough'] })
  expect(tickets.map(ids)).toEqual([[11], [21]])
  expect(tickets[0]?.marks.size).toBe(0)
  expect(tickets[1]?.marks.get(goodsId(21))).toMatchObject({ movedTo: 'bar', alike: 0 })
})

test('lines of other stations, which an opened ticket shows too, are locked by their allergy and say what they contain', () => {
  const rounds = [{ ...order(1, []).rounds[0], allergies: ['peanut'] }] as CateringOrder['rounds']
  const peanuts = goods(12, { stationId: 'bar' as StationId, allergens: ['peanut'] })
  const [ticket] = show([order(1, [goods(11), peanuts], { rounds })], { station: ['dough'] })
  expect(ticket?.lines.map((line) => line.id)).toEqual([goodsId(11)])
  expect(ticket?.marks.get(goodsId(12))).toMatchObject({ isLocked: true, contains: ['peanut'] })
})

test('a dish that becomes a match redraws its ticket, and no other', () => {
  const wall = createWall()
  const orders = [order(1, [goods(11)]), order(2, [goods(21, { dishId: 'tea' as OrderGoods['dishId'] })])]
  const before = wall(shopState(1, orders), view())
  const after = wall(shopState(2, [...orders, order(3, [goods(31)])]), view())
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[1])
})

test('[K10] with the shop’s setting rushed tickets come first', () => {
  const state = shopState(1, [order(1, [goods(11)]), order(2, [goods(21, { addedAt: at(1), rushCount: 1 })])])
  expect(seqs(createWall()(state, view()))).toEqual([1, 2])
  const shop = { ...state.shop, settings: { ...state.shop.settings, rushFirst: true } }
  expect(seqs(createWall()({ ...state, shop }, view()))).toEqual([2, 1])
})
