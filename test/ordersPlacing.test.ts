import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { dishOf, line, platformOrder, roomOrder, smallShop, takeAwayOrder, tillOrder, wristbandOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

let app: TestApp
let till: Actor
let manager: Actor
let kitchen: Screen

beforeAll(async () => {
  app = await startTestApp()
  till = app.shop.staff.cashier
  manager = app.shop.staff.manager
  kitchen = await openScreen(app.shop.staff.kitchen)
})

afterAll(async () => {
  kitchen.close()
  await app.stop()
})

test('the kitchen sees an order with everything that was said in it', async () => {
  const wanted = tillOrder('table', 'A1', [line('dumplings', 2, { note: '不要香菜 🌿' }), line('tea')], {
    note: '快一点',
    allergyNote: '花生',
  })
  const { order, rev, joined } = await agreed(till.place(wanted))
  await kitchen.showsRev(rev)
  expect(kitchen.order(order.id)).toEqual(order)
  expect(joined).toBe(false)
  expect(order).toMatchObject({
    businessDay: '2026-03-06',
    source: 'till',
    place: { kind: 'table', id: 'A1', name: 'A1' },
    status: 'open',
    placedAt: app.clock.at,
    rounds: [{ round: 1, at: app.clock.at, source: 'till', note: '快一点', allergyNote: '花生' }],
  })
  expect(order.goods).toMatchObject([
    {
      line: 1,
      round: 1,
      dishId: 'dumplings',
      name: { zh: '水饺', en: 'Dumplings' },
      stationId: 'hot',
      priceFen: 2800,
      quantity: 2,
      note: '不要香菜 🌿',
      expectedMinutes: 12,
      status: 'waiting',
    },
    { line: 2, round: 1, dishId: 'tea', stationId: 'bar', priceFen: 800, quantity: 1, status: 'waiting' },
  ])
})

test.each([
  ['roomPad', roomOrder('802')],
  ['wristband', wristbandOrder('67')],
  ['till', tillOrder('room', '803')],
  ['takeAway', takeAwayOrder()],
  ['platform', platformOrder('MT-1001')],
] as const)('a program may place an order with the source %s, and the order keeps it', async (source, request) => {
  const { order } = await agreed(app.shop.staff.program.place(request))
  expect(order).toMatchObject({ source, platform: source === 'platform' ? { name: '美团', orderNo: 'MT-1001' } : null })
})

test.each([
  ['a room pad to a table', { ...roomOrder('801'), place: tillOrder('table', 'A1').place }],
  ['a wristband to a room', { ...wristbandOrder('66'), place: roomOrder('801').place }],
  ['a room pad to nowhere', { source: 'roomPad', lines: [line('tea')] }],
  ['a till to nowhere', { source: 'till', lines: [line('tea')] }],
  ['take-away to a room', { ...takeAwayOrder(), place: roomOrder('801').place }],
  ['a platform to a table', { ...platformOrder('MT-1'), place: tillOrder('table', 'A1').place }],
  ['a platform’s number without the platform', { ...takeAwayOrder(), platform: { name: '美团', orderNo: 'MT-1' } }],
] as const)('an order of %s is refused with placeMismatch', async (_what, request) => {
  expect(await refusedAndNothingWritten(request as Parameters<Actor['place']>[0])).toMatchObject({ status: 422, code: 'placeMismatch' })
})

test('an order to a place that the shop does not have is refused', async () => {
  expect(await refusedAndNothingWritten(tillOrder('room', '999'))).toMatchObject({ status: 422, code: 'unknownPlace' })
})

test('a sold-out dish refuses the whole order with the list; nothing is written and no number is lost', async () => {
  await agreed(app.shop.staff.kitchen.soldOut('tea'))
  await agreed(app.shop.staff.kitchen.soldOut('cucumber'))
  const problem = await refusedAndNothingWritten(takeAwayOrder([line('dumplings'), line('tea'), line('cucumber'), line('tea')]))
  expect(problem).toMatchObject({ status: 409, code: 'soldOut', dishIds: ['tea', 'cucumber'] })
  await agreed(till.backOnSale('cucumber'))
  const { rev } = await agreed(till.backOnSale('tea'))
  await kitchen.showsRev(rev)
  expect(kitchen.state.dishes.get('tea')?.soldOut).toBe(false)
  await agreed(till.place(takeAwayOrder([line('tea'), line('cucumber')])))
})

test('unknown dishes refuse the whole order with the list', async () => {
  const problem = await refusedAndNothingWritten(takeAwayOrder([line('tea'), line('unicorn'), line('phoenix'), line('unicorn')]))
  expect(problem).toMatchObject({ status: 422, code: 'unknownDish', dishIds: ['unicorn', 'phoenix'] })
})

test('chosen options are on the line with the names and prices of the menu', async () => {
  const { order } = await agreed(till.place(takeAwayOrder([noodles(['spice', 'hot'], ['extra', 'egg'], ['extra', 'beef'])])))
  expect(order.goods[0]?.options).toEqual([
    { groupId: 'spice', choiceId: 'hot', name: { zh: '辣', en: '' }, priceFen: 0 },
    { groupId: 'extra', choiceId: 'egg', name: { zh: '鸡蛋', en: '' }, priceFen: 300 },
    { groupId: 'extra', choiceId: 'beef', name: { zh: '牛肉', en: '' }, priceFen: 1200 },
  ])
})

test.each([
  ['too few of a group', noodles(['extra', 'egg'])],
  ['too many of a group', noodles(['spice', 'hot'], ['extra', 'egg'], ['extra', 'beef'], ['extra', 'greens'])],
  ['two where one is the most', noodles(['spice', 'hot'], ['spice', 'none'])],
  ['the same twice', noodles(['spice', 'hot'], ['extra', 'egg'], ['extra', 'egg'])],
  ['an unknown choice', noodles(['spice', 'volcano'])],
  ['an unknown group', noodles(['spice', 'hot'], ['sauce', 'soy'])],
  ['an option of another dish', line('tea', 1, { options: [{ groupId: 'spice', choiceId: 'hot' }] })],
] as const)('options that do not fit refuse the order: %s', async (_what, wanted) => {
  expect(await refusedAndNothingWritten(takeAwayOrder([line('dumplings'), wanted]))).toMatchObject({
    status: 422,
    code: 'optionInvalid',
    dishIds: [wanted.dishId],
  })
})

test('names, prices and the place’s name stay in an order as they were when it was placed', async () => {
  await agreed(manager.savePlace('room', '777', { name: '竹' }))
  const { order } = await agreed(till.place(tillOrder('room', '777', [line('cucumber'), noodles(['spice', 'none'])])))
  await agreed(manager.saveDish('cucumber', dishOf('凉拌黄瓜', 'hot', 9900)))
  await agreed(manager.saveDish('noodles', dishOf('面', 'hot', 1)))
  const { rev } = await agreed(manager.savePlace('room', '777', { name: '梅' }))
  await kitchen.showsRev(rev)
  expect(kitchen.order(order.id)).toEqual(order)
  expect((await agreed(till.order(order.id))).order).toEqual(order)
  const { order: after } = await agreed(till.place(tillOrder('room', '777', [line('cucumber')])))
  expect(after.goods.at(-1)).toMatchObject({ name: { zh: '凉拌黄瓜', en: '' }, priceFen: 9900, stationId: 'hot' })
  await agreed(manager.saveDish('cucumber', smallShop.dishes.cucumber))
  await agreed(manager.saveDish('noodles', smallShop.dishes.noodles))
})

test('a guest’s device orders for its own place only', async () => {
  const { roomPad, wristband } = app.shop.staff
  await agreed(roomPad.place(roomOrder('801')))
  await agreed(wristband.place(wristbandOrder('66')))
  for (const attempt of [
    roomPad.place(roomOrder('802')),
    roomPad.place(takeAwayOrder()),
    roomPad.place(tillOrder('table', 'A1')),
    wristband.place(wristbandOrder('67')),
  ]) {
    expect(await refused(attempt)).toMatchObject({ status: 403, code: 'otherPlace' })
  }
})

test('[K18] a guest’s device orders with its own source only, because the source decides who is told', async () => {
  const { roomPad, wristband } = app.shop.staff
  for (const attempt of [roomPad.place(tillOrder('room', '801')), wristband.place(tillOrder('wristband', '66'))]) {
    expect(await refused(attempt)).toMatchObject({ status: 403, code: 'sourceMismatch' })
  }
})

function noodles(...options: [string, string][]) {
  return line('noodles', 1, { options: options.map(([groupId, choiceId]) => ({ groupId, choiceId })) })
}

/** The order is refused, the journal stands still, and the next order has the next number. */
async function refusedAndNothingWritten(request: Parameters<Actor['place']>[0]) {
  const { order: before } = await agreed(till.place(takeAwayOrder([line('dumplings')])))
  const { rev } = await agreed(till.snapshot())
  const problem = await refused(till.place(request))
  expect((await agreed(till.snapshot())).rev).toBe(rev)
  const { order: after } = await agreed(till.place(takeAwayOrder([line('dumplings')])))
  expect(after.seqNo).toBe(before.seqNo + 1)
  return problem
}
