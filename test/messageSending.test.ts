import type { CateringOrder } from '@passline/shared/order'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { agreed, newKey } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { RunningClock, SilentClock } from './support/clock.ts'
import { line, roomOrder } from './support/make.ts'
import { type MessageQueue, messageQueues } from './support/messageQueue.ts'
import { rowOf, rowsOf, setRule } from './support/messageRows.ts'
import { openReceiver } from './support/receiver.ts'
import { until } from './support/until.ts'

const SENTENCE = '801房间下单了水饺2份，请注意'
const KITCHEN = { event: 'orderPlaced', channel: 'kitchen' }

describe.each(Object.entries(messageQueues))('messages with their alarms in %s', (_, openQueue) => {
  let queue: MessageQueue
  let app: TestApp
  let shop: TestShop
  let shops = 0

  beforeAll(async () => {
    queue = await openQueue()
    app = await startTestApp({ env: queue.env })
  })

  beforeEach(async () => {
    shops += 1
    shop = await app.addShop(`shop-${shops}`)
  })

  afterAll(async () => {
    await app?.stop()
    await queue?.remove()
  })

  async function orderDumplings(): Promise<CateringOrder> {
    return (await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2)])))).order
  }

  /** Goods of a guest in 801, called. */
  async function callDumplings(): Promise<string> {
    const goodsId = (await orderDumplings()).goods[0]?.id ?? ''
    await agreed(shop.staff.kitchen.step(['start', 'done', 'call'], [goodsId]))
    return goodsId
  }

  test('[M5] a guest in 801 orders two dumplings: the kitchen hears the sentence to the letter, and again after 20 s', async () => {
    const kitchen = await openReceiver(shop.staff.kitchen)
    const orderedAt = app.clock.now()
    const { id, goods } = await orderDumplings()
    await kitchen.has(1)
    app.clock.pass(19_999)
    expect((await rowOf(app, shop, { ...KITCHEN, repetition: 2, status: 'pending' })).dueAt.getTime()).toBe(orderedAt + 20_000)
    app.clock.pass(1)
    await kitchen.has(2)
    expect(kitchen.said()).toEqual([SENTENCE, SENTENCE])
    expect(kitchen.messages[0]).toMatchObject({
      content: { zh: { shown: SENTENCE, spoken: '八零幺房间下单了水饺两份，请注意' } },
      orderId: id,
      goodsIds: [goods[0]?.id],
      seqNo: 1,
      place: { kind: 'room', id: '801', name: '801' },
    })
    const second = await rowOf(app, shop, { ...KITCHEN, repetition: 2 })
    expect([second.sentAt?.getTime(), second.checkedAt?.getTime()]).toEqual([orderedAt + 20_000, orderedAt + 20_000])
    kitchen.close()
  })

  test('[M4] not the second time when a cook has started', async () => {
    const { goods } = await orderDumplings()
    await rowOf(app, shop, { ...KITCHEN, repetition: 1 })
    await agreed(shop.staff.kitchen.step(['start'], [goods[0]?.id ?? '']))
    app.clock.pass(20_000)
    expect(await rowOf(app, shop, { ...KITCHEN, repetition: 2 })).toMatchObject({ reason: 'goodsStarted', sentAt: null, content: null })
  })

  test('[M4] the truth of the moment decides, whoever wrote it and whatever was not taken back', async () => {
    const { goods } = await orderDumplings()
    await rowOf(app, shop, { ...KITCHEN, repetition: 1 })
    await app.sql.query("update catering_order_goods set status = 'making' where id = $1", [goods[0]?.id])
    app.clock.pass(20_000)
    expect(await rowOf(app, shop, { ...KITCHEN, repetition: 2 })).toMatchObject({ status: 'skipped', reason: 'goodsStarted' })
  })

  test('[M5] what is left of an order is said when it is sent, and not what it was when it was written', async () => {
    await setRule(shop, 'orderPlaced/roomPad/kitchen', { delay: 10 })
    const { order } = await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2), line('tea', 3)])))
    await rowOf(app, shop, { ...KITCHEN, status: 'pending' })
    await agreed(shop.staff.cashier.step(['cancel'], [{ goodsId: order.goods[1]?.id ?? '', quantity: 2 }]))
    app.clock.pass(10_000)
    expect((await rowOf(app, shop, KITCHEN)).content?.zh.shown).toBe('801房间下单了水饺2份、乌龙茶1份，请注意')
  })

  test('[M2] a rule that is switched off in the middle of repetitions', async () => {
    await orderDumplings()
    await rowOf(app, shop, { ...KITCHEN, repetition: 1 })
    await setRule(shop, 'orderPlaced/roomPad/kitchen', { on: false })
    app.clock.pass(20_000)
    expect(await rowOf(app, shop, { ...KITCHEN, repetition: 2 })).toMatchObject({ status: 'skipped', reason: 'ruleOff' })
  })

  test('[M2] a rule that says it less often now', async () => {
    await orderDumplings()
    await rowOf(app, shop, { ...KITCHEN, repetition: 1 })
    await setRule(shop, 'orderPlaced/roomPad/kitchen', { times: 1 })
    app.clock.pass(20_000)
    expect(await rowOf(app, shop, { ...KITCHEN, repetition: 2 })).toMatchObject({ status: 'skipped', reason: 'ruleChanged' })
  })

  test('[M2] quiet hours of the shop', async () => {
    const [from, to] = [0, 60].map((minutes) => wallClock(app.clock.now() + minutes * 60_000))
    await setRule(shop, 'orderPlaced/roomPad/kitchen', { quiet: { from: from ?? '', to: to ?? '' } })
    await orderDumplings()
    expect(await rowOf(app, shop, KITCHEN)).toMatchObject({ status: 'skipped', reason: 'quietHours' })
  })

  test('[M4] nobody answers: the cashier hears of it after three minutes, but not when the rule says so no more', async () => {
    const escalation = { event: 'goodsCalled', channel: 'cashier', isEscalation: true }
    await callDumplings()
    await rowOf(app, shop, { event: 'goodsCalled', channel: 'waiter', repetition: 1 })
    app.clock.pass(180_000)
    expect(await rowOf(app, shop, escalation)).toMatchObject({
      status: 'sent',
      content: { zh: { shown: '801房间的水饺2份已做好，请取餐' } },
    })

    shop = await app.addShop(`shop-${shops}-calm`)
    await callDumplings()
    await rowOf(app, shop, { event: 'goodsCalled', channel: 'waiter', repetition: 1 })
    await setRule(shop, 'goodsCalled/roomPad/waiter', { escalate: null })
    app.clock.pass(180_000)
    expect(await rowOf(app, shop, escalation)).toMatchObject({ status: 'skipped', reason: 'ruleChanged' })
  })

  test('[M5] a template with a parameter that the order does not have is never said with a hole', async () => {
    const texts = { zh: '{tableName}下单了{goods}，{num}份' }
    await agreed(app.owner.call('PUT', '/v1/brands/shanhai/im/templates/at-table', { event: 'orderPlaced', texts }))
    await setRule(shop, 'orderPlaced/roomPad/kitchen', { templateId: 'at-table' })
    const kitchen = await openReceiver(shop.staff.kitchen)
    const order = await orderDumplings()
    expect(await rowOf(app, shop, KITCHEN)).toMatchObject({
      status: 'skipped',
      reason: 'missingParameter',
      detail: 'tableName',
      content: null,
    })
    await agreed(shop.staff.cashier.step(['rush'], [order.goods[0]?.id ?? '']))
    await kitchen.has(1)
    expect(kitchen.said()).toEqual(['801房间催单：水饺2份，请尽快'])
    kitchen.close()
  })

  test('[M4] a technician who has gone off the clock hears nothing', async () => {
    await agreed(app.owner.call('PUT', '/v1/brands/shanhai/im/templates/come', { event: 'come', texts: { zh: '请来{roomName}' } }))
    const account = shop.devices.technician.accountId ?? ''
    const come = {
      brandId: 'shanhai',
      shopId: shop.id,
      event: 'come',
      channels: ['technician'],
      params: { roomName: '801' },
      templateId: 'come',
    }
    const ask = () => shop.staff.program.call('POST', '/v1/im/calls', { ...come, designated: [account], requestId: newKey() })
    await agreed(ask())
    expect(await rowOf(app, shop, { event: 'come' })).toMatchObject({ status: 'skipped', reason: 'offTheClock' })
    await app.sql.query('update im_account set on_clock = true where shop_id = $1 and id = $2', [shop.id, account])
    await agreed(ask())
    expect(await rowOf(app, shop, { event: 'come', reason: null })).toMatchObject({ status: 'sent', content: { zh: { shown: '请来801' } } })
  })

  test('[M5] a message whose text is gone is skipped with the reason', async () => {
    await orderDumplings()
    await rowOf(app, shop, { ...KITCHEN, repetition: 1 })
    await app.sql.query("update im_message set texts = null where shop_id = $1 and status = 'pending'", [shop.id])
    app.clock.pass(20_000)
    expect(await rowOf(app, shop, { ...KITCHEN, repetition: 2 })).toMatchObject({ status: 'skipped', reason: 'unknownTemplate' })
  })

  test('[M11] a message that cannot be decided, or not be written, is skipped, and the others of its shop are sent', async () => {
    for (let order = 0; order < 3; order++) await orderDumplings()
    const ofKitchen = async () => (await rowsOf(app.sql, shop)).filter((row) => row.channel === 'kitchen')
    await until(async () => (await ofKitchen()).length === 6 && (await ofKitchen()).every((row) => row.repetition === 2 || row.sentAt))
    const pending = (await ofKitchen()).filter((row) => row.repetition === 2)
    const [undecidable, unwritable] = pending.map((row) => row.id)
    await app.sql.query('update im_message set texts = \'{"zh": 7}\' where id = $1', [undecidable])
    await app.sql.query("alter table im_message add check (content->'zh'->>'shown' <> 'unwritable')")
    await app.sql.query('update im_message set texts = \'{"zh": "unwritable", "en": ""}\' where id = $1', [unwritable])
    app.clock.pass(20_000)
    await until(async () => (await rowsOf(app.sql, shop)).every((row) => row.status !== 'pending'))
    const rows = (await ofKitchen()).filter((row) => row.repetition === 2)
    expect(rows.map((row) => [row.status, row.reason])).toEqual([
      ['skipped', 'failed'],
      ['skipped', 'failed'],
      ['sent', null],
    ])
  })

  test('[M4] what was due while no server ran is sent when one comes, or is expired with its reason', async () => {
    await orderDumplings()
    await rowOf(app, shop, { ...KITCHEN, repetition: 1 })
    const other = await app.addShop(`shop-${shops}-patient`)
    await setRule(other, 'orderPlaced/roomPad/kitchen', { times: 2, lifetime: 600 })
    await agreed(other.staff.roomPad.place(roomOrder('801', [line('dumplings', 2)])))
    await rowOf(app, other, { ...KITCHEN, repetition: 1 })
    await app.restart(() => app.clock.pass(120_000))
    expect(await rowOf(app, shop, { ...KITCHEN, repetition: 2 })).toMatchObject({ status: 'expired', reason: 'tooLate', sentAt: null })
    expect((await rowOf(app, other, { ...KITCHEN, repetition: 2 })).sentAt?.getTime()).toBe(app.clock.now())
  })
})

describe.each(Object.entries(messageQueues))(
  'two processes, one that serves and one that sends, with their alarms in %s',
  (name, openQueue) => {
    test('[M10] an emptied queue costs seconds and no message: what is due is found in the table', async () => {
      const clock = new SilentClock('2026-03-06T11:00:00.000Z')
      await withTwo({ openQueue, clock }, async ({ app, queue }) => {
        const { order } = await agreed(app.shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2)])))
        await rowOf(app, app.shop, { ...KITCHEN, repetition: 1 })
        await until(async () => (await rowOf(app, app.shop, { ...KITCHEN, repetition: 2, status: 'pending' })).queuedAt)
        await queue.empty(app.database.url)
        clock.pass(20_000)
        const second = await rowOf(app, app.shop, { ...KITCHEN, repetition: 2 })
        expect(second).toMatchObject({ status: 'sent', content: { zh: { shown: SENTENCE } } })
        expect(order.goods).toHaveLength(1)
      })
    }, 60_000)

    test('each message is sent when its own alarm rings, not when somebody looks for what is due', async () => {
      await withTwo({ openQueue, clock: new RunningClock() }, async ({ app }) => {
        for (const channel of ['kitchen', 'pass', 'board', 'cashier'] as const)
          await setRule(app.shop, `orderPlaced/roomPad/${channel}`, { delay: DELAYS[channel], lifetime: 600 })
        await agreed(app.shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2)])))
        await until(async () => {
          const rows = await rowsOf(app.sql, app.shop, 'orderPlaced')
          return rows.length === 4 && rows.every((row) => row.status === 'sent')
        }, 20_000)
        const rows = await rowsOf(app.sql, app.shop, 'orderPlaced')
        expect(rows.map((row) => row.channel)).toEqual(Object.keys(DELAYS))
        for (const row of rows) expect(row.sentAt?.getTime()).toBeGreaterThanOrEqual(row.dueAt.getTime())
        // Looking happens every 5 s: it would have sent several of them at once.
        expect(new Set(rows.map((row) => row.sentAt?.getTime())).size, name).toBe(4)
      })
    }, 60_000)
  },
)

const DELAYS = { kitchen: 1, pass: 2, board: 3, cashier: 4 }

interface Two {
  app: TestApp
  queue: MessageQueue
}

/** One process that answers requests and screens, and one that plans and sends. */
async function withTwo(
  { openQueue, clock }: { openQueue: () => Promise<MessageQueue>; clock: SilentClock },
  use: (two: Two) => Promise<void>,
) {
  const queue = await openQueue()
  const app = await startTestApp({ clock, env: { ...queue.env, ROLE: 'web' } })
  let sender: App | undefined
  try {
    sender = await serve(app.database.url, { clock, env: { ...queue.env, ROLE: 'jobs' } })
    await use({ app, queue })
  } finally {
    await sender?.stop()
    await app.stop()
    await queue.remove()
  }
}

function wallClock(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}
