import { createPublicKey, verify } from 'node:crypto'
import type { Role } from '@passline/shared/role'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, refused } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { roomOrder } from './support/make.ts'
import { type Phone, phone } from './support/phone.ts'
import { type PushService, type ReceivedPush, startPushService } from './support/pushService.ts'
import { openReceiver } from './support/receiver.ts'
import { until } from './support/until.ts'

let app: TestApp
let shop: TestShop
let service: PushService
let at: string

beforeAll(async () => {
  service = await startPushService()
  app = await startTestApp({ pushAgent: service.agent, settings: { webPush: true } })
  shop = app.shop
  at = `/v1/shops/${shop.id}`
})

beforeEach(async () => {
  await app.sql.query('delete from push_subscription')
  service.received.length = 0
})

/** Nobody is called for goods that are picked up, so that no test hears of another's. */
afterEach(async () => {
  if (standing.length > 0) await agreed(shop.staff.waiter.step(['pickUp'], standing.splice(0)))
})

afterAll(async () => {
  await app.stop()
  await service.stop()
})

describe('a waiter’s phone whose page is closed', () => {
  test('is told the sentence that would have been shown, signed by this installation, for as long as it lives', async () => {
    const mine = await subscribed(shop.staff.waiter, 'lin')
    const { order, call } = await calledGoods()
    const [push] = await pushesTo(mine, 1)
    const { publicKey } = await agreed(shop.staff.waiter.call<{ publicKey: string }>('GET', '/v1/push-key'))
    expect(signedBy(push, publicKey)).toMatchObject({ aud: service.origin, sub: 'mailto:passline@example.com' })
    expect(push.headers).toMatchObject({ ttl: '600', urgency: 'high', topic: expect.stringMatching(/^[\w-]{32}$/) })
    expect(mine.read(push.body)).toEqual({
      messageId: call.messageId,
      callId: call.id,
      topic: push.headers.topic,
      title: '滨江店',
      body: `${order.place?.name}房间的水饺1份已做好，请取餐`,
      url: '/waiter',
      at: app.clock.at,
    })
  })

  test('is told in its own language', async () => {
    const mine = await subscribed(shop.staff.waiter, 'lin', 'en')
    const { order } = await calledGoods()
    const [push] = await pushesTo(mine, 1)
    expect(mine.read(push.body).body).toBe(`1 × Dumplings for Room ${order.place?.name} is ready, please pick up`)
  })

  test('is told of repetitions and of ten calls for one order under one name, so that the newest takes the place of the others', async () => {
    const mine = await subscribed(shop.staff.waiter, 'lin')
    const { goods } = await calledGoods()
    await pushesTo(mine, 1)
    app.clock.pass(30_000)
    await pushesTo(mine, 2)
    await agreed(shop.staff.kitchen.step(['call'], goods))
    await pushesTo(mine, 3)
    expect(new Set(service.received.map(({ headers }) => headers.topic)).size).toBe(1)
    await calledGoods()
    await pushesTo(mine, 4)
    expect(new Set(service.received.map(({ headers }) => headers.topic)).size).toBe(2)
  })

  test('is not told while its page is connected, and is again when it is closed', async () => {
    const mine = await subscribed(shop.staff.waiter, 'lin')
    const other = await added('另一位', 'waiter')
    const theirs = await subscribed(other, 'zhao')
    const screen = await openReceiver(shop.staff.waiter)
    await until(async () => (await sessionsOf(shop.devices.waiter.id)) === 1)
    await calledGoods()
    await screen.has(1)
    await pushesTo(theirs, 1)
    expect(pathsReceived()).toEqual(['/phones/zhao'])
    screen.close()
    await until(async () => (await sessionsOf(shop.devices.waiter.id)) === 0)
    await calledGoods()
    await pushesTo(mine, 1)
  })

  test('is not told when it does not want it any more, or its token was taken away', async () => {
    const witness = await subscribed(await added('见证', 'waiter'), 'witness')
    await subscribed(shop.staff.waiter, 'lin')
    const { actor, id } = await addedWith('离职', 'waiter')
    await subscribed(actor, 'gone')
    await agreed(shop.staff.waiter.call('DELETE', `${at}/push-subscription`))
    await agreed(shop.staff.manager.revokeDevice(id))
    await calledGoods()
    await pushesTo(witness, 1)
    expect(pathsReceived()).toEqual(['/phones/witness'])
  })

  test('is not told unless the shop wants it: off, until a manager switches it on', async () => {
    const other = await app.addShop('xihu')
    const { waiter, manager } = other.staff
    const theirs = phone('xihu', service.origin)
    await agreed(waiter.call('PUT', '/v1/shops/xihu/push-subscription', theirs.subscription))
    const mine = await subscribed(shop.staff.waiter, 'lin')
    const screen = await openReceiver(await added('看屏', 'waiter', other))
    await calledGoods(other)
    await screen.has(1)
    await calledGoods()
    await pushesTo(mine, 1)
    expect(pathsReceived()).toEqual(['/phones/lin'])
    await agreed(manager.changeShop({ settings: { webPush: true } }))
    const { call } = await calledGoods(other)
    await until(() => service.received.some(({ path, body }) => path === '/phones/xihu' && theirs.read(body).callId === call.id))
    screen.close()
  })

  test('that its push service knows no more is forgotten; one that fails is kept and logged once', async () => {
    service.answers.set('/phones/lost', 410)
    service.answers.set('/phones/flaky', 500)
    const lost = await subscribed(shop.staff.waiter, 'lost')
    const other = await added('另一位', 'waiter')
    const flaky = await subscribed(other, 'flaky')
    await calledGoods()
    await Promise.all([pushesTo(lost, 1), pushesTo(flaky, 1)])
    await until(async () => (await endpoints()).length === 1)
    expect(await endpoints()).toEqual([flaky.subscription.endpoint])
    await calledGoods()
    await pushesTo(flaky, 2)
    const warnings = () => app.logged.filter((text) => text.includes('a phone could not be told by web push'))
    await until(() => warnings().length > 0)
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]).not.toContain('/phones/')
  })

  test('[M4] of a technician is told only on the clock', async () => {
    const { technician, manager } = shop.staff
    const mine = await subscribed(technician, 'eight')
    const clock = (onClock: boolean) => agreed(manager.call('PUT', `${at}/accounts/${shop.devices.technician.id}/clock`, { onClock }))
    await agreed(manager.call('PUT', `${at}/im/rules/padCall/none/technician`, { templateId: 'padCall', msgType: 3, lifetime: 600 }))
    await clock(true)
    await agreed(shop.staff.roomPad.call('POST', `${at}/pad-calls`, { kind: 'water' }))
    const [push] = await pushesTo(mine, 1)
    expect(mine.read(push.body)).toMatchObject({ body: '801房间呼叫：加水', url: '/' })
    await clock(false)
    const waiter = await subscribed(shop.staff.waiter, 'lin')
    await agreed(shop.staff.roomPad.call('POST', `${at}/pad-calls`, { kind: 'bill' }))
    await pushesTo(waiter, 1)
    expect(pathsReceived()).toEqual(['/phones/eight', '/phones/lin'])
  })
})

describe('a subscription', () => {
  test('is one for each device, the newest, and belongs to the device that said it last', async () => {
    await subscribed(shop.staff.waiter, 'old')
    await subscribed(shop.staff.waiter, 'new')
    await subscribed(shop.staff.waiter, 'new')
    expect(await endpoints()).toEqual([`${service.origin}/phones/new`])
    await subscribed(shop.staff.technician, 'new')
    const { rows } = await app.sql.query('select endpoint, device_id from push_subscription')
    expect(rows).toEqual([{ endpoint: `${service.origin}/phones/new`, device_id: shop.devices.technician.id }])
  })

  test.each([
    'http://push.example.com/x',
    'https://localhost/x',
    'https://localhost./x',
    'https://a.localhost/x',
    'https://printer/x',
    'https://nas.local/x',
    'https://metadata.google.internal/x',
    'https://router.lan/x',
    'https://127.0.0.1/x',
    'https://0x7f.1/x',
    'https://2130706433/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.1.1/x',
    'https://8.8.8.8/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[fe80::1]/x',
    'https://user:secret@push.example.com/x',
    'ftp://push.example.com/x',
    'push.example.com',
    `https://push.example.com/${'x'.repeat(1_000)}`,
  ])('at %s is refused', async (endpoint) => {
    const body = { ...phone('x').subscription, endpoint }
    const problem = await refused(shop.staff.waiter.call('PUT', `${at}/push-subscription`, body))
    expect(problem).toMatchObject({ status: 400, code: 'invalid', errors: [{ path: 'body.endpoint' }] })
    expect(await endpoints()).toEqual([])
  })

  test.each(['fcm.googleapis.com/fcm/send/x', 'updates.push.services.mozilla.com/wpush/v2/x', 'web.push.apple.com/x'])(
    'at %s is taken',
    async (address) => {
      const body = { ...phone('x').subscription, endpoint: `https://${address}` }
      await agreed(shop.staff.waiter.call('PUT', `${at}/push-subscription`, body))
      expect(await endpoints()).toEqual([`https://${address}`])
    },
  )
})

test('the key pair is made once, by one of two servers that start at once, and its private half is nowhere but in its row', async () => {
  await app.sql.query('update installation set vapid = null')
  const logged: string[] = []
  const servers = await Promise.all([0, 1].map(() => serve(app.database.url, { clock: app.clock, logged })))
  try {
    const keys = await Promise.all(
      servers.map(({ port }) => {
        const there = actorWith({ ...shop.staff.waiter, base: `http://127.0.0.1:${port}` })
        return agreed(there.call<{ publicKey: string }>('GET', '/v1/push-key'))
      }),
    )
    const { rows } = await app.sql.query<{ vapid: { publicKey: string; privateKey: string } }>('select vapid from installation')
    const { publicKey, privateKey } = rows[0]?.vapid ?? { publicKey: '', privateKey: '' }
    expect(privateKey).toMatch(/^[\w-]{43}$/)
    expect(keys).toEqual([{ publicKey }, { publicKey }])
    expect([...logged, ...app.logged].filter((text) => text.includes(privateKey))).toEqual([])
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
})

async function subscribed(actor: Actor, id: string, language: 'zh' | 'en' = 'zh'): Promise<Phone> {
  const mine = phone(id, service.origin, language)
  await agreed(actor.call('PUT', `${at}/push-subscription`, mine.subscription))
  return mine
}

let rooms = 0
const standing: string[] = []

/** Goods of a room of their own are made and called. */
async function calledGoods(where: TestShop = shop) {
  const { manager, kitchen, program } = where.staff
  rooms += 1
  const room = `9${String(rooms).padStart(2, '0')}`
  await agreed(manager.savePlace('room', room, { name: room }))
  const { order } = await agreed(program.place(roomOrder(room)))
  const goods = order.goods.map(({ id }) => id as string)
  if (where === shop) standing.push(...goods)
  await agreed(kitchen.step(['start', 'done', 'call'], goods))
  const found =
    'select m.id, m.call_id from im_message m join im_call c on c.id = m.call_id where c.order_id = $1 and c.event = $2 and m.channel = $3'
  const row = await until(async () => (await app.sql.query(`${found} order by repetition`, [order.id, 'goodsCalled', 'waiter'])).rows[0])
  return { order, goods, call: { id: row.call_id as string, messageId: row.id as string } }
}

/** Waits until a phone was sent so many pushes. */
async function pushesTo({ subscription }: Phone, count: number): Promise<[ReceivedPush, ...ReceivedPush[]]> {
  const { pathname } = new URL(subscription.endpoint)
  const own = () => service.received.filter(({ path }) => path === pathname)
  await until(() => own().length >= count)
  expect(own()).toHaveLength(count)
  return own() as [ReceivedPush, ...ReceivedPush[]]
}

function pathsReceived(): string[] {
  return service.received.map(({ path }) => path).sort()
}

async function endpoints(): Promise<string[]> {
  return (await app.sql.query<{ endpoint: string }>('select endpoint from push_subscription order by 1')).rows.map((row) => row.endpoint)
}

async function sessionsOf(deviceId: string): Promise<number> {
  return (await app.sql.query('select from screen_presence where device_id = $1', [deviceId])).rowCount ?? 0
}

async function addedWith(name: string, role: Role, where = shop): Promise<{ id: string; actor: Actor }> {
  const { device, token } = await agreed(where.staff.manager.addDevice({ name, role: role as 'waiter' }))
  return { id: device.id, actor: actorWith({ base: app.base, shopId: where.id, role, token }) }
}

async function added(name: string, role: Role, where = shop): Promise<Actor> {
  return (await addedWith(name, role, where)).actor
}

/** The claims of a push's signature (RFC 8292), when it was made with this key. */
function signedBy({ headers }: ReceivedPush, publicKey: string): object {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers.authorization)) ?? []
  const [head, claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const verifier = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  expect(key).toBe(publicKey)
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), verifier, Buffer.from(signature, 'base64url'))).toBe(true)
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
