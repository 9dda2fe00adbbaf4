import { expect, test } from 'vitest'
import { at, goods, NOON } from '../fixtures/shop.ts'
import { agingOf, shownMinutes } from './aging.ts'
import { elapsed } from './time.ts'

const MINUTE = 60_000

test.each([
  [0, 'calm'],
  [7.9, 'calm'],
  [8, 'due'],
  [10, 'due'],
  [10.1, 'late'],
])('[K22] a dish expected in 10 minutes is, after %d minutes, %s', (minutes, level) => {
  expect(agingOf([goods(1)], NOON + minutes * MINUTE).level).toBe(level)
})

test('a ticket is as late as the worst of the lines that are not made', () => {
  const lines = [goods(1), goods(2, { expectedMinutes: 2 }), goods(3, { expectedMinutes: 1, status: 'made', madeAt: at(0) })]
  expect(agingOf(lines, NOON + 3 * MINUTE)).toEqual({ level: 'late', since: NOON, leftMs: -MINUTE })
})

test('when everything is made, the clock says how long the first dish has been standing', () => {
  const lines = [goods(1, { status: 'made', madeAt: at(5_000) }), goods(2, { status: 'made', madeAt: at(2_000) })]
  expect(agingOf(lines, NOON + MINUTE)).toEqual({ level: 'made', since: NOON + 2_000 })
})

test('minutes: begun ones count while there is time, and there is no "0 late"', () => {
  expect([shownMinutes(61_000), shownMinutes(0), shownMinutes(-5_000), shownMinutes(-6 * MINUTE - 7_000)]).toEqual([2, 0, 1, 6])
})

test('a running time has minutes and seconds, from 100 minutes on hours', () => {
  expect([elapsed(-5), elapsed(273_000), elapsed(99 * MINUTE + 59_999), elapsed(100 * MINUTE)]).toEqual([
    '00:00',
    '04:33',
    '99:59',
    '1:40 h',
  ])
})
