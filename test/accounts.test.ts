import type { Account } from '@passline/shared/accountApi'
import type { Device } from '@passline/shared/api'
import type { Role } from '@passline/shared/role'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, newKey, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder } from './support/make.ts'
import { openReceiver } from './support/receiver.ts'
import { until } from './support/until.ts'

let app: TestApp
let shop: TestShop
let manager: Actor
let at: string

beforeAll(async () => {
  app = await startTestApp()
  shop = app.shop
  manager = shop.staff.manager
  at = `/v1/shops/${shop.id}`
})

afterAll(() => app.stop())

describe('[M1] one device is one account', () => {
  test('[M1] every device receives at an account of its own, and the cashiers of a shop share one', async () => {
    const second = await added({ name: '收银 2 号', role: 'cashier' })
    const accounts = await accountsOf(manager)
    expect(accounts.find(({ id }) => id === 'cashier')).toMatchObject({ channel: 'cashier', onClock: null, clockSince: null })
    expect(devicesAt(accounts, 'cashier')).toEqual([shop.devices.cashier.id, second.device.id].sort())
    for (const role of ['kitchen', 'pass', 'board', 'waiter', 'roomPad', 'technician'] as const) {
      const { id, name } = shop.devices[role]
      expect(shop.devices[role].accountId).toBe(id)
      expect(accounts.find((each) => each.id === id)).toMatchObject({ channel: role, name, devices: [{ id }] })
    }
    for (const role of ['wristband', 'manager', 'program'] as const) expect(shop.devices[role].accountId).toBeNull()
    await agreed(manager.revokeDevice(second.device.id))
    expect(devicesAt(await accountsOf(manager), 'cashier')).toEqual([shop.devices.cashier.id])
  })

  test('[M1] a device that moves keeps its account and its inbox; its next request counts from the new place', async () => {
    const { device, actor: pad } = await added({ name: '平板', role: 'roomPad', place: { kind: 'room', id: '801' } })
    const { padCall } = await agreed(pad.call<{ padCall: { id: string } }>('POST', `${at}/pad-calls`, { kind: 'water' }))
    await agreed(shop.staff.waiter.call('POST', `${at}/pad-calls/${padCall.id}/take`))
    const { rev: before } = await agreed(manager.snapshot())
    const moved = await agreed(moving(device.id, { kind: 'room', id: '802' }))
    expect(moved).toEqual({ rev: before + 1, device: { ...device, place: { kind: 'room', id: '802' } } })
    const [event] = (await agreed(manager.events(before))).events
    expect(event).toMatchObject({ name: 'deviceMoved', data: { deviceId: device.id, place: { kind: 'room', id: '802' } } })

    expect((await agreed(pad.place(roomOrder('802', [line('tea')])))).order.place).toMatchObject({ id: '802' })
    expect(await refused(pad.place(roomOrder('801')))).toMatchObject({ status: 403, code: 'otherPlace' })
    expect(await agreed(pad.call('GET', '/v1/whoami'))).toMatchObject({ device: { accountId: device.accountId, place: { id: '802' } } })
    await agreed(moving(device.id, { kind: 'room', id: '801' }))
    const screen = await openReceiver(pad)
    expect((await screen.has(1)).map(({ event, content }) => [event, content?.zh.shown])).toEqual([['callAnswered', 'test waiter在路上']])
    screen.close()
  })

  test('[M1] a pad that moves is connected anew, and is not told what is about the room it came from', async () => {
    const { device, actor: pad } = await added({ name: '平板', role: 'roomPad', place: { kind: 'room', id: '801' } })
    const screen = await openReceiver(pad)
    const callAndTake = async () => {
      const { padCall } = await agreed(pad.call<{ padCall: { id: string } }>('POST', `${at}/pad-calls`, { kind: 'bill' }))
      return () => agreed(shop.staff.waiter.call('POST', `${at}/pad-calls/${padCall.id}/take`))
    }
    const takeFirst = await callAndTake()
    await agreed(moving(device.id, { kind: 'room', id: '802' }))
    await until(() => !screen.isConnected)
    await screen.plugIn()
    await takeFirst()
    const takeSecond = await callAndTake()
    await takeSecond()
    await screen.has(1)
    expect(screen.pushed.map(({ event, place }) => [event, place?.id])).toEqual([['callAnswered', '802']])
    screen.close()
  })

  test('the pads of a room that was cleaned are connected anew, and no others', async () => {
    const { actor: pad } = await added({ name: '平板', role: 'roomPad', place: { kind: 'room', id: '803' } })
    const [cleaned, next, waiter] = [await openReceiver(pad), await openReceiver(shop.staff.roomPad), await openReceiver(shop.staff.waiter)]
    await agreed(shop.staff.cashier.cleanRoom('803'))
    await until(() => !cleaned.isConnected)
    await cleaned.plugIn()
    await agreed(shop.staff.cashier.cleanRoom('803'))
    await until(() => !cleaned.isConnected)
    expect([next.isConnected, waiter.isConnected]).toEqual([true, true])
    for (const each of [next, waiter]) each.close()
  })

  test('[M1] moving a device to where it stands changes nothing; one that is not there does not move', async () => {
    const { device } = await added({ name: '屏', role: 'board', place: { kind: 'table', id: 'A1' } })
    const { rev } = await agreed(manager.snapshot())
    expect(await agreed(moving(device.id, { kind: 'table', id: 'A1' }))).toEqual({ rev, device })
    expect(await agreed(moving(device.id, null))).toMatchObject({ rev: rev + 1, device: { place: null } })
    await agreed(manager.revokeDevice(device.id))
    expect(await refused(moving(device.id, null))).toMatchObject({ status: 404, code: 'notFound' })
    expect(await refused(moving('0195694a-5d00-7000-8000-00000000ffff', null))).toMatchObject({ status: 404, code: 'notFound' })
  })

  test.each([
    ['a room pad without a room', 'roomPad', null, 'placeMismatch'],
    ['a room pad at a table', 'roomPad', { kind: 'table', id: 'A1' }, 'placeMismatch'],
    ['a wristband device without a wristband', 'wristband', null, 'placeMismatch'],
    ['a wristband device in a room', 'wristband', { kind: 'room', id: '801' }, 'placeMismatch'],
    ['a room pad in a room that is not there', 'roomPad', { kind: 'room', id: '999' }, 'unknownPlace'],
    ['a waiter at a table that is not there', 'waiter', { kind: 'table', id: 'Z9' }, 'unknownPlace'],
  ] as const)('[M1] %s is refused, added or moved', async (_what, role, place, code) => {
    const body = { name: '屏', role, place: place as Device['place'] }
    expect(await refused(manager.addDevice(body))).toMatchObject({ status: 422, code })
    expect(await refused(moving(shop.devices[role].id, body.place))).toMatchObject({ status: 422, code })
  })
})

describe('a technician', () => {
  test('[M1] has an account before having a device, and may have two devices', async () => {
    const { account } = await agreed(technician('8号技师'))
    expect(account).toEqual({ id: account.id, channel: 'technician', name: '8号技师', onClock: false, clockSince: null })
    const devices = await Promise.all(['手机', '平板'].map((name) => added({ name, role: 'technician', accountId: account.id as never })))
    expect(devices.map(({ device }) => device.accountId)).toEqual([account.id, account.id])
    expect(devicesAt(await accountsOf(manager), account.id)).toEqual(devices.map(({ device }) => device.id).sort())
  })

  test('[M1] only a technician’s device joins an account that is there, and only a technician’s', async () => {
    const { account } = await agreed(technician('9号技师'))
    for (const [role, accountId] of [
      ['waiter', account.id],
      ['technician', shop.devices.waiter.id],
      ['technician', 'cashier'],
      ['technician', 'nobody'],
    ] as const) {
      const problem = await refused(manager.addDevice({ name: '屏', role, accountId: accountId as never }))
      expect(problem, `${role} at ${accountId}`).toMatchObject({ status: 422, code: 'notATechnician' })
    }
  })

  test('[M4] is put on the clock and off it by the cashier, the manager and the own device; saying it again is no second event', async () => {
    const { account } = await agreed(technician('10号技师'))
    const { actor: own } = await added({ name: '手机', role: 'technician', accountId: account.id as never })
    const { rev } = await agreed(manager.snapshot())
    app.clock.pass(60_000)
    const onSince = app.clock.at
    const onClock = { ...account, onClock: true, clockSince: onSince }
    expect((await agreed(clock(shop.staff.cashier, account.id, true))).account).toEqual(onClock)
    app.clock.pass(60_000)
    expect((await agreed(clock(own, account.id, true))).account).toEqual(onClock)
    const offClock = { ...account, onClock: false, clockSince: app.clock.at }
    expect((await agreed(clock(own, account.id, false))).account).toEqual(offClock)
    expect((await agreed(clock(manager, account.id, false))).account).toEqual(offClock)
    const told = (await agreed(manager.events(rev))).events.filter(({ name }) => name.startsWith('technician'))
    expect(told.map(({ name, at, data }) => [name, at, data])).toEqual([
      ['technicianOnClock', onSince, { accountId: account.id, name: '10号技师' }],
      ['technicianOffClock', app.clock.at, { accountId: account.id, name: '10号技师' }],
    ])
    expect((await accountsOf(manager)).find(({ id }) => id === account.id)).toMatchObject({ onClock: false, clockSince: app.clock.at })
  })

  test('[M4] whom ten people put on the clock at once is put on it once', async () => {
    const { account } = await agreed(technician('11号技师'))
    const { rev } = await agreed(manager.snapshot())
    const answers = await Promise.all(Array.from({ length: 10 }, () => agreed(clock(shop.staff.cashier, account.id, true))))
    expect(new Set(answers.map((answer) => answer.account.onClock))).toEqual(new Set([true]))
    const { events } = await agreed(manager.events(rev))
    expect(events.filter(({ name }) => name.startsWith('technician'))).toMatchObject([{ name: 'technicianOnClock' }])
  })

  test('is put on the clock by nobody else, and nobody else is', async () => {
    const { account } = await agreed(technician('12号技师'))
    expect(await refused(clock(shop.staff.technician, account.id, true))).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await refused(clock(shop.staff.waiter, account.id, true))).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await refused(clock(manager, shop.devices.waiter.id, true))).toMatchObject({ status: 422, code: 'notATechnician' })
    expect(await refused(clock(manager, 'nobody', true))).toMatchObject({ status: 404, code: 'notFound' })
  })
})

test('a key for a device that is older than answers are kept is refused, not made into a second device', async () => {
  const [key, wanted] = [newKey(), { name: '旧屏幕', role: 'kitchen' } as const]
  const { device } = await agreed(manager.addDevice(wanted, { key }))
  await app.sql.query('delete from idempotency where key = $1', [key])
  expect(await refused(manager.addDevice(wanted, { key }))).toMatchObject({ status: 422, code: 'keyReused' })
  const { devices } = await agreed(manager.call<{ devices: Device[] }>('GET', `${at}/devices`))
  expect(devices.filter(({ name }) => name === wanted.name).map(({ id }) => id)).toEqual([device.id])
})

test('an order that is read while it changes is of one moment: it is over exactly when its goods are', async () => {
  const seen = new Set<string>()
  for (let round = 0; round < 15; round++) {
    const { order } = await agreed(shop.staff.cashier.place({ source: 'takeAway', lines: [line('tea')] }))
    const goods = order.goods.map(({ id }) => id)
    await agreed(shop.staff.kitchen.step(['start', 'done'], goods))
    const taking = agreed(shop.staff.waiter.step(['pickUp'], goods))
    const reading = Array.from({ length: 20 }, async () => {
      const { order: read } = (await agreed(shop.staff.waiter.order(order.id))) as { order: typeof order }
      seen.add(`${read.status} ${read.goods[0]?.status}`)
    })
    await Promise.all([taking, ...reading])
  }
  expect([...seen].filter((each) => each !== 'open made' && each !== 'completed pickedUp')).toEqual([])
})

type Body = Parameters<Actor['addDevice']>[0]

async function added(body: Body): Promise<{ device: Device; actor: Actor }> {
  const { device, token } = await agreed(manager.addDevice(body))
  return { device, actor: actorWith({ base: app.base, shopId: shop.id, role: body.role as Role, token }) }
}

function moving(deviceId: string, place: object | null) {
  return manager.call<{ rev: number; device: Device }>('PUT', `${at}/devices/${deviceId}/place`, { place })
}

function technician(name: string) {
  return manager.call<{ rev: number; account: Account }>('POST', `${at}/technicians`, { name })
}

function clock(actor: Actor, accountId: string, onClock: boolean) {
  return actor.call<{ rev: number; account: Account }>('PUT', `${at}/accounts/${accountId}/clock`, { onClock })
}

async function accountsOf(actor: Actor): Promise<Account[]> {
  return (await agreed(actor.call<{ accounts: Account[] }>('GET', `${at}/accounts`))).accounts
}

function devicesAt(accounts: Account[], id: string): string[] {
  return (accounts.find((each) => each.id === id)?.devices ?? []).map((device) => device.id as string).sort()
}
