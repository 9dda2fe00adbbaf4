import type { StationId } from '@passline/shared/ids'
import { expect, test } from 'vitest'
import { at, goods, NOON, order, shopState } from '../fixtures/shop.ts'
import { orphansOf } from './orphans.ts'

const bar = 'bar' as StationId
const nowhere = () => false
const lines = [
  goods(11),
  goods(12, { stationId: bar, addedAt: at(5) }),
  goods(13, { stationId: bar, held: 'course', course: 2 }),
  goods(14, { stationId: bar, status: 'made', madeAt: at(9) }),
]
const state = shopState(1, [order(1, lines)])

test('what is to be made at stations without a screen is orphaned, held and made goods are not', () => {
  expect(orphansOf(state, ['bar'], nowhere)).toEqual({ stationIds: ['bar'], lines: 1, since: NOON + 5 })
})

test('nothing is orphaned that this screen shows, or where every station has its screen', () => {
  expect(orphansOf(state, ['bar'], (id) => id === 'bar')).toBeNull()
  expect(orphansOf(state, [], nowhere)).toBeNull()
  expect(orphansOf(state, ['cold'], nowhere)).toBeNull()
})

test('stations are told in the order of the shop', () => {
  const station = (id: string, sort: number) => [id, { id: id as StationId, name: { zh: id, en: id }, sort }] as const
  const sorted = { ...state, stations: new Map([station('bar', 1), station('dough', 2)]) }
  expect(orphansOf(sorted, ['dough', 'bar'], nowhere)?.stationIds).toEqual(['bar', 'dough'])
})
