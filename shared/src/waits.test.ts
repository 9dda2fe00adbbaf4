import { expect, test } from 'vitest'
import type { OrderGoods } from './goods.ts'
import { dishWaits, rangeOf, type WaitRange, waitOf } from './waits.ts'

const MINUTE = 60_000
const NOON = Date.parse('2030-01-01T12:00:00.000Z')
const minutes = (...list: number[]) => list.map((each) => each * MINUTE)

test('fewer than five equal dishes say nothing', () => {
  expect(rangeOf(minutes(8, 9, 10, 11))).toBeNull()
  expect(rangeOf(minutes(8, 9, 10, 11, 12))).toEqual({ fromMinutes: 8, toMinutes: 12 })
})

test('a spread of twice the time or more says nothing', () => {
  expect(rangeOf(minutes(5, 6, 7, 8, 10))).toBeNull()
  expect(rangeOf(minutes(5, 6, 7, 8, 9.9))).toEqual({ fromMinutes: 5, toMinutes: 10 })
})

test('of five none is left out, of ten the quickest and the slowest', () => {
  expect(rangeOf(minutes(12, 9, 8, 11, 10))).toEqual({ fromMinutes: 8, toMinutes: 12 })
  expect(rangeOf(minutes(1, 8, 9, 10, 10, 11, 11, 12, 13, 60))).toEqual({ fromMinutes: 8, toMinutes: 13 })
})

test('minutes are rounded outwards, and a range is never one number', () => {
  expect(rangeOf(minutes(8.9, 9, 9.1, 9.2, 9.3))).toEqual({ fromMinutes: 8, toMinutes: 10 })
  expect(rangeOf(minutes(9, 9, 9, 9, 9))).toEqual({ fromMinutes: 9, toMinutes: 10 })
  expect(rangeOf(minutes(0.5, 0.5, 0.6, 0.6, 0.7))).toEqual({ fromMinutes: 0, toMinutes: 1 })
})

test('what took no time at all is no measure', () => {
  expect(rangeOf([0, 0, 0, 0, 0])).toBeNull()
})

test('each dish is measured by itself, and those of which nothing can be said are missing', () => {
  const samples = [8, 9, 10, 11, 12].map((each) => ({ dishId: 'fish', ms: each * MINUTE }))
  expect(dishWaits([...samples, { dishId: 'tea', ms: MINUTE }])).toEqual([{ dishId: 'fish', fromMinutes: 8, toMinutes: 12, samples: 5 }])
})

const waits = new Map<string, WaitRange>([
  ['fish', { fromMinutes: 8, toMinutes: 12 }],
  ['tea', { fromMinutes: 1, toMinutes: 2 }],
])

function line(dishId: string, change: Partial<OrderGoods> = {}): OrderGoods {
  return { dishId, status: 'waiting', held: null, firedAt: null, addedAt: new Date(NOON).toISOString(), ...change } as OrderGoods
}

test('the slowest line that is not made decides how long an order takes', () => {
  expect(waitOf([line('fish'), line('tea')], waits, NOON)).toEqual({ fromMinutes: 8, toMinutes: 12 })
  expect(waitOf([line('fish', { status: 'made' }), line('tea')], waits, NOON)).toEqual({ fromMinutes: 1, toMinutes: 2 })
})

test('what has passed is taken off, line by line', () => {
  expect(waitOf([line('fish', { status: 'making' })], waits, NOON + 3.5 * MINUTE)).toEqual({ fromMinutes: 4, toMinutes: 9 })
  expect(waitOf([line('fish')], waits, NOON + 11.5 * MINUTE)).toEqual({ fromMinutes: 0, toMinutes: 1 })
  const fired = new Date(NOON + 11 * MINUTE).toISOString()
  expect(waitOf([line('fish', { firedAt: fired })], waits, NOON + 12 * MINUTE)).toEqual({ fromMinutes: 7, toMinutes: 11 })
})

test.each([
  ['a dish has no range', [line('fish'), line('duck')], 0],
  ['a dish is held', [line('fish', { held: 'course' })], 0],
  ['one of them has taken longer than its range', [line('fish'), line('tea')], 2 * MINUTE],
  ['nothing is left to make', [line('fish', { status: 'made' }), line('tea', { status: 'cancelled' })], 0],
])('nothing is said when %s', (_, goods, ms) => {
  expect(waitOf(goods, waits, NOON + ms)).toBeNull()
})
