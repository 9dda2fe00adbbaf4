import type { OrderGoods } from '@passline/shared/goods'
import type { StationId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { expect, test } from 'vitest'
import { at, goods, NOON, order, shopState } from '../../fixtures/shop.ts'
import { totalsOf } from './totals.ts'
import { createWall, type WallTicket, type WallView } from './wall.ts'

const SECOND = 1_000
const view = (change: Partial<WallView> = {}): WallView => ({ station: 'all', now: NOON, isHeld: false, ...change })
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
  expect(show(orders, { station: 'dough' }).map(ids)).toEqual([[11]])
})

test('goods of an unknown station appear under all, and under other', () => {
  const orders = [order(1, [goods(11, { stationId: 'closed' as StationId })])]
  expect(show(orders).map(ids)).toEqual([[11]])
  expect(show(orders, { station: 'other' }).map(ids)).toEqual([[11]])
  expect(totalsOf(shopState(1, orders), 'all').byStation.get('other')).toBe(1)
})

test('[K10] rushed lines come first in their round, and the ticket keeps its place', () => {
  const orders = [order(1, [goods(11)]), order(2, [goods(21, { addedAt: at(1) }), goods(22, { addedAt: at(1), rushCount: 1 })])]
  expect(show(orders).map(ids)).toEqual([[11], [22, 21]])
})

test('[K12] added goods stand in a section of their own', () => {
  const rounds = [1, 2].map((round) => ({ round, at: at(round), source: 'till' as const, note: '', allergies: [], allergyNote: '', seen: [] }))
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
  const totals = totalsOf(shopState(1, orders), 'all')
  expect([totals.waiting, totals.making]).toEqual([8, 3])
  expect(totals.dishes.map((dish) => [dish.key, dish.portions, dish.making])).toEqual([
    ['tea', 6, 0],
    ['pork-dumplings', 5, 3],
  ])
})
