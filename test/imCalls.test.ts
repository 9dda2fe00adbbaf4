import { randomUUID } from 'node:crypto'
import type { SendImCallInput } from '@passline/shared/imApi'
import type { ImCall } from '@passline/shared/message'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, takeAwayOrder } from './support/make.ts'
import { plannedIn, timetable } from './support/planned.ts'
import { stockOf } from './support/tables.ts'
import { until } from './support/until.ts'

let app: TestApp
let other: TestShop
let till: Actor

beforeAll(async () => {
  app = await startTestApp()
  other = await app.addShop('xihu')
  till = app.shop.staff.program
  await agreed(app.owner.call('PUT', '/v1/brands/shanhai/im/templates/taxi', { event: 'taxiCame', texts: { zh: '{guest}的车到了' } }))
})

afterAll(() => app.stop())

type Sent = { call: ImCall; skipped: { channel: string; reason: string }[] }

const OF_DUMPLINGS = { roomName: '801', goodsName: '水饺', num: '2' }

function request(rest: Partial<Record<keyof SendImCallInput, unknown>> = {}) {
  return {
    brandId: 'shanhai',
    shopId: app.shop.id,
    event: 'orderPlaced',
    channels: ['kitchen'],
    params: OF_DUMPLINGS,
    requestId: `req-${randomUUID()}`,
    ...rest,
  }
}

function taxi(rest: Partial<Record<keyof SendImCallInput, unknown>> = {}) {
  return request({ event: 'taxiCame', channels: ['waiter'], params: { guest: '林女士' }, templateId: 'taxi', ...rest })
}

const send = (body: object, actor = till) => actor.call<Sent>('POST', '/v1/im/calls', body)
const sent = async (body: object) => agreed(send(body))
const read = async (id: string, actor = till) => (await agreed(actor.call<{ call: ImCall }>('GET', `/v1/im/calls/${id}`))).call
const answer = (id: string, actor: Actor) => actor.call<{ answeredBy: object; answeredAt: string }>('POST', `/v1/im/calls/${id}/answer`)

describe('a program says', () => {
  test('[M5] that two dumplings were ordered: the sentence comes out to the letter, by the rules of the house', async () => {
    const { call, skipped } = await sent(request({ channels: ['kitchen', 'board', 'waiter'] }))
    expect(skipped).toEqual([{ channel: 'waiter', reason: 'ruleOff' }])
    expect(timetable(call.messages, app.clock.now())).toEqual(['kitchen 1 +0', 'kitchen 2 +20', 'board 1 +0'])
    expect(call).toMatchObject({ event: 'orderPlaced', source: 'till', rev: null, params: OF_DUMPLINGS, cancelledAt: null })
    const first = await until(async () => (await read(call.id)).messages.find((each) => each.channel === 'kitchen' && each.sentAt))
    expect(first.content?.zh).toEqual({ shown: '801房间下单了水饺2份，请注意', spoken: '八零幺房间下单了水饺两份，请注意' })
    expect(first.content?.en).toEqual({ shown: 'Room 801 ordered 2 × 水饺', spoken: 'Room 8 0 1 ordered 2 水饺' })
  })

  test('something of its own, once and at once, and must be answered when it says so', async () => {
    const once = await sent(taxi())
    expect(timetable(once.call.messages, app.clock.now())).toEqual(['waiter 1 +0'])
    expect(once.call.source).toBe('none')
    const often = await sent(taxi({ msgType: 4 }))
    const [escalated, repeated] = [true, false].map((is) => often.call.messages.filter((each) => each.isEscalation === is))
    expect(timetable(repeated ?? [], app.clock.now())).toEqual([1, 2, 3, 4, 5, 6].map((each) => `waiter ${each} +${(each - 1) * 30}`))
    expect(timetable(escalated ?? [], app.clock.now())).toEqual(['cashier escalated +60'])
    const toSeveral = await sent(taxi({ msgType: 4, channels: ['waiter', 'kitchen'] }))
    expect(toSeveral.call.messages.filter((each) => each.isEscalation)).toHaveLength(1)
    const toCashier = await sent(taxi({ msgType: 4, channels: ['cashier'] }))
    expect(toCashier.call.messages.filter((each) => each.isEscalation)).toEqual([])
    await until(async () => (await read(once.call.id)).messages[0]?.content?.zh.shown === '林女士的车到了')
  })

  test('to accounts, and nothing to channels where none of them is', async () => {
    const waiter = app.shop.devices.waiter.accountId
    const { call, skipped } = await sent(taxi({ channels: ['waiter', 'cashier'], designated: [waiter] }))
    expect(call.messages.map((each) => [each.channel, each.designated])).toEqual([['waiter', [waiter]]])
    expect(skipped).toEqual([{ channel: 'cashier', reason: 'nobodyThere' }])
  })
})

describe('[M6] the same requestId', () => {
  test('at once and later gives the same answer and one set of messages', async () => {
    const body = taxi({ msgType: 4 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(body)))
    expect(new Set(answers.map(({ status, raw }) => `${status} ${raw}`)).size).toBe(1)
    const { call } = await sent(body)
    expect([answers[0]?.status, call.messages.length]).toEqual([201, 7])
    const { rows } = await app.sql.query('select id from im_call where request_id = $1', [body.requestId])
    expect(rows).toEqual([{ id: call.id }])
  })

  test('for something else is refused, and in another shop is another key', async () => {
    const body = taxi()
    await sent(body)
    expect(await refused(send({ ...body, params: { guest: '王先生' } }))).toMatchObject({ status: 422, code: 'keyReused' })
    const elsewhere = await agreed(send({ ...body, shopId: other.id }, other.staff.program))
    expect(elsewhere.call.shopId).toBe(other.id)
  })
})

describe('a call is refused, and nothing is written,', () => {
  test.each<[string, () => object, object]>([
    ['for another shop', () => request({ shopId: other.id }), { status: 403, code: 'forbidden' }],
    ['for another brand', () => request({ brandId: 'others' }), { status: 404, code: 'notFound' }],
    ['to no channel', () => request({ channels: [] }), { status: 400, code: 'invalid' }],
    ['to a channel twice', () => request({ channels: ['kitchen', 'kitchen'] }), { status: 400, code: 'invalid' }],
    ['with a short requestId', () => request({ requestId: 'x' }), { status: 400, code: 'invalid' }],
    ['of a source that the event has not', () => request({ source: 'none' }), { status: 400, code: 'invalid' }],
    [
      'to an unknown account',
      () => taxi({ designated: ['nobody'] }),
      { code: 'unknownAccount', detail: 'Not accounts of these channels: nobody.' },
    ],
    [
      'to an account of another channel',
      () => taxi({ designated: [app.shop.devices.kitchen.accountId] }),
      { status: 422, code: 'unknownAccount' },
    ],
    ['with an unknown template', () => taxi({ templateId: 'nothing' }), { status: 422, code: 'unknownTemplate' }],
    ['with a template of another event', () => taxi({ templateId: 'rush' }), { status: 422, code: 'unknownTemplate' }],
    ['without a template that it needs', () => taxi({ templateId: null }), { status: 422, code: 'templateMissing' }],
    [
      'that must be answered, without a template, also when a rule names one',
      () => request({ msgType: 4 }),
      { status: 400, code: 'invalid', detail: 'body.templateId: is needed for a call that must be answered (msgType 4)' },
    ],
    [
      'with parameters missing',
      () => taxi({ params: { guest: ' ' } }),
      { status: 422, code: 'parameterMissing', detail: 'The template "taxi" needs guest; give them in `params`.' },
    ],
    ['with parameters of the house missing', () => request({ params: { goodsName: '水饺' } }), { code: 'parameterMissing' }],
  ])('%s', async (_why, body, expected) => {
    const before = await stockOf(app.sql)
    expect(await refused(send(body()))).toMatchObject(expected)
    expect(await stockOf(app.sql)).toEqual(before)
  })

  test('with a parameter that the event does not have, and is told which it has', async () => {
    const problem = await refused(send(request({ params: { room: '801' } })))
    expect(problem).toMatchObject({ status: 400, code: 'invalid' })
    expect(problem.detail).toBe(
      'body.params.room: is not a parameter of orderPlaced; it has target, roomName, tableName, wristbandName, seqNo, goodsName, num, goods, stationName, note',
    )
  })
})

describe('a call that is cancelled', () => {
  test('sends nothing more, says so again, and is in the journal once', async () => {
    const { call } = await sent(taxi({ msgType: 4 }))
    await until(async () => (await read(call.id)).messages[0]?.status === 'sent')
    const cancel = () => agreed(till.call('POST', `/v1/im/calls/${call.id}/cancel`))
    const { rev: before } = await agreed(till.snapshot())
    const first = await cancel()
    expect(first).toEqual({ callId: call.id, cancelledAt: app.clock.at })
    app.clock.pass(1_000)
    expect(await cancel()).toEqual(first)
    expect((await agreed(till.snapshot())).rev).toBe(before + 1)
    const after = await read(call.id)
    const repeated = after.messages.filter((each) => !each.isEscalation)
    expect(after.messages.find((each) => each.isEscalation)).toMatchObject({ status: 'cancelled', reason: 'callCancelled' })
    expect(repeated.map((each) => [each.repetition, each.status, each.reason])).toEqual([
      [1, 'sent', 'callCancelled'],
      ...[2, 3, 4, 5, 6].map((each) => [each, 'cancelled', 'callCancelled']),
    ])
  })

  test('is one of the own shop', async () => {
    const { call } = await sent(taxi())
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/cancel'],
    ] as const)
      expect(await refused(other.staff.manager.call(method, `/v1/im/calls/${call.id}${path}`))).toMatchObject({
        status: 404,
        code: 'notFound',
      })
    expect(await refused(answer(call.id, other.staff.waiter))).toMatchObject({ status: 404, code: 'notFound' })
    expect((await read(call.id)).cancelledAt).toBeNull()
  })
})

describe('the answer to a call', () => {
  test('ends its repetitions; the first one stands, and others are told whose it is', async () => {
    const { call } = await sent(taxi({ msgType: 4, channels: ['waiter', 'cashier'] }))
    const by = { deviceId: app.shop.devices.waiter.id, name: 'test waiter' }
    expect((await agreed(answer(call.id, app.shop.staff.waiter))).answeredBy).toEqual(by)
    app.clock.pass(1_000)
    expect((await agreed(answer(call.id, app.shop.staff.cashier))).answeredBy).toEqual(by)
    const after = await read(call.id)
    expect(after.answeredBy).toEqual(by)
    expect(new Set(after.messages.filter((each) => each.repetition > 1).map((each) => each.reason))).toEqual(new Set(['callAnswered']))
  })

  test('comes once from two who are equally fast', async () => {
    const { call } = await sent(taxi({ msgType: 4, channels: ['waiter', 'cashier'] }))
    const { rev: before } = await agreed(till.snapshot())
    const answers = await Promise.all([app.shop.staff.waiter, app.shop.staff.cashier].map((each) => agreed(answer(call.id, each))))
    expect(answers[0]).toEqual(answers[1])
    expect((await agreed(till.snapshot())).rev).toBe(before + 1)
  })

  test('is for those who receive it', async () => {
    const { call } = await sent(taxi({ designated: [app.shop.devices.waiter.accountId] }))
    expect((await refused(answer(call.id, app.shop.staff.roomPad))).code).toBe('notFound')
    const { device, token } = await agreed(app.shop.staff.manager.addDevice({ name: '小林', role: 'waiter' }))
    const colleague = actorWith({ base: app.base, shopId: app.shop.id, role: device.role, token })
    expect((await refused(answer(call.id, colleague))).code).toBe('notFound')
  })

  test('[M9] to the call of a guest takes it', async () => {
    const at = `/v1/shops/${app.shop.id}/pad-calls`
    const { padCall } = await agreed(app.shop.staff.roomPad.call<{ padCall: { id: string } }>('POST', at, { kind: 'water' }))
    const call = await plannedIn(app).callOf('padCall')
    expect(call.padCallId).toBe(padCall.id)
    const by = { deviceId: app.shop.devices.waiter.id, name: 'test waiter' }
    expect(await agreed(answer(call.id, app.shop.staff.waiter))).toEqual({ callId: call.id, answeredAt: app.clock.at, answeredBy: by })
    const { padCalls } = await agreed(app.shop.staff.manager.call<{ padCalls: { id: string; takenBy: object }[] }>('GET', at))
    expect(padCalls).toMatchObject([{ id: padCall.id, takenBy: by }])
    const { device, token } = await agreed(app.shop.staff.manager.addDevice({ name: '小林', role: 'waiter' }))
    const colleague = actorWith({ base: app.base, shopId: app.shop.id, role: device.role, token })
    expect((await agreed(answer(call.id, colleague))).answeredBy).toEqual(by)
    expect((await read(call.id)).answeredBy).toEqual(by)
    const [told] = (await plannedIn(app).callOf('callAnswered')).messages
    expect([told?.channel, told?.designated]).toEqual(['roomPad', [app.shop.devices.roomPad.accountId]])
  })
})

describe('calls are listed', () => {
  test('newest first, page by page, by event and by order', async () => {
    const shop = await app.addShop('lists')
    const ids: string[] = []
    for (const guest of ['甲', '乙', '丙']) {
      const body = { ...taxi({ params: { guest } }), shopId: shop.id }
      ids.unshift((await agreed(send(body, shop.staff.program))).call.id)
    }
    const { order } = await agreed(shop.staff.cashier.place(takeAwayOrder([line('tea')])))
    const placed = await plannedIn(app, shop).callOf('orderPlaced', order.id)
    const page = (query: string) =>
      agreed(shop.staff.cashier.call<{ calls: ImCall[]; next: string | null }>('GET', `/v1/shops/${shop.id}/im/calls?${query}`))
    const first = await page('event=taxiCame&limit=2')
    expect([first.calls.map((call) => call.id), first.next]).toEqual([ids.slice(0, 2), ids[1]])
    const second = await page(`event=taxiCame&limit=2&cursor=${first.next}`)
    expect([second.calls.map((call) => call.id), second.next]).toEqual([ids.slice(2), null])
    expect((await page(`orderId=${order.id}`)).calls.map((call) => call.id)).toEqual([placed.id])
    expect((await page('')).calls).toHaveLength(4)
  })
})
