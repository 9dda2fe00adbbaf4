import type { ShopEvent } from '@passline/shared/event'
import type { GoodsAction, OrderGoods } from '@passline/shared/goods'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { line, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { until } from './support/until.ts'

let app: TestApp
let screen: Screen
let heard = 0

beforeAll(async () => {
  app = await startTestApp()
  screen = await openScreen(app.shop.staff.waiter)
})

beforeEach(() => {
  heard = screen.events().length
})

afterAll(async () => {
  screen.close()
  await app.stop()
})

test('[K1] cancelled goods cannot be started, and stay cancelled on every screen', async () => {
  const { goodsId } = await oneWaiting()
  await did('cancel', goodsId)
  const problem = await refused(app.shop.staff.kitchen.step(['start'], [goodsId]))
  expect(problem.outcomes).toMatchObject([{ goodsId, outcome: 'rejected', code: 'cancelled' }])
  expect(problem.outcomes?.[0]?.detail).toBe('These goods are cancelled; order them again if they are wanted.')
  expect((await shown(goodsId)).status).toBe('cancelled')
})

test('[K22] goods that were started without a network are in the pan since the tap, within ten minutes and not before they were ordered', async () => {
  const { kitchen } = app.shop.staff
  const startedAgo = async (tappedAgo: number, orderedAgo = 900_000) => {
    const { goodsId } = await oneWaiting()
    app.clock.pass(orderedAgo)
    const tappedAt = new Date(app.clock.now() - tappedAgo).toISOString()
    await agreed(kitchen.call('POST', '/v1/shops/binjiang/goods/actions', { actions: ['start'], goods: [{ goodsId }], tappedAt }))
    return app.clock.now() - Date.parse((await shown(goodsId)).startedAt ?? '')
  }
  expect(await startedAgo(60_000)).toBe(60_000)
  expect(await startedAgo(60_000, 30_000)).toBe(30_000)
  expect(await startedAgo(700_000)).toBe(600_000)
  expect(await startedAgo(-3_600_000)).toBe(0)
})

test('[K2] starting goods that another cook has started is no error, changes nothing and tells nobody', async () => {
  const { goodsId } = await oneWaiting()
  await did('start', goodsId)
  const first = await shown(goodsId)
  app.clock.pass(60_000)
  const { outcomes } = await agreed(app.shop.staff.pass.step(['start'], [goodsId]))
  expect(outcomes).toEqual([{ goodsId, outcome: 'unchanged', status: 'making', code: null, detail: null, partId: null }])
  expect(await shown(goodsId)).toEqual(first)
  expect(news('goodsStarted').flatMap((event) => event.data.goods.map(({ id }) => id))).toEqual([goodsId])
})

test('[K3] only goods being made can be finished; finishing them again keeps the first time', async () => {
  const { goodsId } = await oneWaiting()
  const problem = await refused(app.shop.staff.kitchen.step(['done'], [goodsId]))
  expect(problem.outcomes).toMatchObject([{ code: 'notStarted' }])
  await did('start', goodsId)
  app.clock.pass(90_000)
  const finishedAt = app.clock.at
  await did('done', goodsId)
  app.clock.pass(1_000)
  await did('done', goodsId)
  expect(await shown(goodsId)).toMatchObject({ status: 'made', madeAt: finishedAt })
})

test('[K4] calling again raises the count and tells the waiter again, with the status as it was', async () => {
  const { goodsId, orderId } = await oneWaiting()
  for (const action of ['start', 'done', 'call', 'call', 'call'] as const) {
    app.clock.pass(1_000)
    await did(action, goodsId)
  }
  expect(await shown(goodsId)).toMatchObject({ status: 'called', callCount: 3, calledAt: app.clock.at })
  const calls = news('goodsCalled')
  expect(calls.map((event) => event.data)).toEqual(
    [1, 2, 3].map((callCount) => ({ orderId, goods: [expect.objectContaining({ id: goodsId, callCount })] })),
  )
})

test('[K5] only made goods are picked up, called or not, and a second pickup changes nothing', async () => {
  const called = await oneWaiting()
  const uncalled = await oneWaiting()
  expect((await refused(app.shop.staff.waiter.step(['pickUp'], [called.goodsId]))).outcomes).toMatchObject([{ code: 'notMade' }])
  await did('start', called.goodsId, uncalled.goodsId)
  expect((await refused(app.shop.staff.waiter.step(['pickUp'], [called.goodsId]))).outcomes).toMatchObject([{ code: 'notMade' }])
  await did('done', called.goodsId, uncalled.goodsId)
  await did('call', called.goodsId)
  await did('pickUp', called.goodsId, uncalled.goodsId)
  expect(await shown(called.goodsId)).toMatchObject({ status: 'pickedUp', callCount: 1, pickedUpAt: app.clock.at })
  expect(await shown(uncalled.goodsId)).toMatchObject({ status: 'pickedUp', callCount: 0, calledAt: null })
  const { outcomes } = await agreed(app.shop.staff.pass.step(['pickUp'], [called.goodsId]))
  expect(outcomes).toMatchObject([{ outcome: 'unchanged', status: 'pickedUp' }])
})

test('[K6] a waiter delivers what was picked up; a shop that switched delivery off refuses the step', async () => {
  const { goodsId } = await oneWaiting()
  await made(goodsId)
  expect((await refused(app.shop.staff.waiter.step(['deliver'], [goodsId]))).outcomes).toMatchObject([{ code: 'notPickedUp' }])
  await did('pickUp', goodsId)
  await did('deliver', goodsId)
  expect(await shown(goodsId)).toMatchObject({ status: 'delivered', deliveredAt: app.clock.at })

  const other = await oneWaiting()
  await made(other.goodsId)
  await did('pickUp', other.goodsId)
  await agreed(app.shop.staff.manager.changeShop({ settings: { deliver: false } }))
  const problem = await refused(app.shop.staff.waiter.step(['deliver'], [other.goodsId]))
  expect(problem.outcomes).toMatchObject([{ outcome: 'rejected', code: 'deliverOff', status: 'pickedUp' }])
  await agreed(app.shop.staff.manager.changeShop({ settings: { deliver: true } }))
  await did('deliver', other.goodsId)
})

test('[K7] only goods that nobody has started are cancelled; cancelling again changes nothing', async () => {
  const { goodsId } = await oneWaiting()
  await did('cancel', goodsId)
  const cancelled = await shown(goodsId)
  expect(cancelled).toMatchObject({ status: 'cancelled', cancelledAt: app.clock.at, cancelReason: 'requested', cancelSeenAt: null })
  app.clock.pass(1_000)
  const { outcomes } = await agreed(app.shop.staff.cashier.step(['cancel'], [goodsId]))
  expect(outcomes).toMatchObject([{ outcome: 'unchanged', status: 'cancelled' }])
  expect(await shown(goodsId)).toEqual(cancelled)

  const started = await oneWaiting()
  await did('start', started.goodsId)
  const problem = await refused(app.shop.staff.cashier.step(['cancel'], [started.goodsId]))
  expect(problem.outcomes).toMatchObject([{ code: 'alreadyStarted', status: 'making' }])
  expect((await shown(started.goodsId)).status).toBe('making')
})

test('[K9] a recall takes back one step at a time, and the journal keeps who did it and when', async () => {
  const { goodsId, orderId } = await oneWaiting()
  const snapshots: OrderGoods[] = [await shown(goodsId)]
  for (const action of ['start', 'done', 'call', 'pickUp', 'deliver'] as const) {
    await did(action, goodsId)
    snapshots.push(await shown(goodsId))
  }
  for (const before of snapshots.slice(0, -1).reverse()) {
    app.clock.pass(1_000)
    await agreed(app.shop.staff.pass.step(['recall'], [goodsId]))
    expect(await shown(goodsId)).toEqual(before)
  }
  const recalls = news('goodsRecalled')
  const by = app.shop.devices.pass.id
  expect(recalls.map(({ actor, at, data }) => ({ actor, at, orderId: data.orderId, status: data.goods[0]?.status }))).toEqual(
    ['pickedUp', 'called', 'made', 'making', 'waiting'].map((status, index) => ({
      actor: by,
      at: new Date(app.clock.now() - (4 - index) * 1_000).toISOString(),
      orderId,
      status,
    })),
  )
  const nothingLeft = await refused(app.shop.staff.pass.step(['recall'], [goodsId]))
  expect(nothingLeft.outcomes).toMatchObject([{ code: 'nothingToRecall' }])
})

test('[K10] rushing marks the goods and counts, leaves their status, and stops when they are made', async () => {
  const { goodsId } = await oneWaiting()
  await agreed(app.shop.staff.cashier.step(['rush'], [goodsId]))
  await did('start', goodsId)
  app.clock.pass(5_000)
  await agreed(app.shop.staff.waiter.step(['rush'], [goodsId]))
  expect(await shown(goodsId)).toMatchObject({ status: 'making', rushCount: 2, rushedAt: app.clock.at })
  await did('done', goodsId)
  expect((await refused(app.shop.staff.waiter.step(['rush'], [goodsId]))).outcomes).toMatchObject([{ code: 'alreadyMade' }])
  expect(news('goodsRushed').map((event) => event.data.goods[0]?.rushCount)).toEqual([1, 2])
})

test('[K21] one tap starts and finishes, in one request: both events, and on each line all or none', async () => {
  const waiting = await oneWaiting()
  const cancelled = await oneWaiting()
  await did('cancel', cancelled.goodsId)
  const { outcomes } = await agreed(app.shop.staff.kitchen.step(['start', 'done'], [waiting.goodsId, cancelled.goodsId]))
  expect(outcomes).toMatchObject([
    { outcome: 'changed', status: 'made' },
    { outcome: 'rejected', status: 'cancelled', code: 'cancelled' },
  ])
  expect(await shown(waiting.goodsId)).toMatchObject({ status: 'made', startedAt: app.clock.at, madeAt: app.clock.at })
  const steps = screen
    .events()
    .slice(heard)
    .filter((event) => event.name === 'goodsStarted' || event.name === 'goodsMade')
  expect(steps.map((event) => event.name)).toEqual(['goodsStarted', 'goodsMade'])

  // The first of two steps is not taken when the second is refused.
  const other = await oneWaiting()
  expect((await refused(app.shop.staff.cashier.step(['start', 'cancel'], [other.goodsId]))).outcomes).toMatchObject([
    { code: 'alreadyStarted' },
  ])
  expect(await shown(other.goodsId)).toMatchObject({ status: 'waiting', startedAt: null })
})

test('[K21] the tap works on goods that were started before, and again on goods that are made', async () => {
  const { goodsId } = await oneWaiting()
  await did('start', goodsId)
  const first = await agreed(app.shop.staff.kitchen.step(['start', 'done'], [goodsId]))
  const second = await agreed(app.shop.staff.kitchen.step(['start', 'done'], [goodsId]))
  expect([first, second].map(({ outcomes }) => outcomes[0]?.outcome)).toEqual(['changed', 'unchanged'])
  expect((await shown(goodsId)).status).toBe('made')
})

test('[K22] events carry the server’s clock, whatever the machines say', async () => {
  app.clock.set('2026-03-06T12:34:56.789Z')
  const { goodsId, orderId } = await oneWaiting()
  expect(await shown(goodsId)).toMatchObject({ addedAt: '2026-03-06T12:34:56.789Z' })
  expect(screen.order(orderId)?.rounds.at(-1)?.at).toBe('2026-03-06T12:34:56.789Z')
  expect(screen.batches.at(-1)?.at).toBe('2026-03-06T12:34:56.789Z')
  expect((await agreed(app.shop.staff.board.snapshot())).at).toBe('2026-03-06T12:34:56.789Z')
})

test('[K22] a heartbeat says the head and the server’s clock, so that a screen knows its age also when nothing happens', async () => {
  await oneWaiting()
  app.clock.pass(3_600_000)
  // What time alone brings about is written in the same hour, so the head is asked for again with every look.
  const beat = await until(async () => {
    const { rev } = await agreed(app.shop.staff.board.snapshot())
    return screen.batches.find((batch) => batch.events.length === 0 && batch.at === app.clock.at && batch.head === rev)
  })
  expect(beat.shopId).toBe(app.shop.id)
})

/** A line of dumplings in an order of its own kind of place, with another line that stays waiting. */
async function oneWaiting(): Promise<{ goodsId: string; orderId: string }> {
  const request = tillOrder('table', 'A1', [line('tea'), line('dumplings', 2)])
  const { order } = await agreed(app.shop.staff.cashier.place(request))
  return { orderId: order.id, goodsId: order.goods.at(-1)?.id ?? '' }
}

function did(action: GoodsAction, ...goodsIds: string[]) {
  return agreed(app.shop.staff.manager.step([action], goodsIds))
}

function made(goodsId: string) {
  return agreed(app.shop.staff.kitchen.step(['start', 'done'], [goodsId]))
}

/** The line as the waiter's screen shows it, once it shows everything. */
async function shown(goodsId: string): Promise<OrderGoods> {
  const { rev } = await agreed(app.shop.staff.board.snapshot())
  await screen.showsRev(rev)
  const goods = screen.goods(goodsId)
  if (!goods) throw new Error(`The screen does not show ${goodsId}`)
  return goods
}

/** What the screen was told in this test. */
function news<N extends ShopEvent['name']>(name: N) {
  return screen
    .events()
    .slice(heard)
    .filter((event): event is Extract<ShopEvent, { name: N }> => event.name === name)
}
