import { shownSeqNo } from '@passline/shared/businessDay'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, takeAwayOrder } from './support/make.ts'
import { openScreen } from './support/screen.ts'

let app: TestApp
let shop: TestShop
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  app.clock.set('2026-03-06T11:00:00.000Z')
  shop = await app.addShop(`shop-${++shops}`)
})

afterAll(() => app.stop())

test('[K13] an order at 02:59:59.999 belongs to the day before, one at 03:00 is #01 of the new day, and the board shows both', async () => {
  const board = await openScreen(shop.staff.board)
  app.clock.set('2026-03-06T18:59:59.999Z')
  const before = [await place(), await place()]
  app.clock.pass(1)
  const after = [await place(), await place()]
  await board.showsRev((await agreed(shop.staff.board.snapshot())).rev)
  expect(before.concat(after).map(({ id }) => [board.order(id)?.businessDay, shownSeqNo(board.order(id)?.seqNo ?? 0)])).toEqual([
    ['2026-03-06', '#01'],
    ['2026-03-06', '#02'],
    ['2026-03-07', '#01'],
    ['2026-03-07', '#02'],
  ])
  board.close()
})

test('[K13] a refused order takes no number', async () => {
  await place()
  expect((await refused(shop.staff.cashier.place(takeAwayOrder([line('unicorn')])))).code).toBe('unknownDish')
  await agreed(shop.staff.cashier.soldOut('tea'))
  expect((await refused(shop.staff.cashier.place(takeAwayOrder([line('tea')])))).code).toBe('soldOut')
  expect((await place()).seqNo).toBe(2)
})

test('[K13] each shop counts for itself', async () => {
  const other = await app.addShop(`shop-${++shops}`)
  await place()
  await place()
  expect((await agreed(other.staff.cashier.place(takeAwayOrder()))).order.seqNo).toBe(1)
})

test('[K13] the shop’s own zone and reset hour decide, from the next order on', async () => {
  // 04:30 in Shanghai, 21:30 of the day before in Berlin.
  app.clock.set('2026-03-06T20:30:00.000Z')
  expect(await place()).toMatchObject({ businessDay: '2026-03-07', seqNo: 1 })
  await agreed(shop.staff.manager.changeShop({ settings: { resetHour: 5 } }))
  expect(await place()).toMatchObject({ businessDay: '2026-03-06', seqNo: 1 })
  await agreed(shop.staff.manager.changeShop({ settings: { resetHour: 4 } }))
  expect(await place()).toMatchObject({ businessDay: '2026-03-07', seqNo: 2 })
  await agreed(shop.staff.manager.changeShop({ timeZone: 'Europe/Berlin' }))
  expect(await place()).toMatchObject({ businessDay: '2026-03-06', seqNo: 2 })
})

test('[K13] across the change to summer time and back each night has one #01', async () => {
  await agreed(shop.staff.manager.changeShop({ timeZone: 'Europe/Berlin' }))
  const numbers: [string, string, number][] = []
  const nights = [
    '2026-03-29T00:59:59.999Z',
    '2026-03-29T01:00:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T02:00:00.000Z',
  ]
  for (const at of nights) {
    app.clock.set(at)
    const { businessDay, seqNo } = await place()
    numbers.push([at, businessDay, seqNo])
  }
  expect(numbers).toEqual([
    ['2026-03-29T00:59:59.999Z', '2026-03-28', 1],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', 1],
    ['2026-10-25T00:30:00.000Z', '2026-10-24', 1],
    ['2026-10-25T01:30:00.000Z', '2026-10-24', 2],
    ['2026-10-25T02:00:00.000Z', '2026-10-25', 1],
  ])
})

test('[K13] the number after #99 is #100, and a hundred and fifty at once have each its own without a gap', async () => {
  const orders = await Promise.all(Array.from({ length: 150 }, place))
  const numbers = orders.map((order) => order.seqNo).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 150 }, (_, index) => index + 1))
  expect(numbers.slice(98, 100).map(shownSeqNo)).toEqual(['#99', '#100'])
})

test('[K13] a server that starts again goes on counting', async () => {
  await place()
  await place()
  await app.restart()
  expect((await place()).seqNo).toBe(3)
})

async function place() {
  return (await agreed(shop.staff.cashier.place(takeAwayOrder()))).order
}
