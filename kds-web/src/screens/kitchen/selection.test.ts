import type { StationId } from '@passline/shared/ids'
import { expect, test } from 'vitest'
import { goods, goodsId, NOON, order, shopState } from '../../fixtures/shop.ts'
import type { Placement } from './pack.ts'
import { type Glass, moveCursor, type Selection, seenOf } from './selection.ts'
import { createWall } from './wall.ts'

const bar = 'bar' as StationId
const orders = [order(1, [goods(11), goods(12), goods(13), goods(14, { stationId: bar })]), order(2, [goods(21)])]
const [first, second] = orders.map(({ id }) => id) as [Selection['orderId'], Selection['orderId']]
const place = (id: string, hidden: number[] = []): Placement => ({ id, page: 0, column: 0, top: 0, height: 100, hidden, isTight: false })
const glass = (change: Partial<Glass> = {}, station: readonly string[] = []): Glass => ({
  tickets: createWall()(shopState(1, orders), { station, now: NOON, isHeld: false }),
  here: [place(first), place(second)],
  expandedId: null,
  ...change,
})
const at = (orderId: Selection['orderId'], id: number | null): Selection => ({ orderId, goodsId: id === null ? null : goodsId(id) })

test('keys point at what the page shows: a ticket of another page is not selected', () => {
  expect(seenOf(at(first, 11), glass())).toEqual(at(first, 11))
  expect(seenOf(at(first, 11), glass({ here: [place(second)] }))).toBeNull()
})

test('a ticket that left the wall is not selected any more', () => {
  expect(seenOf(at(first, 11), glass({ tickets: [] }))).toBeNull()
})

test('after a change of stations the cursor is on no line of another station', () => {
  expect(seenOf(at(first, 11), glass({}, ['dough']))).toEqual(at(first, 11))
  expect(seenOf(at(first, 14), glass({}, ['dough']))).toEqual(at(first, null))
})

test('the cursor is on no line that found no room, unless its ticket is opened', () => {
  const here = [place(first, [2, 3])]
  expect(seenOf(at(first, 13), glass({ here }))).toEqual(at(first, null))
  expect(seenOf(at(first, 13), glass({ here, expandedId: first }))).toEqual(at(first, 13))
})

test('the cursor begins on the first ticket of the page and stays within it', () => {
  expect(moveCursor(null, glass(), 1)).toEqual({ to: at(first, 11), isHidden: false })
  expect(moveCursor(at(second, 21), glass(), 1)).toEqual({ to: at(second, 21), isHidden: false })
  expect(moveCursor(null, glass({ here: [] }), 1)).toBeNull()
})

test('a cursor that goes to a hidden line says so', () => {
  const here = [place(first, [2, 3])]
  expect(moveCursor(at(first, 11), glass({ here }), 1)).toEqual({ to: at(first, 12), isHidden: false })
  expect(moveCursor(at(first, 12), glass({ here }), 1)).toEqual({ to: at(first, 13), isHidden: true })
  expect(moveCursor(at(first, null), glass({ here }), -1)).toEqual({ to: at(first, 14), isHidden: true })
  expect(moveCursor(at(first, 13), glass({ here, expandedId: first }), 1)).toEqual({ to: at(first, 14), isHidden: false })
})

test('the cursor walks past lines that are folded before shown ones, and comes to them at the end', () => {
  const here = [place(first, [0, 2])]
  expect(seenOf(at(first, 11), glass({ here }))).toEqual(at(first, null))
  expect(moveCursor(at(first, null), glass({ here }), 1)).toEqual({ to: at(first, 12), isHidden: false })
  expect(moveCursor(at(first, 12), glass({ here }), 1)).toEqual({ to: at(first, 14), isHidden: false })
  expect(moveCursor(at(first, 14), glass({ here }), 1)).toEqual({ to: at(first, 11), isHidden: true })
})
