import { expect, test } from 'vitest'
import { holdStill, type Packing, pack, type TicketSize, type WallSize } from './pack.ts'

const wall: WallSize = { columns: 2, height: 500, gap: 10, reserve: 100, more: 50 }
const ticket = (id: string, lines: number[], isLate = false): TicketSize => ({ id, frame: 100, lines, isLate })
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

test('a ticket taller than a column hides lines from its end, and counts the button that says so', () => {
  const packing = pack([ticket('tall', [100, 100, 100, 100, 100])], wall)
  expect(packing.placements[0]).toEqual({ id: 'tall', page: 0, column: 0, top: 0, height: 450, hiddenLines: 2 })
})

test('a ticket whose first line does not fit above the count of the rest waits for the next page', () => {
  const packing = pack([ticket('a', [400]), ticket('big', [290, 50]), ticket('c', [10])], wall)
  expect(where(packing)).toEqual(['a 0.0 0', 'big 1.0 0', 'c 1.1 0'])
})

test('one line always stays', () => {
  expect(pack([ticket('note', [700])], wall).placements[0]).toMatchObject({ hiddenLines: 0, height: 800 })
})

test('a late ticket is pulled to the first page, and the last calm ticket there makes room', () => {
  const tickets = [ticket('a', [200]), ticket('b', [200]), ticket('c', [200]), ticket('late', [200], true)]
  const first = pack(tickets, wall).placements.filter((place) => place.page === 0)
  expect(first.map((place) => place.id)).toEqual(['a', 'late'])
})

test('tickets that made room for late ones come next, and all that follow stay oldest first', () => {
  const tickets = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ticket(id, [200], id === 'e' || id === 'g'))
  const { placements } = pack(tickets, wall)
  const shown = placements.filter((place) => place.page === 0).map((place) => place.id)
  const behind = placements.filter((place) => place.page > 0).map((place) => place.id)
  expect(shown).toEqual(expect.arrayContaining(['e', 'g']))
  expect(behind).toEqual([...behind].sort())
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
