import { expect, test } from 'vitest'
import { holdStill, type Packing, pack, type TicketSize, type WallSize } from './pack.ts'

const wall: WallSize = { columns: 2, height: 500, gap: 10, reserve: 100, more: 50 }
const ticket = (id: string, lines: number[], isLate = false): TicketSize => ({
  id,
  frame: 100,
  lines,
  heads: [],
  isLate,
  folds: lines.map((_, place) => place).reverse(),
  tight: null,
})
const where = ({ placements }: Packing) => placements.map(({ id, page, column, top }) => `${id} ${page}.${column} ${top}`)

test('tickets fill a column top to bottom, then the next one', () => {
  const packing = pack([ticket('a', [100]), ticket('b', [100]), ticket('c', [100])], wall)
  expect(where(packing)).toEqual(['a 0.0 0', 'b 0.0 210', 'c 0.1 0'])
  expect(packing.pages).toBe(1)
})

test('what finds no room goes to the next page, and the last column keeps room for the count of it', () => {
  const packing = pack(
    ['a', 'b', 'c', 'd', 'e'].map((id) => ticket(id, [100, 100])),
    wall,
  )
  expect(where(packing)).toEqual(['a 0.0 0', 'b 0.1 0', 'c 1.0 0', 'd 1.1 0', 'e 2.0 0'])
  expect(packing.pages).toBe(3)
})

test('the last ticket of all may use the room kept for the count', () => {
  const packing = pack([ticket('a', [400]), ticket('b', [140]), ticket('c', [140])], wall)
  expect(where(packing)).toEqual(['a 0.0 0', 'b 0.1 0', 'c 0.1 250'])
})

test('a hole in an earlier column takes the next ticket, but never one that is younger than a ticket left out', () => {
  const tickets = [ticket('a', [100]), ticket('tall', [100, 100, 100]), ticket('c', [150]), ticket('d', [300]), ticket('e', [10])]
  expect(where(pack(tickets, wall))).toEqual(['a 0.0 0', 'tall 0.1 0', 'c 0.0 210', 'd 1.0 0', 'e 1.1 0'])
})

test('a ticket taller than a column folds lines, and counts the button that says so', () => {
  const packing = pack([ticket('tall', [100, 100, 100, 100, 100])], wall)
  expect(packing.placements[0]).toEqual({ id: 'tall', page: 0, column: 0, top: 0, height: 450, hidden: [3, 4], isTight: false })
})

test('a ticket whose first line does not fit above the count of the rest waits for the next page', () => {
  const packing = pack([ticket('a', [400]), ticket('big', [290, 50]), ticket('c', [10])], wall)
  expect(where(packing)).toEqual(['a 0.0 0', 'big 1.0 0', 'c 1.1 0'])
})

test('one line always stays', () => {
  expect(pack([ticket('note', [700])], wall).placements[0]).toMatchObject({ hidden: [], height: 800 })
})

test('lines are folded in the order that the ticket gives', () => {
  const packing = pack([{ ...ticket('tall', [100, 100, 100, 100, 100]), folds: [1, 0, 4, 3, 2] }], wall)
  expect(packing.placements[0]).toMatchObject({ height: 450, hidden: [0, 1] })
})

test('the head of a round leaves with the last of its lines', () => {
  const added = { ...ticket('tall', [100, 100, 100, 50]), heads: [{ from: 2, height: 60 }] }
  expect(pack([added], wall).placements[0]).toMatchObject({ height: 350, hidden: [2, 3] })
  expect(pack([{ ...added, folds: [2, 1, 0, 3] }], wall).placements[0]).toMatchObject({ height: 460, hidden: [2] })
})

test('only a ticket that a column does not hold with one line has its texts shortened', () => {
  const tight = { frame: 200, lines: [80, 80], heads: [] }
  expect(pack([{ ...ticket('long', [100, 100]), frame: 460, tight }], wall).placements[0]).toMatchObject({
    height: 360,
    hidden: [],
    isTight: true,
  })
  expect(pack([{ ...ticket('long', [100, 100]), frame: 340, tight }], wall).placements[0]).toMatchObject({ hidden: [1], isTight: false })
})

test('overdue tickets come first on every page, then the rest, each oldest first', () => {
  const late = ['b', 'd', 'e', 'g']
  const tickets = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ticket(id, [200], late.includes(id)))
  const { placements } = pack(tickets, wall)
  expect(placements.map((place) => place.id)).toEqual(['b', 'd', 'e', 'g', 'a', 'c', 'f'])
  expect(placements.map((place) => place.page)).toEqual([0, 0, 1, 1, 2, 2, 3])
})

test('when every ticket is late, the oldest stay on the first page', () => {
  const tickets = ['a', 'b', 'c', 'd'].map((id) => ticket(id, [300], true))
  expect(where(pack(tickets, wall))[0]).toBe('a 0.0 0')
})

test('while a finger is on the wall nothing moves: what left leaves a hole, what is new waits', () => {
  const before = pack([ticket('a', [100]), ticket('b', [100])], wall)
  const next = pack([ticket('b', [100]), ticket('c', [100])], wall)
  expect(where(holdStill(before, next))).toEqual(['b 0.0 210'])
})

test('a new ticket that moves nothing comes in at once, finger or not', () => {
  const before = pack([ticket('a', [100])], wall)
  const next = pack([ticket('a', [100]), ticket('b', [100])], wall)
  expect(where(holdStill(before, next))).toEqual(['a 0.0 0', 'b 0.0 210'])
})

test('while a finger is on the wall no line is folded away, and none comes back', () => {
  const lines = [100, 100, 100, 100, 100]
  const before = pack([ticket('tall', lines)], wall)
  const next = pack([{ ...ticket('tall', lines), folds: [0, 1, 4, 3, 2] }], wall)
  expect(next.placements[0]?.hidden).toEqual([0, 1])
  expect(holdStill(before, next).placements[0]?.hidden).toEqual([3, 4])
})
