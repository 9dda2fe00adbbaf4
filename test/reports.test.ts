import type { DayReport } from '@passline/shared/reportApi'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})

afterAll(() => app.stop())

const NOTHING = { made: 0, portions: 0, late: 0, averageSeconds: null, medianSeconds: null, p90Seconds: null, cancelled: 0 }

function reportOf(actor: Actor, day?: string): Promise<DayReport> {
  return agreed(actor.call<DayReport>('GET', `/v1/shops/${actor.shopId}/reports/day${day ? `?businessDay=${day}` : ''}`))
}

/** Somebody works on goods of an order at an instant, `HH:MM` of the shop's clock in UTC. */
async function at(time: string, work: () => Promise<unknown>): Promise<void> {
  app.clock.set(`2026-03-06T${time}:00.000Z`)
  await work()
}

/** An evening in Shanghai: 19:00 to 03:10, which are 11:00 to 19:10 in UTC. */
async function evening({ staff: { cashier, kitchen, waiter } }: TestShop): Promise<void> {
  let [dumplings, cucumber, noodles] = ['', '', '']
  await at('11:00', async () => {
    const { order } = await agreed(cashier.place(tillOrder('room', '801', [line('dumplings', 2), line('cucumber')])))
    ;[dumplings = '', cucumber = ''] = order.goods.map((goods) => goods.id)
    await agreed(kitchen.step(['start'], [dumplings, cucumber]))
  })
  await at('11:10', () => agreed(kitchen.step(['done', 'call'], [dumplings])))
  await at('11:16', () => agreed(waiter.step(['pickUp'], [dumplings])))
  await at('11:20', () => agreed(kitchen.step(['done', 'call'], [cucumber])))
  await at('11:24', () => agreed(waiter.step(['pickUp'], [cucumber])))
  await at('12:30', async () => {
    const { order } = await agreed(cashier.place(takeAwayOrder([line('tea', 3)])))
    await agreed(cashier.cancelOrder(order.id))
  })
  await at('18:50', async () => {
    const options = [{ groupId: 'spice', choiceId: 'hot' }]
    const { order } = await agreed(cashier.place(takeAwayOrder([line('noodles', 1, { options })])))
    noodles = order.goods[0]?.id ?? ''
  })
  await at('19:05', () => agreed(kitchen.step(['start', 'done'], [noodles])))
  await at('19:10', () => agreed(cashier.place(takeAwayOrder([line('tea')]))))
}

test('[K13] a day goes from 03:00 to 03:00 of the shop; what its orders became after that is counted with it, in an hour of its own', async () => {
  await evening(app.shop)
  const { hours, stations, ...report } = await reportOf(app.shop.staff.manager, '2026-03-06')
  expect(report).toEqual({
    businessDay: '2026-03-06',
    from: '2026-03-05T19:00:00.000Z',
    to: '2026-03-06T19:00:00.000Z',
    at: '2026-03-06T19:10:00.000Z',
    orders: 3,
    // Dumplings after 10 of 12 minutes, noodles after exactly 15 of 15, cucumber after 20 of 15.
    total: { made: 3, portions: 4, late: 1, averageSeconds: 900, medianSeconds: 900, p90Seconds: 1140, cancelled: 1 },
    uncollected: 1,
    soldOut: [],
  })
  expect(stations).toEqual([
    { stationId: 'bar', ...NOTHING, cancelled: 1 },
    { stationId: 'cold', made: 1, portions: 1, late: 1, averageSeconds: 1200, medianSeconds: 1200, p90Seconds: 1200, cancelled: 0 },
    { stationId: 'hot', made: 2, portions: 3, late: 0, averageSeconds: 750, medianSeconds: 750, p90Seconds: 870, cancelled: 0 },
  ])
  expect(hours.map((hour) => hour.from.slice(5, 13))).toEqual([...hoursFrom('03-05', 19, 24), ...hoursFrom('03-06', 0, 20)])
  expect(hours.filter((hour) => hour.made + hour.cancelled > 0)).toEqual([
    {
      from: '2026-03-06T11:00:00.000Z',
      made: 2,
      portions: 3,
      late: 1,
      averageSeconds: 900,
      medianSeconds: 900,
      p90Seconds: 1140,
      cancelled: 0,
    },
    { from: '2026-03-06T12:00:00.000Z', ...NOTHING, cancelled: 1 },
    {
      from: '2026-03-06T19:00:00.000Z',
      made: 1,
      portions: 1,
      late: 0,
      averageSeconds: 900,
      medianSeconds: 900,
      p90Seconds: 900,
      cancelled: 0,
    },
  ])
})

test('[K13] without a day it is the current one: at 03:10 it has one order, nothing made, and 24 empty hours', async () => {
  const report = await reportOf(app.shop.staff.manager)
  expect(report).toMatchObject({ businessDay: '2026-03-07', orders: 1, total: NOTHING, stations: [], uncollected: 0 })
  expect(report.hours).toHaveLength(24)
})

test('another shop counts for itself, by its own clock: the day on which summer time begins has 23 hours', async () => {
  const berlin = await app.addShop('berlin', { timeZone: 'Europe/Berlin' })
  app.clock.set('2026-03-29T00:30:00.000Z')
  await agreed(berlin.staff.cashier.place(takeAwayOrder()))
  const report = await reportOf(berlin.staff.manager, '2026-03-28')
  expect(report).toMatchObject({ from: '2026-03-28T02:00:00.000Z', to: '2026-03-29T01:00:00.000Z', orders: 1 })
  expect(report.hours).toHaveLength(23)
})

test('a line that was called and still stands is uncollected; one that went back to the pan was not made', async () => {
  const shop = await app.addShop('standing')
  app.clock.set('2026-03-06T11:00:00.000Z')
  const { order } = await agreed(shop.staff.cashier.place(takeAwayOrder([line('dumplings'), line('tea')])))
  const [dumplings = '', tea = ''] = order.goods.map((goods) => goods.id)
  await agreed(shop.staff.kitchen.step(['start', 'done', 'call'], [dumplings]))
  await agreed(shop.staff.kitchen.step(['start', 'done'], [tea]))
  await agreed(shop.staff.kitchen.step(['recall'], [tea]))
  app.clock.pass(300_000)
  expect(await reportOf(shop.staff.manager)).toMatchObject({ total: { made: 1, portions: 1 }, uncollected: 0 })
  app.clock.pass(1_000)
  expect(await reportOf(shop.staff.manager)).toMatchObject({ uncollected: 1 })
})

test('a line that was called and then cancelled with its room stood until then', async () => {
  const shop = await app.addShop('cleaned')
  app.clock.set('2026-03-06T11:00:00.000Z')
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('dumplings')])))
  await agreed(shop.staff.kitchen.step(['start', 'done', 'call'], [order.goods[0]?.id ?? '']))
  app.clock.pass(60_000)
  await agreed(shop.staff.cashier.cleanRoom('801', { force: true }))
  app.clock.pass(3_600_000)
  expect(await reportOf(shop.staff.manager)).toMatchObject({ total: { cancelled: 1 }, uncollected: 0 })
})

test('[K27] a dish whose last counted portion was ordered was sold out once', async () => {
  const shop = await app.addShop('counted')
  app.clock.set('2026-03-06T11:00:00.000Z')
  await agreed(shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/dishes/tea/remaining`, { remaining: 1 }))
  await agreed(shop.staff.cashier.place(takeAwayOrder([line('tea')])))
  expect((await reportOf(shop.staff.manager)).soldOut).toEqual([{ dishId: 'tea', times: 1 }])
})

test('a dish that was sold out during the day is counted as often as it was', async () => {
  const shop = await app.addShop('sold')
  app.clock.set('2026-03-06T11:00:00.000Z')
  await agreed(shop.staff.cashier.soldOut('tea'))
  await agreed(shop.staff.cashier.backOnSale('tea'))
  await agreed(shop.staff.cashier.soldOut('tea'))
  await agreed(shop.staff.cashier.soldOut('noodles'))
  expect((await reportOf(shop.staff.manager)).soldOut).toEqual([
    { dishId: 'tea', times: 2 },
    { dishId: 'noodles', times: 1 },
  ])
  expect((await reportOf(shop.staff.manager, '2026-03-05')).soldOut).toEqual([])
})

test('who may not look back, and a day that is none, are refused', async () => {
  const { cashier, kitchen, manager } = app.shop.staff
  for (const actor of [cashier, kitchen])
    expect(await refused(actor.call('GET', '/v1/shops/binjiang/reports/day'))).toMatchObject({ status: 403, code: 'forbidden' })
  expect(await refused(manager.call('GET', '/v1/shops/binjiang/reports/day?businessDay=2026-02-30'))).toMatchObject({ code: 'invalid' })
})

function hoursFrom(date: string, first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, index) => `${date}T${String(first + index).padStart(2, '0')}`)
}
