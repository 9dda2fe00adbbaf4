import type { LogPage } from '@passline/shared/reportApi'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'

let app: TestApp
/** Where the journal stood before the evening. */
let start: number
let first: { id: string; goods: { id: string }[] }

/** An evening: an order for 801 at 19:00, made at 19:10, tea sold out at 19:20, a take-away at 19:30. */
beforeAll(async () => {
  app = await startTestApp()
  const { cashier, kitchen, manager } = app.shop.staff
  start = (await agreed(manager.snapshot())).rev
  first = (await agreed(cashier.place(tillOrder('room', '801', [line('dumplings', 2)])))).order
  app.clock.set('2026-03-06T11:10:00.000Z')
  await agreed(kitchen.step(['start', 'done'], [first.goods[0]?.id ?? '']))
  app.clock.set('2026-03-06T11:20:00.000Z')
  await agreed(cashier.soldOut('tea'))
  app.clock.set('2026-03-06T11:30:00.000Z')
  await agreed(cashier.place(takeAwayOrder([line('cucumber')])))
})

afterAll(() => app.stop())

async function log(query = ''): Promise<LogPage> {
  return agreed(app.shop.staff.manager.call<LogPage>('GET', `/v1/shops/binjiang/log?${query}`))
}

/** The names of the events of the evening that a filter lets through, newest first. */
async function namesOf(query: string): Promise<string[]> {
  return (await log(query)).events.filter((event) => event.rev > start).map((event) => event.name)
}

test('the newest comes first, with the names of who and what it is about', async () => {
  const page = await log('limit=5')
  expect(page.events.map(({ rev, name }) => [rev - start, name])).toEqual([
    [5, 'orderPlaced'],
    [4, 'dishSoldOut'],
    [3, 'goodsMade'],
    [2, 'goodsStarted'],
    [1, 'orderPlaced'],
  ])
  expect(page.names.devices).toContainEqual({ id: app.shop.devices.kitchen.id, name: 'test kitchen' })
  expect(page.names.orders.find((order) => order.id === first.id)).toEqual({
    id: first.id,
    seqNo: 1,
    source: 'till',
    place: { kind: 'room', id: '801', name: '801' },
    platform: null,
  })
  expect(page.names.goods).toContainEqual({ id: first.goods[0]?.id, name: { zh: '水饺', en: 'Dumplings' }, quantity: 2 })
  expect(page.names.dishes).toContainEqual({ id: 'tea', name: { zh: '乌龙茶', en: '' } })
  expect(page.names.stations).toContainEqual({ id: 'hot', name: { zh: '热菜', en: 'Hot' } })
})

test('page by page it reads the whole journal, each event once', async () => {
  const revs: number[] = []
  let next: number | null = null
  do {
    const page: LogPage = await log(`limit=4${next === null ? '' : `&before=${next}`}`)
    revs.push(...page.events.map((event) => event.rev))
    next = page.next
  } while (next !== null)
  expect(revs).toEqual(Array.from({ length: start + 5 }, (_, index) => start + 5 - index))
})

test('each filter lets through what fits, and together they narrow down', async () => {
  expect(await namesOf('from=2026-03-06T11:10:00.000Z&to=2026-03-06T11:20:00.000Z')).toEqual(['dishSoldOut', 'goodsMade', 'goodsStarted'])
  expect(await namesOf(`actor=${app.shop.devices.kitchen.id}`)).toEqual(['goodsMade', 'goodsStarted'])
  expect(await namesOf('names=orderPlaced,dishSoldOut')).toEqual(['orderPlaced', 'dishSoldOut', 'orderPlaced'])
  expect(await namesOf(`orderId=${first.id}`)).toEqual(['goodsMade', 'goodsStarted', 'orderPlaced'])
  expect(await namesOf('seqNo=2')).toEqual(['orderPlaced'])
  expect(await namesOf('place=801')).toEqual(['goodsMade', 'goodsStarted', 'orderPlaced'])
  expect(await namesOf(`place=801&actor=${app.shop.devices.cashier.id}`)).toEqual(['orderPlaced'])
  expect(await namesOf('seqNo=2&place=801')).toEqual([])
})

test('a call from a room is found by its room', async () => {
  await agreed(app.shop.staff.roomPad.call('POST', '/v1/shops/binjiang/pad-calls', { kind: 'water' }))
  expect((await log('place=801&limit=1')).events.map((event) => event.name)).toEqual(['padCallPlaced'])
})

test('who may not look back, and a filter that cannot be, are refused', async () => {
  expect(await refused(app.shop.staff.cashier.call('GET', '/v1/shops/binjiang/log'))).toMatchObject({ status: 403, code: 'forbidden' })
  for (const query of ['names=orderEaten', 'limit=0', 'from=yesterday', 'orderId=1', 'before=0', 'color=red'])
    expect(await refused(app.shop.staff.manager.call('GET', `/v1/shops/binjiang/log?${query}`)), query).toMatchObject({ code: 'invalid' })
})
