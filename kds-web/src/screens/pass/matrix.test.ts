import type { OrderGoods } from '@passline/shared/goods'
import type { PlaceId, StationId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { expect, test } from 'vitest'
import { at, goods, minute, order, shopState } from '../../fixtures/shop.ts'
import { cellIn, columnsOf } from './columns.ts'
import { countsOf, ofKind } from './kinds.ts'
import { passView } from './matrix.ts'

const hot = 'hot' as StationId
const made: Partial<OrderGoods> = { status: 'made', madeAt: at(0) }
const called: Partial<OrderGoods> = { status: 'called', madeAt: at(0), calledAt: at(1_000), callCount: 1 }
const taken: Partial<OrderGoods> = { status: 'pickedUp', pickedUpAt: at(0) }
const held: Partial<OrderGoods> = { held: 'course', course: 2 }

let last = 100
const lines = (...changes: Partial<OrderGoods>[]) => changes.map((change) => goods(++last, change))
const view = (...orders: CateringOrder[]) => passView(shopState(1, orders))
const numbers = (list: readonly { order: CateringOrder }[]) => list.map((each) => each.order.seqNo)

test('each station has a square per line: made, making, waiting, held', () => {
  const { rows } = view(order(1, lines({}, held, made, { status: 'making' }, { ...made, stationId: hot })))
  expect(rows[0]?.cells.get('dough')).toEqual({ made: 1, squares: ['made', 'making', 'waiting', 'held'] })
  expect(rows[0]?.cells.get('hot')).toEqual({ made: 1, squares: ['made'] })
})

test('the order closest to complete comes first, of equals the oldest', () => {
  const { rows } = view(
    order(1, lines({ addedAt: minute(2) }, { addedAt: minute(2) })),
    order(2, lines(made, {})),
    order(3, lines(made, made, {})),
    order(4, lines({ addedAt: minute(1) })),
  )
  expect(numbers(rows)).toEqual([3, 2, 4, 1])
})

test('what was taken counts on neither side', () => {
  const { rows } = view(order(1, lines(taken, taken, taken, {})), order(2, lines(made, {})))
  expect(rows.map((row) => [row.order.seqNo, row.share])).toEqual([
    [2, 0.5],
    [1, 0],
  ])
})

test('an order of which something is to be made is not ready; what is made of it may go first', () => {
  const { rows, ready } = view(order(1, lines(made, {})))
  expect(ready).toEqual([])
  expect(rows[0]?.ready).toHaveLength(1)
})

test('a partial order never looks complete', () => {
  const { ready, called: gone } = view(
    order(1, lines(made, made)),
    order(2, lines(made, taken)),
    order(3, lines(made, held)),
    order(4, lines(called, {})),
    order(5, lines(called, made)),
  )
  expect(ready.map((each) => [each.order.seqNo, each.completeness, each.toCome])).toEqual([
    [1, 'whole', 0],
    [2, 'rest', 0],
    [3, 'part', 1],
    [5, 'rest', 0],
  ])
  expect(gone.map((each) => [each.order.seqNo, each.completeness])).toEqual([
    [4, 'part'],
    [5, 'rest'],
  ])
})

test('an order of which all that is missing is held comes last', () => {
  const { rows } = view(order(1, lines(made, made, held)), order(2, lines({})))
  expect(numbers(rows)).toEqual([2, 1])
})

test('goods that wait for the cashier are not at the pass', () => {
  expect(view(order(1, lines({ held: 'confirmation' })))).toEqual({ rows: [], ready: [], called: [] })
  expect(view(order(2, lines(made, { held: 'confirmation' }))).ready[0]?.completeness).toBe('whole')
})

test('the longest wait comes first', () => {
  const { ready } = view(order(1, lines({ ...made, madeAt: minute(2) })), order(2, lines({ ...made, madeAt: minute(1) })))
  expect(numbers(ready)).toEqual([2, 1])
})

test('an order that did not change keeps what is shown of it', () => {
  const same = order(1, lines({}))
  expect(view(same).rows[0]).toBe(view(same, order(2, lines({}))).rows[0])
})

test('filters count orders, not the sides they stand on', () => {
  const at801 = { place: { kind: 'room', id: '801' as PlaceId, name: '801' } } as const
  const all = view(order(1, lines(called, {}), at801), order(2, lines({})))
  expect(countsOf(all)).toEqual({ all: 2, room: 1, table: 0, carry: 1 })
  expect(numbers(ofKind(all, 'room').rows)).toEqual([1])
})

test('stations that find no room share the last column, and so do those that the shop does not know', () => {
  const { rows } = view(order(1, lines({ ...made, stationId: hot }, {}, { stationId: 'gone' as StationId })))
  const columns = columnsOf(rows, ['cold', 'hot', 'dough'], 2)
  expect(columns).toEqual([
    { stationId: 'hot', stations: ['hot'] },
    { stationId: null, stations: ['dough', 'gone'] },
  ])
  const [row] = rows
  expect(row && columns.map((column) => cellIn(row, column)?.squares)).toEqual([['made'], ['waiting', 'waiting']])
})
