import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { roomOrder, takeAwayOrder } from './support/make.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})

afterAll(() => app?.stop())

test('orders are found by a part of their place, or by the beginning of their number', async () => {
  const { cashier, kitchen, manager } = (await app.addShop('found')).staff
  await agreed(manager.savePlace('room', 'v7', { name: 'Vip7' }))
  await agreed(cashier.place(takeAwayOrder()))
  await agreed(manager.place(roomOrder('v7')))
  const found = async (text: string) => {
    const { orders } = await agreed(kitchen.orders(`?search=${encodeURIComponent(text)}`))
    return orders.map((order) => order.seqNo)
  }
  expect(await found('vip')).toEqual([2])
  expect(await found('P7')).toEqual([2])
  expect(await found('#01')).toEqual([1])
  expect(await found('%')).toEqual([])
})
