import type { WaitsAnswer } from '@passline/shared/waits'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, takeAwayOrder } from './support/make.ts'

const MINUTE = 60_000

let app: TestApp
let shop: TestShop
let shops = 0

beforeEach(async () => {
  app ??= await startTestApp()
  shop = await app.addShop(`waits-${++shops}`)
})

afterAll(() => app.stop())

/** Orders a dish, and has it made so many minutes later. */
async function make(dishId: string, minutes: number, quantity = 1): Promise<void> {
  const { order } = await agreed(shop.staff.cashier.place(takeAwayOrder([line(dishId, quantity)])))
  app.clock.pass(minutes * MINUTE)
  await agreed(
    shop.staff.kitchen.step(
      ['start', 'done'],
      order.goods.map((goods) => goods.id),
    ),
  )
}

async function waits(): Promise<WaitsAnswer['dishes']> {
  const { at, dishes } = await agreed(shop.staff.board.call<WaitsAnswer>('GET', `/v1/shops/${shop.id}/waits`))
  expect(at <= app.clock.at).toBe(true)
  return dishes
}

test('what the last hour took becomes a range per dish, and says nothing of dishes made fewer than five times', async () => {
  for (const minutes of [5, 7, 6, 8]) await make('dumplings', minutes)
  await make('tea', 2)
  expect(await waits()).toEqual([])
  await make('dumplings', 9)
  app.clock.pass(10_000)
  expect(await waits()).toEqual([{ dishId: 'dumplings', fromMinutes: 5, toMinutes: 9, samples: 5 }])
})

test('what was made more than an hour ago is forgotten', async () => {
  for (const minutes of [5, 6, 6, 6, 6]) await make('dumplings', minutes)
  expect(await waits()).toHaveLength(1)
  // Sixty minutes after the first was made, which is 24 before the last.
  app.clock.pass(36 * MINUTE)
  expect(await waits()).toEqual([])
})

test('[K17] the parts of one line are one sample, and the last of them counts', async () => {
  const { cashier, kitchen } = shop.staff
  for (const minutes of [5, 5, 5, 5]) await make('dumplings', minutes)
  const { order } = await agreed(cashier.place(takeAwayOrder([line('dumplings', 3)])))
  const goodsId = order.goods[0]?.id ?? ''
  app.clock.pass(4 * MINUTE)
  await agreed(kitchen.step(['start', 'done'], [{ goodsId, quantity: 1 }]))
  app.clock.pass(4 * MINUTE)
  await agreed(kitchen.step(['start', 'done'], [goodsId]))
  expect(await waits()).toEqual([{ dishId: 'dumplings', fromMinutes: 5, toMinutes: 8, samples: 5 }])
})

test('[K9] a recalled dish is no sample until it is made again', async () => {
  for (const minutes of [5, 5, 5, 5]) await make('dumplings', minutes)
  const { order } = await agreed(shop.staff.cashier.place(takeAwayOrder([line('dumplings')])))
  const ids = order.goods.map((goods) => goods.id)
  app.clock.pass(5 * MINUTE)
  await agreed(shop.staff.kitchen.step(['start', 'done'], ids))
  await agreed(shop.staff.kitchen.step(['recall'], ids))
  expect(await waits()).toEqual([])
})

test('another shop’s kitchen says nothing about this one', async () => {
  for (const minutes of [5, 6, 6, 6, 6]) await make('dumplings', minutes)
  const other = await app.addShop(`waits-${++shops}`)
  const { dishes } = await agreed(other.staff.pass.call<WaitsAnswer>('GET', `/v1/shops/${other.id}/waits`))
  expect(dishes).toEqual([])
})
