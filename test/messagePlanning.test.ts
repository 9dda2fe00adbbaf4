import type { MessageRow } from '@passline/shared/message'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder, takeAwayOrder, tillOrder, wristbandOrder } from './support/make.ts'
import { type Planned, plannedIn, timetable } from './support/planned.ts'
import { openScreen } from './support/screen.ts'
import { until } from './support/until.ts'

let app: TestApp
let shop: TestShop
let planned: Planned
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  shop = await app.addShop(`planning-${shops}`)
  planned = plannedIn(app, shop)
})

afterAll(() => app.stop())

async function orderDumplings(quantity = 2) {
  const { order } = await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings', quantity)])))
  return { order, goodsId: order.goods[0]?.id ?? '' }
}

/** Goods of a guest in 801 that are called. */
async function callDumplings(quantity = 2) {
  const { order, goodsId } = await orderDumplings(quantity)
  await agreed(shop.staff.kitchen.step(['start', 'done'], [goodsId]))
  await planned.callOf('goodsMade', order.id)
  await agreed(shop.staff.kitchen.step(['call'], [goodsId]))
  return { order, goodsId }
}

async function setShopRule(cell: string, rule: object) {
  await agreed(shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/im/rules/${cell}`, rule))
}

async function setBrandRule(cell: string, rule: object) {
  await agreed(app.owner.call('PUT', `/v1/brands/shanhai/im/rules/${cell}`, rule))
}

const at = (row: Pick<MessageRow, 'dueAt'>) => Date.parse(row.dueAt) - app.clock.now()
const channelsOf = (messages: readonly MessageRow[]) => [...new Set(messages.map((each) => each.channel))].sort()

describe('[K18] an order goes', () => {
  test('from a room pad to the kitchen, spoken twice, and to the board, silently', async () => {
    const { order } = await orderDumplings()
    const { messages } = await planned.callOf('orderPlaced', order.id)
    expect(messages.map((each) => [each.channel, each.msgType, each.repetition, at(each)]).sort()).toEqual([
      ['board', 2, 1, 0],
      ['kitchen', 1, 1, 0],
      ['kitchen', 1, 2, 20_000],
    ])
  })

  test('from a wristband to the cashier only', async () => {
    const { order } = await agreed(shop.staff.wristband.place(wristbandOrder('66')))
    expect(channelsOf((await planned.callOf('orderPlaced', order.id)).messages)).toEqual(['cashier'])
  })

  test('by the source of what is added, when somebody else adds to it', async () => {
    const { order } = await orderDumplings()
    await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('tea')])))
    expect((await planned.callOf('goodsAdded', order.id)).source).toBe('till')
    expect((await planned.callOf('orderPlaced', order.id)).source).toBe('roomPad')
  })
})

describe('[M2] the rule table', () => {
  test('writes nothing that it switches off', async () => {
    await setShopRule('orderPlaced/roomPad/kitchen', { on: false, templateId: 'orderPlaced' })
    const { order } = await orderDumplings()
    expect(channelsOf((await planned.callOf('orderPlaced', order.id)).messages)).toEqual(['board'])
    const { order: atTable } = await agreed(shop.staff.cashier.place(tillOrder('table', 'A1')))
    expect(channelsOf((await planned.callOf('orderPlaced', atTable.id)).messages)).toEqual(['board', 'kitchen'])
  })

  test('of the shop goes before that of its brand, and that before the default', async () => {
    const cell = 'rush/takeAway/kitchen'
    const rushed = async () => {
      const { order } = await agreed(shop.staff.cashier.place(takeAwayOrder()))
      await agreed(shop.staff.waiter.step(['rush'], [order.goods[0]?.id ?? '']))
      return timetable((await planned.callOf('rush', order.id)).messages, app.clock.now())
    }
    expect(await rushed()).toEqual(['kitchen 1 +0'])
    await setBrandRule(cell, { templateId: 'rush', delay: 5 })
    expect(await rushed()).toEqual(['kitchen 1 +5'])
    await setShopRule(cell, { templateId: 'rush', delay: 7 })
    expect(await rushed()).toEqual(['kitchen 1 +7'])
    await agreed(shop.staff.manager.call('DELETE', `/v1/shops/${shop.id}/im/rules/${cell}`))
    expect(await rushed()).toEqual(['kitchen 1 +5'])
    await agreed(app.owner.call('DELETE', `/v1/brands/shanhai/im/rules/${cell}`))
  })
})

describe('every message is a row', () => {
  test('[M3] three channels, spoken three times at 20 s, are nine rows with their times', async () => {
    for (const channel of ['kitchen', 'pass', 'cashier'])
      await setShopRule(`orderPlaced/roomPad/${channel}`, { templateId: 'orderPlaced', delay: 3, times: 3, interval: 20, lifetime: 45 })
    await setShopRule('orderPlaced/roomPad/board', { on: false, templateId: 'orderPlaced' })
    const { order } = await orderDumplings()
    const call = await planned.callOf('orderPlaced', order.id)
    expect(timetable(call.messages, app.clock.now()).sort()).toEqual(
      ['cashier', 'kitchen', 'pass'].flatMap((channel) => [`${channel} 1 +3`, `${channel} 2 +23`, `${channel} 3 +43`]),
    )
    for (const each of call.messages) expect(Date.parse(each.expiresAt) - Date.parse(each.dueAt)).toBe(45_000)
    expect(new Set(call.messages.map((each) => each.id)).size).toBe(9)
  })

  test('with a grace time on top of the delay, and one row for whoever hears of it when nobody answers', async () => {
    await setShopRule('goodsCalled/roomPad/waiter', {
      templateId: 'goodsCalled',
      delay: 1,
      grace: 2,
      times: 2,
      interval: 30,
      escalate: { channel: 'cashier', after: 90 },
    })
    const { order } = await callDumplings()
    const { messages } = await planned.callOf('goodsCalled', order.id)
    const waiters = messages.filter((each) => each.channel !== 'board')
    expect(timetable(waiters, app.clock.now())).toEqual(['waiter 1 +3', 'waiter 2 +33', 'cashier escalated +93'])
  })

  test('once, also when several servers plan the same shop at once', async () => {
    const others = await Promise.all([1, 2].map(() => serve(app.database.url, { clock: app.clock })))
    const orders = await Promise.all(Array.from({ length: 12 }, () => agreed(shop.staff.cashier.place(takeAwayOrder()))))
    const calls = await planned.callsOf('orderPlaced')
    expect(calls.map((call) => call.orderId).sort()).toEqual(orders.map(({ order }) => order.id).sort())
    expect(calls.map((call) => call.messages.length)).toEqual(orders.map(() => 3))
    await Promise.all(others.map((other) => other.stop()))
  })

  test('of what happened while nobody planned, each thing once and in its own time', async () => {
    const { order } = await orderDumplings()
    await app.restart(() => app.clock.pass(1_000))
    await agreed(shop.staff.waiter.step(['rush'], [order.goods[0]?.id ?? '']))
    const calls = [...(await planned.callsOf('orderPlaced', order.id)), ...(await planned.callsOf('rush', order.id))]
    expect(calls.map((call) => call.event)).toEqual(['orderPlaced', 'rush'])
  })
})

test('[M5] the text is frozen when the row is written', async () => {
  const saved = (texts: object) => agreed(app.owner.call('PUT', '/v1/brands/shanhai/im/templates/rush', { event: 'rush', texts }))
  await saved({ zh: '旧的{target}' })
  const { order, goodsId } = await orderDumplings()
  await agreed(shop.staff.waiter.step(['rush'], [goodsId]))
  await planned.callOf('rush', order.id)
  await saved({ zh: '新的{target}' })
  const { rows } = await app.sql.query("select distinct texts->>'zh' as zh from im_message where shop_id = $1 and event = 'rush'", [
    shop.id,
  ])
  expect(rows).toEqual([{ zh: '旧的{target}' }])
  await agreed(app.owner.call('DELETE', '/v1/brands/shanhai/im/templates/rush'))
})

test('[K8] a cancellation refreshes the kitchen and the board, and is not spoken', async () => {
  const { order } = await orderDumplings()
  await agreed(shop.staff.cashier.cancelOrder(order.id))
  for (const event of ['goodsCancelled', 'orderCancelled']) {
    const { messages } = await planned.callOf(event, order.id)
    expect(messages.map((each) => [each.channel, each.msgType, each.content, each.repetition]).sort()).toEqual([
      ['board', 2, null, 1],
      ['kitchen', 2, null, 1],
    ])
  }
  const placed = (await planned.callOf('orderPlaced', order.id)).messages.filter((each) => each.channel === 'kitchen')
  expect(placed.map((each) => [each.repetition, each.reason])).toEqual([
    [1, 'goodsCancelled'],
    [2, 'goodsCancelled'],
  ])
})

test('a guest hears on the pads of the own room only', async () => {
  const { order, goodsId } = await callDumplings()
  await agreed(shop.staff.waiter.step(['pickUp'], [goodsId]))
  const pads = (await planned.callOf('goodsPickedUp', order.id)).messages.filter((each) => each.channel === 'roomPad')
  expect(pads.map((each) => each.designated)).toEqual([[shop.devices.roomPad.accountId]])

  const { order: other } = await agreed(shop.staff.cashier.place(tillOrder('room', '802')))
  await setShopRule('goodsPickedUp/till/roomPad', { templateId: 'goodsPickedUp' })
  await agreed(shop.staff.kitchen.step(['start', 'done', 'pickUp'], [other.goods[0]?.id ?? '']))
  expect(channelsOf((await planned.callOf('goodsPickedUp', other.id)).messages)).toEqual(['board'])
})

describe('a reason that is gone takes its messages back', () => {
  test('[K20] a recall of called goods, in the transaction of the recall', async () => {
    const { order, goodsId } = await callDumplings()
    await planned.callOf('goodsCalled', order.id)
    const hold = await app.sql.connect()
    try {
      // Nobody plans while the cursor is held: what is taken back is taken back by the recall itself.
      await hold.query('begin')
      await hold.query('select from im_cursor where shop_id = $1 for update', [shop.id])
      await agreed(shop.staff.kitchen.step(['recall'], [goodsId]))
      const { rows } = await app.sql.query(
        "select distinct status, reason from im_message where shop_id = $1 and event = 'goodsCalled' and status <> 'sent'",
        [shop.id],
      )
      expect(rows).toEqual([{ status: 'cancelled', reason: 'goodsRecalled' }])
    } finally {
      await hold.query('rollback')
      hold.release()
    }
    const { messages } = await planned.callOf('goodsCalled', order.id)
    expect(messages.length).toBeGreaterThan(6)
    for (const each of messages.filter((row) => row.msgType !== 2))
      expect([each.reason, each.withdrawnAt]).toEqual(['goodsRecalled', app.clock.at])
  })

  test('[K9] a pickup by a slip of the finger, taken back, does not silence the call', async () => {
    const { order, goodsId } = await callDumplings()
    await planned.callOf('goodsCalled', order.id)
    app.clock.pass(1_000)
    await agreed(shop.staff.waiter.step(['pickUp'], [goodsId]))
    const toWaiters = async () => (await planned.callOf('goodsCalled', order.id)).messages.filter((row) => row.channel === 'waiter')
    expect((await toWaiters()).slice(1).map((row) => row.reason)).toEqual(Array(5).fill('goodsPickedUp'))

    await agreed(shop.staff.waiter.step(['recall'], [goodsId]))
    expect((await toWaiters()).slice(1).map((row) => [row.status, row.reason, row.withdrawnAt])).toEqual(
      Array(5).fill(['pending', null, null]),
    )
    await agreed(shop.staff.waiter.step(['pickUp'], [goodsId]))
    expect((await toWaiters()).slice(1).map((row) => row.status)).toEqual(Array(5).fill('cancelled'))
  })

  test('[K9] a start by a slip of the finger, taken back, is announced again', async () => {
    const { order } = await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2)])))
    const goodsId = order.goods[0]?.id ?? ''
    const second = async () =>
      (await planned.callOf('orderPlaced', order.id)).messages.find((row) => row.channel === 'kitchen' && row.repetition === 2)
    expect(await second()).toMatchObject({ status: 'pending' })
    await agreed(shop.staff.kitchen.step(['start'], [goodsId]))
    expect(await second()).toMatchObject({ status: 'cancelled', reason: 'goodsStarted' })
    await agreed(shop.staff.kitchen.step(['recall'], [goodsId]))
    expect(await second()).toMatchObject({ status: 'pending', reason: null })
  })

  test('a pickup of part of the goods keeps them for the rest', async () => {
    const { order } = await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2), line('tea')])))
    const [dumplings = '', tea = ''] = order.goods.map((goods) => goods.id)
    await agreed(shop.staff.kitchen.step(['start', 'done', 'call'], [dumplings, tea]))
    // The first one is due at once, and may be sent at any moment.
    const isLater = (each: MessageRow) => each.channel === 'waiter' && each.repetition > 1 && each.status === 'pending'
    const waiting = async () => (await planned.callOf('goodsCalled', order.id)).messages.filter(isLater).length
    expect(await waiting()).toBe(5)
    await agreed(shop.staff.waiter.step(['pickUp'], [{ goodsId: dumplings, quantity: 1 }]))
    await agreed(shop.staff.waiter.step(['pickUp'], [tea]))
    expect(await waiting()).toBe(5)
    const { rows } = await app.sql.query(
      "select distinct withdrawn from im_message where event = 'goodsCalled' and status = 'pending' and shop_id = $1",
      [shop.id],
    )
    expect(rows).toEqual([{ withdrawn: [tea] }])
    await agreed(shop.staff.waiter.step(['pickUp'], [dumplings]))
    expect(await waiting()).toBe(0)
  })

  test('[K4] calling again takes the place of the call before, and does not put off the escalation', async () => {
    const { order, goodsId } = await callDumplings()
    await planned.callOf('goodsCalled', order.id)
    const first = app.clock.now()
    app.clock.pass(60_000)
    await agreed(shop.staff.kitchen.step(['call'], [goodsId]))
    const pending = (await planned.callsOf('goodsCalled', order.id))
      .flatMap((call) => call.messages)
      .filter((each) => each.status === 'pending')
    const left = timetable(
      pending.filter((each) => each.channel !== 'board'),
      first,
    )
    expect(left.filter((each) => each.startsWith('waiter') && !each.includes(' 1 '))).toEqual([
      'waiter 2 +90',
      'waiter 3 +120',
      'waiter 4 +150',
      'waiter 5 +180',
      'waiter 6 +210',
    ])
    expect(left.filter((each) => each.startsWith('cashier'))).toEqual(['cashier escalated +180', 'cashier escalated +240'])
  })

  test('[K21] one tap that starts and finishes does not tell that it is being made', async () => {
    await setShopRule('goodsStarted/roomPad/pass', { templateId: 'goodsStarted' })
    const { order, goodsId } = await orderDumplings()
    await agreed(shop.staff.kitchen.step(['start', 'done'], [goodsId]))
    const started = (await planned.callOf('goodsStarted', order.id)).messages
    expect(started.map((each) => [each.channel, each.status, each.reason, each.sentAt])).toEqual([['pass', 'cancelled', 'goodsMade', null]])
    expect((await planned.callOf('goodsMade', order.id)).messages.map((each) => [each.channel, each.status])).toEqual([['pass', 'pending']])
  })

  test('within the grace time a recall leaves no trace on the pass', async () => {
    const { order, goodsId } = await orderDumplings()
    await agreed(shop.staff.kitchen.step(['start', 'done'], [goodsId]))
    await planned.callOf('goodsMade', order.id)
    app.clock.pass(1_999)
    await agreed(shop.staff.kitchen.step(['recall'], [goodsId]))
    app.clock.pass(1)
    const { messages } = await planned.callOf('goodsMade', order.id)
    expect(messages.map((each) => [each.channel, at(each), each.status, each.reason, each.sentAt])).toEqual([
      ['pass', 0, 'cancelled', 'goodsRecalled', null],
    ])
  })
})

describe('what depends on time is asked when its time comes:', () => {
  const alarms = async () => {
    await planned.callsOf('orderPlaced')
    const { rows } = await app.sql.query<{ kind: string; goods: number; due_at: Date }>(
      'select kind, cardinality(goods_ids) as goods, due_at from shop_alarm where shop_id = $1 order by due_at, kind, goods desc',
      [shop.id],
    )
    return rows.map(({ kind, goods, due_at }) => [kind, goods, (due_at.getTime() - app.clock.now()) / 1_000])
  }

  test('goods that nobody sees, that take too long, that nobody picks up', async () => {
    const { order } = await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings'), line('tea'), line('cucumber')])))
    expect(await alarms()).toEqual([
      ['unseen', 3, 10],
      ['overdue', 1, 720],
      ['overdue', 2, 900],
    ])
    await agreed(shop.staff.kitchen.step(['start', 'done', 'call'], [order.goods[0]?.id ?? '']))
    expect(await alarms()).toContainEqual(['uncollected', 1, 300])
    await agreed(shop.staff.cashier.cancelOrder(order.id))
    expect((await alarms()).filter(([kind]) => kind === 'unseen')).toEqual([
      ['unseen', 3, 10],
      ['unseen', 2, 10],
    ])
  })

  test('[K17] the part of a line has its own', async () => {
    const { goodsId } = await orderDumplings(3)
    await agreed(shop.staff.kitchen.step(['start'], [{ goodsId, quantity: 1 }]))
    expect((await alarms()).filter(([kind]) => kind === 'overdue')).toEqual([
      ['overdue', 1, 720],
      ['overdue', 1, 720],
    ])
  })
})

test('work on goods that count as unseen says that they were seen', async () => {
  const screen = await openScreen(shop.staff.waiter)
  const { order, goodsId } = await orderDumplings()
  await planned.callOf('orderPlaced', order.id)
  app.clock.pass(10_000)
  await until(() => screen.state.unseen.size === 1)
  await agreed(shop.staff.kitchen.step(['start'], [goodsId]))
  await until(() => screen.state.unseen.size === 0)
  expect(screen.events().map((event) => event.name)).toEqual(['orderPlaced', 'orderUnseen', 'goodsStarted', 'orderSeen'])
  const { messages } = await planned.callOf('orderUnseen', order.id)
  expect([...new Set(messages.map((each) => each.reason))]).toEqual(['goodsStarted'])
  screen.close()
})

test('what was taken back while the planner was far behind is not said', async () => {
  const web = await startTestApp({ env: { ROLE: 'web' } })
  const { staff } = web.shop
  const { order } = await agreed(staff.roomPad.place(roomOrder('801')))
  const goods = order.goods.map((each) => each.id)
  await agreed(staff.kitchen.step(['start', 'done', 'call'], goods))
  for (let round = 0; round < 300; round++) {
    await agreed(staff.cashier.soldOut('tea'))
    await agreed(staff.cashier.backOnSale('tea'))
  }
  await agreed(staff.waiter.step(['pickUp'], goods))
  const jobs = await serve(web.database.url, { clock: web.clock, env: { ROLE: 'jobs' } })
  const { messages } = await plannedIn(web).callOf('goodsCalled', order.id)
  expect([...new Set(messages.filter((each) => each.channel !== 'board').map((each) => each.reason))]).toEqual(['goodsPickedUp'])
  await jobs.stop()
  await web.stop()
})
