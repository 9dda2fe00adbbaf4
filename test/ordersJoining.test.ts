import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { line, platformOrder, roomOrder, takeAwayOrder, tillOrder, wristbandOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

let app: TestApp
let till: Actor
let kitchen: Screen

beforeAll(async () => {
  app = await startTestApp()
  till = app.shop.staff.cashier
  kitchen = await openScreen(app.shop.staff.kitchen)
})

afterAll(async () => {
  kitchen.close()
  await app.stop()
})

test.each([
  ['room', roomOrder('802', [line('dumplings', 2)], { note: '一' }), tillOrder('room', '802', [line('tea')], { note: '二' })],
  ['wristband', wristbandOrder('67', [line('dumplings', 2)], { note: '一' }), tillOrder('wristband', '67', [line('tea')], { note: '二' })],
  ['table', tillOrder('table', 'A1', [line('dumplings', 2)], { note: '一' }), tillOrder('table', 'A1', [line('tea')], { note: '二' })],
] as const)(
  '[K12] the same %s ordering again joins its open order, as a round of its own with its own time',
  async (_kind, first, second) => {
    const placed = await agreed(app.shop.staff.program.place(first))
    const firstAt = app.clock.at
    app.clock.pass(600_000)
    const added = await agreed(till.place(second))
    expect(added).toMatchObject({ joined: true, order: { id: placed.order.id, seqNo: placed.order.seqNo, source: first.source } })
    await kitchen.showsRev(added.rev)
    const shown = kitchen.order(placed.order.id)
    expect(shown).toEqual(added.order)
    expect(shown?.rounds).toMatchObject([
      { round: 1, at: firstAt, source: first.source, note: '一' },
      { round: 2, at: app.clock.at, source: 'till', note: '二' },
    ])
    expect(shown?.goods.map(({ line: no, round, dishId, addedAt }) => [no, round, dishId, addedAt])).toEqual([
      [1, 1, 'dumplings', firstAt],
      [2, 2, 'tea', app.clock.at],
    ])
    expect(kitchen.events().find((event) => event.rev === added.rev)).toMatchObject({
      name: 'goodsAdded',
      data: { orderId: placed.order.id },
    })
  },
)

test('[K12] goods already made do not keep the next ones from joining', async () => {
  const { order } = await agreed(till.place(tillOrder('room', '803')))
  const ids = order.goods.map((goods) => goods.id)
  for (const action of ['start', 'done', 'call', 'pickUp', 'deliver'] as const) await agreed(till.step([action], ids))
  expect(await agreed(till.place(tillOrder('room', '803', [line('tea')])))).toMatchObject({
    joined: true,
    order: { id: order.id, status: 'open' },
  })
})

test('[K12] other places never join: a room, a table and a wristband with the same id are three guests', async () => {
  await agreed(app.shop.staff.manager.savePlace('table', '9', { name: '9' }))
  await agreed(app.shop.staff.manager.savePlace('room', '9', { name: '9' }))
  await agreed(app.shop.staff.manager.savePlace('wristband', '9', { name: '9' }))
  const orders = []
  for (const kind of ['table', 'room', 'wristband'] as const) orders.push(await agreed(till.place(tillOrder(kind, '9'))))
  expect(orders.map((each) => each.joined)).toEqual([false, false, false])
  expect(new Set(orders.map((each) => each.order.seqNo)).size).toBe(3)
})

test('[K12] take-away and platform orders never join, not even the same number of the same platform', async () => {
  const requests = [takeAwayOrder(), takeAwayOrder(), platformOrder('MT-7'), platformOrder('MT-7')]
  const orders = []
  for (const request of requests) orders.push(await agreed(till.place(request)))
  expect(orders.map((each) => each.joined)).toEqual([false, false, false, false])
  expect(new Set(orders.map((each) => each.order.id)).size).toBe(4)
})

test('[K12] after the order was closed or cancelled, the same guest begins a new one', async () => {
  const first = await agreed(till.place(tillOrder('wristband', '66', [line('tea')])))
  await agreed(till.completeOrder(first.order.id, { force: true }))
  const second = await agreed(till.place(tillOrder('wristband', '66', [line('tea')])))
  expect(second.joined).toBe(false)
  await agreed(till.cancelOrder(second.order.id))
  const third = await agreed(till.place(tillOrder('wristband', '66', [line('tea')])))
  await agreed(till.cancelOrder(third.order.id))
  expect(third.joined).toBe(false)
  expect([second.order.seqNo - first.order.seqNo, third.order.seqNo - second.order.seqNo]).toEqual([1, 1])
})

test('[K12] an order that was placed before the day changed is joined after it, under its old number', async () => {
  const { order } = await agreed(till.place(tillOrder('wristband', '66')))
  app.clock.set('2026-03-06T19:30:00.000Z')
  expect(await agreed(till.place(tillOrder('wristband', '66')))).toMatchObject({
    joined: true,
    order: { id: order.id, seqNo: order.seqNo, businessDay: '2026-03-06' },
  })
})

test('[K12] twenty requests of one room at once make one order with twenty rounds', async () => {
  await agreed(app.shop.staff.manager.savePlace('room', '888', { name: '888' }))
  const answers = await Promise.all(Array.from({ length: 20 }, () => agreed(till.place(tillOrder('room', '888')))))
  expect(new Set(answers.map((each) => each.order.id)).size).toBe(1)
  expect(answers.filter((each) => !each.joined)).toHaveLength(1)
  const { order } = await agreed(till.order(answers[0]?.order.id ?? ''))
  expect(order.rounds.map((each) => each.round)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(order.goods.map((goods) => goods.line)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('[K12] an addition that would pass 200 lines is refused, and the order stays as it was', async () => {
  await agreed(app.shop.staff.manager.savePlace('room', '200', { name: '200' }))
  const many = Array.from({ length: 199 }, () => line('tea'))
  const { order } = await agreed(till.place(tillOrder('room', '200', many)))
  expect(await refused(till.place(tillOrder('room', '200', [line('tea'), line('tea')])))).toMatchObject({
    status: 422,
    code: 'orderTooLarge',
  })
  expect((await agreed(till.order(order.id))).order).toEqual(order)
  expect((await agreed(till.place(tillOrder('room', '200', [line('tea')])))).order.goods).toHaveLength(200)
})
