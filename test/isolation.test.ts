import { may, type Role, roles } from '@passline/shared/role'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { contractOf, type Operation } from './support/contract.ts'
import { permissionFor, requestFor } from './support/everyRequest.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, socketOf } from './support/screen.ts'
import { rowsWith, stockOf } from './support/tables.ts'
import { until } from './support/until.ts'

let app: TestApp
let ours: TestShop
let theirs: TestShop
let operations: Operation[]

beforeAll(async () => {
  app = await startTestApp()
  ours = app.shop
  theirs = await app.addShop('xihu')
  operations = (await contractOf(app.base)).operations
})

afterAll(() => app.stop())

describe('a token of one shop gets nothing of another', () => {
  test('every address of the other shop answers 403 to every role, and nothing happens there', async () => {
    for (const { id, method } of operations.filter((operation) => operation.path.includes('{shop}'))) {
      const { path, body } = await requestFor(id, app, theirs)
      const before = await stockOf(app.sql)
      for (const actor of Object.values(ours.staff)) {
        const problem = await refused(actor.call(method.toUpperCase(), path, body))
        expect(problem, `${actor.role} ${id}`).toMatchObject({ status: 403, code: 'forbidden' })
      }
      expect(await stockOf(app.sql), id).toEqual(before)
    }
  })

  test('ids of the other shop mean nothing at the own addresses', async () => {
    const { order } = await agreed(theirs.staff.cashier.place(tillOrder('room', '801', [line('dumplings'), line('tea')])))
    const [goodsId = '', second = ''] = order.goods.map((goods) => goods.id)
    await agreed(theirs.staff.cashier.step(['cancel'], [second]))
    const manager = ours.staff.manager
    const before = await stockOf(app.sql)
    expect((await refused(manager.order(order.id))).code).toBe('notFound')
    expect((await refused(manager.cancelOrder(order.id))).code).toBe('notFound')
    expect((await refused(manager.completeOrder(order.id, { force: true }))).code).toBe('notFound')
    expect((await refused(manager.step(['start'], [goodsId]))).outcomes).toMatchObject([{ code: 'unknownGoods', status: null }])
    expect((await refused(manager.revokeDevice(theirs.devices.kitchen.id))).code).toBe('notFound')
    await agreed(manager.seen([second]))
    expect((await agreed(manager.orders(`?cursor=${order.id}`))).orders).toEqual([])
    expect(await stockOf(app.sql)).toEqual(before)
    expect(
      (await agreed(theirs.staff.cashier.order(order.id))).order.goods.map(({ status, cancelSeenAt }) => [status, cancelSeenAt]),
    ).toEqual([
      ['waiting', null],
      ['cancelled', null],
    ])
  })

  test('lists without a shop in the address show the own shop only', async () => {
    for (const actor of Object.values(ours.staff)) {
      const { shops } = await agreed(actor.call<{ shops: { id: string }[] }>('GET', '/v1/shops'))
      expect(shops.map((shop) => shop.id)).toEqual([ours.id])
    }
  })

  test('no event of the other shop reaches a socket, not even one that names the other shop', async () => {
    const honest = await openScreen(ours.staff.kitchen)
    const curious = await openScreenOf(ours.staff.kitchen, theirs.id)
    const elsewhere = await openScreen(theirs.staff.kitchen)
    const { order } = await agreed(theirs.staff.cashier.place(takeAwayOrder()))
    const { order: own } = await agreed(ours.staff.cashier.place(takeAwayOrder()))
    await until(() => elsewhere.order(order.id) && honest.order(own.id) && curious.order(own.id))
    for (const screen of [honest, curious]) {
      expect(new Set(screen.batches.map((batch) => batch.shopId))).toEqual(new Set([ours.id]))
      expect(JSON.stringify(screen.batches)).not.toContain(order.id)
    }
    for (const screen of [honest, curious, elsewhere]) screen.close()
  })
})

describe('a role does what it may, and nothing else', () => {
  test('every address answers 403 to the roles without its permission, and does its work for the others', async () => {
    const shop = await app.addShop('matrix')
    for (const { id, method, permission } of operations) {
      const needed = permissionFor(id)
      expect(permission, `${id}: what the documentation says`).toBe(needed)
      for (const role of roles) {
        const { path, body } = await requestFor(id, app, shop)
        const before = await stockOf(app.sql)
        const answer = await actorOf(shop, role).call(method.toUpperCase(), path, body)
        const isAllowed = needed === null || may(role, needed)
        if (isAllowed && isGuest(role) && OF_OWN_PLACE.includes(id)) {
          expect(answer, `${role} ${id}`).toMatchObject({ status: 403, body: { code: 'otherPlace' } })
        } else if (isAllowed) {
          expect(answer.status, `${role} ${id}: ${answer.raw}`).toBeLessThan(300)
        } else {
          expect(answer, `${role} ${id}`).toMatchObject({ status: 403, body: { code: 'forbidden' } })
          expect(await stockOf(app.sql), `${role} ${id}`).toEqual(before)
        }
      }
    }
  }, 180_000)

  test.each(roles.filter((role) => role !== 'owner'))('the socket of %s is let in only if it may follow or receive', async (role) => {
    const socket = socketOf(ours.staff[role])
    const outcome = new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'))
      socket.once('connect_error', (error) => resolve((error as Error & { data?: { code: string } }).data?.code ?? error.message))
    })
    socket.connect()
    expect(await outcome).toBe(may(role, 'follow') || may(role, 'receive') ? 'connected' : 'forbidden')
    socket.disconnect()
  })

  test.each(['kitchen', 'pass', 'waiter'] as const)('[K7] the %s cannot cancel what a guest ordered', async (role) => {
    const { order } = await agreed(ours.staff.program.place(takeAwayOrder()))
    const goods = order.goods.map((each) => each.id)
    expect(await refused(ours.staff[role].step(['cancel'], goods))).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await agreed(ours.staff.cashier.step(['cancel'], goods))).outcomes).toMatchObject([{ status: 'cancelled' }])
  })

  test('nobody makes an owner through the API', async () => {
    const body = { name: '主人', role: 'owner' }
    expect(await refused(ours.staff.manager.call('POST', `/v1/shops/${ours.id}/devices`, body))).toMatchObject({
      status: 400,
      code: 'invalid',
    })
  })
})

describe('a token', () => {
  test.each([
    ['none', {}],
    ['an unknown one', { authorization: `Bearer pl_${'x'.repeat(43)}` }],
    ['a misshapen one', { authorization: 'Bearer a b' }],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
  ])('%s is refused at every address of the API with 401', async (_what, headers) => {
    for (const { id, method } of operations.filter(({ isOpen }) => !isOpen)) {
      const { path, body } = await requestFor(id, app, ours)
      const answer = await fetch(`${app.base}${path}`, {
        method: method.toUpperCase(),
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'nobodys-key' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      expect([answer.status, ((await answer.json()) as { code: string }).code], id).toEqual([401, 'unauthorized'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  test('of a new device is shown again to whoever asked for it, and to nobody else who repeats the request', async () => {
    const wanted = { name: '新屏幕', role: 'kitchen' } as const
    const key = 'let-the-new-screen-in'
    const first = await agreed(ours.staff.manager.addDevice(wanted, { key }))
    expect(await agreed(ours.staff.manager.addDevice(wanted, { key }))).toEqual(first)
    const colleague = await agreed(ours.staff.manager.addDevice({ name: '副店长', role: 'manager' }))
    const other = actorWith({ base: app.base, shopId: ours.id, role: 'manager', token: colleague.token })
    expect(await refused(other.addDevice(wanted, { key }))).toMatchObject({ status: 422, code: 'keyReused' })
  })

  test('that is taken away is refused at once, and its sockets are closed and not let in again', async () => {
    const { device, token } = await agreed(ours.staff.manager.addDevice({ name: '旧屏幕', role: 'kitchen' }))
    const lost = actorWith({ base: app.base, shopId: ours.id, role: 'kitchen', token })
    const screen = await openScreen(lost)
    const other = await openScreen(ours.staff.kitchen)
    await agreed(ours.staff.manager.revokeDevice(device.id))
    await until(() => !screen.isConnected)
    expect(await refused(lost.snapshot())).toMatchObject({ status: 401, code: 'unauthorized' })
    expect(other.isConnected).toBe(true)
    other.close()
    const socket = socketOf(lost)
    const outcome = new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'))
      socket.once('connect_error', (error) => resolve(String((error as Error & { data?: { code: string } }).data?.code)))
    })
    socket.connect()
    expect(await outcome).toBe('unauthorized')
    socket.disconnect()
    const { devices } = await agreed(
      ours.staff.manager.call<{ devices: { id: string; revokedAt: string | null }[] }>('GET', `/v1/shops/${ours.id}/devices`),
    )
    expect(devices.find((each) => each.id === device.id)?.revokedAt).toBe(app.clock.at)
  })

  test('stands in no table and in no line of the log', async () => {
    const { token } = await agreed(ours.staff.manager.addDevice({ name: '新屏幕', role: 'board' }))
    await refused(ours.staff.manager.call('POST', `/v1/shops/${ours.id}/orders`, { nonsense: true }))
    const tokens = [
      token,
      app.owner.token,
      ...Object.values(ours.staff).map((actor) => actor.token),
      ...Object.values(theirs.staff).map((actor) => actor.token),
    ]
    for (const each of tokens) {
      expect(await rowsWith(app.sql, each)).toBe(0)
      expect(app.logged.filter((text) => text.includes(each))).toEqual([])
    }
    // What is looked for can be found.
    expect(await rowsWith(app.sql, 'shanhai')).toBeGreaterThan(0)
  })
})

function actorOf(shop: TestShop, role: Role): Actor {
  return role === 'owner' ? actorWith({ base: app.base, shopId: shop.id, role, token: app.owner.token }) : shop.staff[role]
}

/** What a guest's device may do for the place where it stands only. */
const OF_OWN_PLACE = ['post-shops-shop-orders', 'get-shops-shop-orders-order-guest-link']

function isGuest(role: Role): boolean {
  return role === 'roomPad' || role === 'wristband'
}

/** A screen with a token of its own shop that names another shop when it connects. */
function openScreenOf(actor: Actor, shopId: string) {
  return openScreen({ ...actor, shopId })
}
