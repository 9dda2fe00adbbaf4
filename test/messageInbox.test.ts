import { randomUUID } from 'node:crypto'
import type { ImCall } from '@passline/shared/message'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder, wristbandOrder } from './support/make.ts'
import { rowOf, rowsOf, setRule } from './support/messageRows.ts'
import { plannedIn } from './support/planned.ts'
import { openReceiver, type Receiver, type ReceiverStart } from './support/receiver.ts'
import { until } from './support/until.ts'

const KITCHEN = 'orderPlaced/roomPad/kitchen'

let app: TestApp
let shop: TestShop
let shops = 0
const receivers: Receiver[] = []

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  shop = await app.addShop(`shop-${shops}`)
  await setRule(shop, KITCHEN, { times: 1, lifetime: 60 })
  for (const room of ['804', '805']) await agreed(shop.staff.manager.savePlace('room', room, { name: room }))
})

afterEach(() => {
  for (const receiver of receivers.splice(0)) receiver.close()
})

afterAll(() => app?.stop())

describe('pushing', () => {
  test('a message reaches every device of its channel once, and no other', async () => {
    const [kitchen, pass, waiter] = [await open(shop.staff.kitchen), await open(shop.staff.pass), await open(shop.staff.waiter)]
    const second = await open(await another('kitchen'))
    await order('801')
    await order('802')
    await Promise.all([kitchen.has(2), second.has(2)])
    expect(kitchen.said()).toEqual(['801房间下单了水饺1份，请注意', '802房间下单了水饺1份，请注意'])
    expect(second.pushed).toEqual(kitchen.pushed)
    expect([kitchen.pushed.length, pass.pushed.length, waiter.pushed.length]).toEqual([2, 0, 0])
  })

  test('a message for designated accounts reaches them alone', async () => {
    const other = await another('waiter')
    const [mine, theirs] = [await open(shop.staff.waiter), await open(other)]
    await sendTo('waiter', [shop.devices.waiter.accountId ?? ''])
    await sendTo('waiter', [])
    await Promise.all([mine.has(2), theirs.has(1)])
    expect([mine.pushed.length, theirs.pushed.length]).toEqual([2, 1])
  })

  test('a technician receives what is sent while on the clock, and finds nothing off it', async () => {
    await setRule(shop, 'soldOut/none/technician', { msgType: 3, lifetime: 600 })
    const technician = await open(shop.staff.technician)
    technician.cut()
    await clockTechnician('on')
    await agreed(shop.staff.kitchen.soldOut('tea'))
    await rowOf(app, shop, { event: 'soldOut', channel: 'technician', status: 'sent' })
    await clockTechnician('off')
    await technician.plugIn()
    const waiter = await open(shop.staff.waiter)
    await sendTo('waiter', [])
    await waiter.has(1)
    expect(technician.pushed).toEqual([])
    technician.cut()
    await clockTechnician('on')
    await technician.plugIn()
    await technician.has(1)
    expect(technician.pushed.map((message) => message.event)).toEqual(['soldOut'])
  })

  test('while others come, each has everything in the order in which it was sent', async () => {
    const second = await another('kitchen')
    const kitchen = await open(shop.staff.kitchen)
    for (let each = 1; each <= 30; each++) {
      const [page] = await Promise.all([open(second), order('801')])
      page?.close()
    }
    await kitchen.has(30)
    const sent = (await rowsOf(app.sql, shop)).filter((row) => row.channel === 'kitchen' && row.sentAt).map((row) => row.id)
    expect(kitchen.pushed.map((message) => message.id)).toEqual(sent)
    const late = await open(second)
    await late.has(30)
    expect(late.pushed.map((message) => message.id)).toEqual(sent)
  }, 60_000)

  test('[M6] a push that is not acknowledged comes again with the same id, and its receiver drops it', async () => {
    const kitchen = await open(shop.staff.kitchen, { acknowledges: false })
    await order('801')
    await until(() => kitchen.pushed.length === 2, 25_000)
    expect(new Set(kitchen.pushed.map((message) => message.id)).size).toBe(1)
    expect(kitchen.messages).toHaveLength(1)
    kitchen.acknowledges = true
    await until(() => kitchen.pushed.length === 3, 25_000)
    const { receipts } = await timelineOf('orderPlaced')
    expect(receipts.map((each) => each.deviceId)).toEqual([shop.devices.kitchen.id])
  }, 60_000)

  test('[M6] an acknowledgement that comes late is kept, nothing comes twice, and what follows waits for it', async () => {
    const kitchen = await open(shop.staff.kitchen)
    kitchen.slowness = 400
    await order('801')
    await kitchen.has(1)
    await order('802')
    await kitchen.has(2)
    const delivered = async () =>
      (await app.sql.query('select from im_receipt r join im_message m on m.id = r.message_id where shop_id = $1', [shop.id])).rows
    await until(async () => (await delivered()).length === 2)
    expect(kitchen.pushed.map((message) => message.place?.name)).toEqual(['801', '802'])
  })

  test('one device that never acknowledges does not keep others from their messages', async () => {
    const deaf = await open(shop.staff.kitchen, { acknowledges: false })
    const other = await open(await another('kitchen'))
    for (let each = 1; each <= 5; each++) await order('801', each)
    await other.has(5)
    await deaf.has(5)
    expect(other.pushed.map((message) => message.goodsIds.length)).toEqual([1, 1, 1, 1, 1])
  }, 60_000)
})

describe('a device that was away', () => {
  test('[M7] gets what is not expired and not taken back, in the order in which it was sent', async () => {
    const kitchen = await open(shop.staff.kitchen)
    kitchen.cut()
    await order('801')
    app.clock.pass(30_000)
    await order('802')
    const taken = await order('803')
    app.clock.pass(5_000)
    await order('804')
    await until(
      async () => (await rowsOf(app.sql, shop, 'orderPlaced')).filter((row) => row.channel === 'kitchen' && row.sentAt).length === 4,
    )
    await agreed(shop.staff.cashier.cancelOrder(taken))
    app.clock.pass(25_000)
    await kitchen.plugIn()
    await kitchen.has(2)
    await order('805')
    const placed = () => kitchen.pushed.filter((message) => message.event === 'orderPlaced').map((message) => message.place?.name)
    await until(() => placed().includes('805'))
    expect(placed()).toEqual(['802', '804', '805'])
  })

  test('a message that is just being taken back is held until that is decided: then it comes, or it never does', async () => {
    await order('801')
    await order('802')
    const { id: stays } = await rowOf(app, shop, { channel: 'kitchen', status: 'sent' })
    await until(async () => (await rowsOf(app.sql, shop)).filter((row) => row.channel === 'kitchen' && row.sentAt).length === 2)
    const deciding = await app.sql.connect()
    await deciding.query('begin')
    await deciding.query("update im_message set withdrawn_at = now() where shop_id = $1 and channel = 'kitchen' and id <> $2", [
      shop.id,
      stays,
    ])
    await deciding.query('select from im_message where id = $1 for update', [stays])
    const kitchen = await open(shop.staff.kitchen)
    await setRule(shop, 'soldOut/none/kitchen', { msgType: 3, lifetime: 60 })
    await agreed(shop.staff.kitchen.soldOut('tea'))
    await kitchen.has(1)
    expect(kitchen.messages.map((message) => message.event)).toEqual(['soldOut'])
    await deciding.query('commit')
    deciding.release()
    await kitchen.has(2)
    expect(kitchen.messages.map((message) => message.id)[1]).toBe(stays)
    expect(kitchen.pushed).toHaveLength(2)
  })

  test('[K27] [M4] that a dish is sold out is told of that dish, and to nobody any more when it is back on sale', async () => {
    await setRule(shop, 'soldOut/none/waiter', { msgType: 3, lifetime: 600, times: 2, interval: 300 })
    const waiter = await open(shop.staff.waiter)
    for (const dish of ['tea', 'noodles']) await agreed(shop.staff.kitchen.soldOut(dish))
    await waiter.has(2)
    expect(waiter.messages.map((message) => message.dishId).sort()).toEqual(['noodles', 'tea'])
    await agreed(shop.staff.kitchen.backOnSale('tea'))
    const late = await open(await another('waiter'))
    await late.has(1)
    expect(late.messages.map((message) => message.dishId)).toEqual(['noodles'])
    const reasons = (await rowsOf(app.sql, shop, 'soldOut')).filter((row) => row.channel === 'waiter').map((row) => row.reason)
    expect(reasons.filter((reason) => reason === 'dishBackOnSale')).toHaveLength(2)
  })

  test('[M7] a long inbox comes whole, once, and in order', async () => {
    await order('801')
    const { id } = await rowOf(app, shop, { channel: 'kitchen', status: 'sent' })
    await app.sql.query(
      `insert into im_message (id, shop_id, call_id, event, source, channel, repetition, is_escalation, msg_type, texts, subjects, stops, status, content, about,
         written_at, due_at, expires_at, sent_at)
       select gen_random_uuid(), shop_id, call_id, event, source, channel, 100 + n, false, msg_type, texts, subjects, stops, status, content, about,
         written_at, due_at + n * interval '1 ms', expires_at, sent_at
       from im_message, generate_series(1, 350) as n where id = $1`,
      [id],
    )
    const kitchen = await open(shop.staff.kitchen)
    await kitchen.has(351)
    expect(kitchen.pushed.map((message) => message.repetition)).toEqual([1, ...Array.from({ length: 350 }, (_, at) => 101 + at)])
    await until(
      async () => (await app.sql.query('select from im_receipt where device_id = $1', [shop.devices.kitchen.id])).rows.length === 351,
    )
    expect(kitchen.pushed).toHaveLength(351)
  })

  test('a page that is opened anew gets its inbox again and hears which messages its account has said and shown', async () => {
    const first = await open(shop.staff.cashier)
    const second = await another('cashier')
    await agreed(shop.staff.wristband.place(wristbandOrder('66')))
    await agreed(shop.staff.manager.place(wristbandOrder('67')))
    const [said, shown] = await first.has(2)
    expect(first.messages.map(({ wasSpoken, wasShown }) => [wasSpoken, wasShown])).toEqual([
      [false, false],
      [false, false],
    ])
    await receipts(shop.staff.cashier, [
      { messageId: said?.id, kind: 'spoken', at: app.clock.at },
      { messageId: shown?.id, kind: 'shown', at: app.clock.at },
    ])
    for (const page of [await open(shop.staff.cashier), await open(second)]) {
      await page.has(2)
      expect(page.messages.map(({ id, wasSpoken, wasShown }) => [id, wasSpoken, wasShown])).toEqual([
        [said?.id, true, false],
        [shown?.id, false, true],
      ])
    }
  })

  test('silent refreshes are for those who are there: nobody finds one in the inbox', async () => {
    await setRule(shop, KITCHEN, { msgType: 2, templateId: null, lifetime: 600 })
    const there = await open(shop.staff.kitchen)
    await order('801')
    await there.has(1)
    expect(there.messages[0]).toMatchObject({ msgType: 2, content: null })
    await setRule(shop, KITCHEN, { times: 1, lifetime: 60 })
    const late = await open(await another('kitchen'))
    await order('802')
    await late.has(1)
    expect(late.pushed.map((message) => message.msgType)).toEqual([1])
  })

  test('[M9] what somebody has answered does not come again', async () => {
    await agreed(shop.staff.roomPad.call('POST', `/v1/shops/${shop.id}/pad-calls`, { kind: 'water' }))
    const waiter = await open(shop.staff.waiter)
    const [asked] = await waiter.has(1)
    await agreed(shop.staff.waiter.call('POST', `/v1/im/calls/${asked?.callId}/answer`, {}))
    const again = await open(await another('waiter'))
    await sendTo('waiter', [])
    await again.has(1)
    expect(again.pushed.some((message) => message.callId === asked?.callId)).toBe(false)
  })
})

describe('receipts', () => {
  test('[M8] the timeline of a message says when it was written, sent, delivered to which device, shown and said', async () => {
    const kitchen = await open(shop.staff.kitchen)
    const orderedAt = app.clock.at
    await order('801')
    const [message] = await kitchen.has(1)
    app.clock.pass(2_000)
    const shownAt = app.clock.at
    app.clock.pass(3_000)
    expect(
      await receipts(shop.staff.kitchen, [
        { messageId: message?.id, kind: 'shown', at: shownAt },
        { messageId: message?.id, kind: 'spoken', at: app.clock.at },
      ]),
    ).toEqual({ kept: 2, unknown: 0 })
    const row = await timelineOf('orderPlaced')
    expect(row).toMatchObject({
      status: 'sent',
      reason: null,
      writtenAt: orderedAt,
      dueAt: orderedAt,
      queuedAt: orderedAt,
      sentAt: orderedAt,
    })
    expect(row.receipts).toEqual([
      {
        deviceId: shop.devices.kitchen.id,
        deviceName: shop.devices.kitchen.name,
        deliveredAt: orderedAt,
        shownAt,
        spokenAt: app.clock.at,
      },
    ])
  })

  test('the first time stands, and a clock that is wrong is believed between the sending and now only', async () => {
    const kitchen = await open(shop.staff.kitchen)
    const sentAt = app.clock.at
    await order('801')
    const [message] = await kitchen.has(1)
    app.clock.pass(10_000)
    const now = app.clock.at
    await receipts(shop.staff.kitchen, [
      { messageId: message?.id, kind: 'shown', at: '2020-01-01T00:00:00.000Z' },
      { messageId: message?.id, kind: 'spoken', at: '2030-01-01T00:00:00.000Z' },
    ])
    app.clock.pass(10_000)
    await receipts(shop.staff.kitchen, [{ messageId: message?.id, kind: 'shown', at: app.clock.at }])
    expect((await timelineOf('orderPlaced')).receipts).toMatchObject([{ shownAt: sentAt, spokenAt: now }])
  })

  test('what is about no message of the device is counted and left out', async () => {
    const kitchen = await open(shop.staff.kitchen)
    await order('801')
    const [message] = await kitchen.has(1)
    const other = await app.addShop(`${shop.id}-other`)
    const receipt = { messageId: message?.id, kind: 'shown', at: app.clock.at }
    for (const stranger of [shop.staff.waiter, other.staff.kitchen])
      expect(await receipts(stranger, [receipt])).toEqual({ kept: 0, unknown: 1 })
    expect(await receipts(shop.staff.kitchen, [receipt, { ...receipt, messageId: randomUUID() }])).toEqual({ kept: 1, unknown: 1 })
    expect((await timelineOf('orderPlaced')).receipts.map((each) => each.deviceId)).toEqual([shop.devices.kitchen.id])
    expect((await refused(shop.staff.manager.call('POST', receiptsOf(shop), { receipts: [receipt] }))).code).toBe('forbidden')
  })
})

async function open(actor: Actor, start: ReceiverStart = {}): Promise<Receiver> {
  const receiver = await openReceiver(actor, start)
  receivers.push(receiver)
  return receiver
}

/** One more device of a role. */
async function another(role: 'kitchen' | 'waiter' | 'cashier'): Promise<Actor> {
  const { token } = await agreed(shop.staff.manager.addDevice({ name: `second ${role}`, role }))
  return actorWith({ base: app.base, shopId: shop.id, role, token })
}

/** A guest orders in a room. @returns the order's id */
async function order(room: string, quantity = 1): Promise<string> {
  return (await agreed(shop.staff.manager.place(roomOrder(room, [line('dumplings', quantity)])))).order.id
}

async function sendTo(channel: string, designated: string[]): Promise<void> {
  const requestId = `request-${randomUUID()}`
  const call = { brandId: 'shanhai', shopId: shop.id, event: 'closingTime', channels: [channel], designated, msgType: 2, requestId }
  await agreed(shop.staff.program.call('POST', '/v1/im/calls', call))
}

async function clockTechnician(to: 'on' | 'off'): Promise<void> {
  await agreed(
    shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/accounts/${shop.devices.technician.accountId}/clock`, { onClock: to === 'on' }),
  )
}

async function timelineOf(event: string): Promise<ImCall['messages'][number]> {
  const { id } = await plannedIn(app, shop).callOf(event)
  const { call } = await agreed(shop.staff.manager.call<{ call: ImCall }>('GET', `/v1/im/calls/${id}`))
  const row = call.messages.find((message) => message.channel === 'kitchen')
  if (!row) throw new Error('Nothing was written for the kitchen.')
  return row
}

function receiptsOf({ id }: TestShop): string {
  return `/v1/shops/${id}/im/receipts`
}

async function receipts(actor: Actor, list: object[]): Promise<{ kept: number; unknown: number }> {
  return agreed(actor.call('POST', `/v1/shops/${actor.shopId}/im/receipts`, { receipts: list }))
}
