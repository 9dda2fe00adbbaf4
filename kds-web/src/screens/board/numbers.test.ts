import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import { at, goods, order, shopState } from '../../fixtures/shop.ts'
import { numbersOf } from './numbers.ts'

const called = (ms: number): Partial<OrderGoods> => ({ status: 'called', calledAt: at(ms), callCount: 1 })
const shown = (...orders: Parameters<typeof shopState>[1]) => {
  const { making, ready } = numbersOf(shopState(1, orders))
  return { making: making.map((each) => each.seqNo), ready: ready.map((each) => each.order.seqNo) }
}

test('the latest call comes first', () => {
  expect(shown(order(1, [goods(11, called(1))]), order(2, [goods(21, called(9))]), order(3, [goods(31, called(5))])).ready).toEqual([
    2, 3, 1,
  ])
})

test('a number is either being made or ready, never both', () => {
  expect(shown(order(1, [goods(11, called(1)), goods(12)]), order(2, [goods(21, { status: 'made' })]))).toEqual({ making: [2], ready: [1] })
})

test('a number that was picked up or cancelled is gone', () => {
  const pickedUp = order(1, [goods(11, { status: 'pickedUp', pickedUpAt: at(0) })])
  const cancelled = order(2, [goods(21, { status: 'cancelled', cancelledAt: at(0) })], { status: 'cancelled' })
  expect(shown(pickedUp, cancelled)).toEqual({ making: [], ready: [] })
})

test('orders of the day before come before today’s', () => {
  expect(shown(order(1, [goods(11)]), order(98, [goods(981)], { businessDay: '2029-12-31' })).making).toEqual([98, 1])
})

test('goods that wait for the cashier, or for their course, are not being made', () => {
  const unconfirmed = order(1, [goods(11, { held: 'confirmation' })])
  const later = order(2, [goods(21, { status: 'pickedUp' }), goods(22, { held: 'course', course: 2 })])
  const both = order(3, [goods(31), goods(32, { held: 'course', course: 2 })])
  expect(shown(unconfirmed, later, both)).toEqual({ making: [3], ready: [] })
})

test('a called number of which something is still to come is a part', () => {
  const isPart = (...others: Partial<OrderGoods>[]) =>
    numbersOf(shopState(1, [order(1, [goods(11, called(1)), ...others.map((change) => goods(12, change))])])).ready[0]?.isPart
  expect([isPart({}), isPart({ status: 'made' }), isPart({ held: 'course', course: 2 })]).toEqual([true, true, true])
  expect([isPart(), isPart({ status: 'pickedUp' }), isPart({ held: 'confirmation' })]).toEqual([false, false, false])
})
