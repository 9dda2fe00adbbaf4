import { expect, test } from 'vitest'
import { at, goods, NOON, order, shopState } from '../../fixtures/shop.ts'
import { filterOf, reportedStations, toggled } from './stations.ts'
import { standingOf } from './totals.ts'

const MINUTE = 60_000

test('an address without stations shows every one, and several are several', () => {
  expect([filterOf(null), filterOf('all'), filterOf('hot,cold,hot')]).toEqual([[], [], ['hot', 'cold']])
  expect([reportedStations([]), reportedStations(['other']), reportedStations(['hot', 'other'])]).toEqual([null, [], ['hot']])
})

test('a tap shows one station alone; of several that are shown it puts one away', () => {
  expect(toggled([], 'hot')).toEqual(['hot'])
  expect(toggled(['hot'], 'cold')).toEqual(['cold'])
  expect(toggled(['hot', 'cold'], 'cold')).toEqual(['hot'])
  expect(toggled(['hot'], 'hot')).toEqual(['hot'])
  expect(toggled(['hot', 'cold'], 'all')).toEqual([])
})

test('what was called and not collected within the shop’s minutes is an alarm, twice as long a worse one', () => {
  const called = (number: number, minutes: number) => goods(number, { status: 'called', calledAt: at(-minutes * MINUTE), callCount: 1 })
  const state = shopState(1, [order(1, [called(11, 4)]), order(2, [called(21, 5)]), order(3, [called(31, 10), called(32, 5)])])
  const standing = standingOf(state, [], NOON).map(({ order: { seqNo }, level, minutes, goods: lines }) => [
    seqNo,
    level,
    minutes,
    lines.length,
  ])
  expect(standing).toEqual([
    [3, 'late', 10, 2],
    [2, 'due', 5, 1],
  ])
})
