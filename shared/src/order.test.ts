import { describe, expect, test } from 'vitest'
import type { GoodsStatus } from './goods.ts'
import {
  type CateringOrder,
  fitsPlace,
  isLocked,
  joins,
  type OrderRound,
  type OrderSource,
  orderSources,
  placeKinds,
  statusOf,
} from './order.ts'

const CLOSED = '2026-03-06T12:00:00.000Z'

describe('[K15] the status of an order', () => {
  test.each<[OrderSource, string | null, GoodsStatus[], string]>([
    ['till', null, ['waiting', 'cancelled'], 'open'],
    ['till', null, ['cancelled', 'cancelled'], 'cancelled'],
    ['till', CLOSED, ['cancelled', 'cancelled'], 'cancelled'],
    ['till', null, ['pickedUp', 'delivered'], 'open'],
    ['roomPad', null, ['pickedUp', 'cancelled'], 'open'],
    ['wristband', null, ['delivered'], 'open'],
    ['till', CLOSED, ['pickedUp', 'cancelled'], 'completed'],
    ['takeAway', null, ['pickedUp', 'cancelled'], 'completed'],
    ['takeAway', null, ['pickedUp', 'called'], 'open'],
    ['takeAway', null, ['cancelled'], 'cancelled'],
    ['platform', null, ['pickedUp', 'delivered', 'cancelled'], 'completed'],
    ['platform', null, ['made', 'delivered'], 'open'],
  ])('of %s, closed %s, with goods %j is %s', (source, closedAt, statuses, expected) => {
    const goods = statuses.map((status) => ({ status })) as CateringOrder['goods']
    expect(statusOf({ source, closedAt, goods })).toBe(expected)
  })
})

test('[K12] only an open order of the same kind and id of place is joined', () => {
  const place = { kind: 'room', id: '801' as never, name: '801' } as const
  const open = { status: 'open', source: 'roomPad', place } as const
  expect(joins(open, place)).toBe(true)
  expect(joins({ ...open, source: 'till' }, place)).toBe(true)
  expect(joins({ ...open, status: 'completed' }, place)).toBe(false)
  expect(joins({ ...open, status: 'cancelled' }, place)).toBe(false)
  expect(joins(open, { ...place, kind: 'table' })).toBe(false)
  expect(joins(open, { ...place, id: '802' as never })).toBe(false)
  expect(joins(open, null)).toBe(false)
  expect(joins({ ...open, source: 'takeAway', place: null }, null)).toBe(false)
  expect(joins({ ...open, source: 'platform', place: null }, null)).toBe(false)
})

test('[K24] goods are locked by the allergy of their own round, until their own station has acknowledged it', () => {
  const seen = [{ stationId: 'cold' as never, at: CLOSED, by: { deviceId: 'x' as never, name: '凉菜屏' } }]
  const round = (no: number, rest: Partial<OrderRound>): OrderRound => ({
    ...{ round: no, at: CLOSED, source: 'till', note: '', allergies: [], allergyNote: '', seen: [] },
    ...rest,
  })
  const rounds = [
    round(1, {}),
    round(2, { allergies: ['peanut'], seen }),
    round(3, { allergyNote: '芒果' }),
    round(4, { allergyNote: ' ' }),
  ]
  const locked = (no: number, station: string) => isLocked({ rounds }, { round: no, stationId: station as never })
  expect([locked(1, 'hot'), locked(2, 'hot'), locked(2, 'cold'), locked(3, 'cold'), locked(4, 'hot'), locked(9, 'hot')]).toEqual([
    false,
    true,
    false,
    true,
    false,
    false,
  ])
})

test('a source orders to its own kinds of place only', () => {
  const kinds = [...placeKinds, null]
  const fitting = Object.fromEntries(orderSources.map((source) => [source, kinds.filter((kind) => fitsPlace(source, kind))]))
  expect(fitting).toEqual({
    roomPad: ['room'],
    wristband: ['wristband'],
    till: ['room', 'table', 'wristband'],
    takeAway: [null],
    platform: [null],
  })
})
