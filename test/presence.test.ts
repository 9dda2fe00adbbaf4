import { randomUUID } from 'node:crypto'
import type { Presence, PresenceAnswer } from '@passline/shared/presence'
import { HEARTBEAT_MS } from '@passline/shared/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { takeAwayOrder } from './support/make.ts'
import { openReceiver, type Receiver } from './support/receiver.ts'
import { until } from './support/until.ts'
import { openWire } from './support/wireClient.ts'

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
})

afterEach(() => {
  for (const receiver of receivers.splice(0)) receiver.close()
})

afterAll(() => app?.stop())

describe('who is there', () => {
  test('[M1] a device is online since its first page came and until its last one went', async () => {
    expect(await thereOf(shop.devices.kitchen.id)).toMatchObject({ onlineSince: null, lastSeen: null, sessions: [] })
    const cameAt = app.clock.at
    const kitchen = await open(shop.staff.kitchen)
    await until(async () => (await thereOf(shop.devices.kitchen.id)).sessions.length === 1)
    app.clock.pass(60_000)
    const secondAt = app.clock.at
    const second = await open(shop.staff.kitchen)
    const { onlineSince, sessions, zone } = await until(async () => {
      const there = await thereOf(shop.devices.kitchen.id)
      return there.sessions.length === 2 && there
    })
    expect([onlineSince, zone]).toEqual([cameAt, 'kitchen'])
    expect(new Set(sessions.map((each) => [each.session, each.onlineSince].join()))).toEqual(
      new Set([[kitchen.session, cameAt].join(), [second.session, secondAt].join()]),
    )
    kitchen.close()
    await until(async () => (await thereOf(shop.devices.kitchen.id)).sessions.length === 1)
    expect((await thereOf(shop.devices.kitchen.id)).onlineSince).toBe(cameAt)
    second.close()
    await until(async () => (await thereOf(shop.devices.kitchen.id)).sessions.length === 0)
    expect(await thereOf(shop.devices.kitchen.id)).toMatchObject({ onlineSince: null, lastSeen: secondAt })
  })

  test('what screens say of themselves is shown; what cannot be read is left unheard; of many reports the latest holds', async () => {
    const kitchen = await open(shop.staff.kitchen)
    for (let painted = 1; painted <= 50; painted++) kitchen.report({ painted, stations: ['hot'], sound: 'locked' })
    kitchen.report({ painted: 'everything' as never })
    kitchen.report({ painted: 51, stations: ['hot', 'cold'], sound: 'muted', voice: 'server' })
    const report = await until(async () => {
      const said = (await thereOf(shop.devices.kitchen.id)).sessions[0]?.report
      return said?.painted === 51 && said
    })
    expect(report).toEqual({ painted: 51, stations: ['hot', 'cold'], visible: true, sound: 'muted', voice: 'server', lastSpokenAt: null })
  })

  test('[M1] is wrong for at most 15 s after a line went dead without a word', async () => {
    const session = randomUUID()
    const dead = await openWire(shop.staff.kitchen, { answersPings: false })
    await dead.join({ token: shop.staff.kitchen.token, session })
    await until(async () => (await presence()).screens.kitchen === 1)
    await until(async () => (await presence()).screens.kitchen === undefined, 15_000)
    dead.end()
  }, 30_000)

  test('[M1] the screens of a server that ended without a word are gone within 15 s, for screens too', async () => {
    const board = await follow(shop.staff.board)
    await leftByDeadServer(shop.devices.kitchen.id)
    await until(() => presenceOn(board)?.screens.kitchen === 1)
    await until(() => presenceOn(board)?.screens.kitchen === undefined, 15_000)
    expect((await presence()).screens).toEqual({ board: 1 })
    await until(async () => (await app.sql.query('select from screen_presence where session_id = $1', [DEAD])).rows.length === 0)
  }, 40_000)

  test('rows that are lost are written again within a heartbeat', async () => {
    await open(shop.staff.kitchen)
    await until(async () => (await presence()).screens.kitchen === 1)
    await app.sql.query('delete from screen_presence')
    await until(async () => (await presence()).screens.kitchen === 1, HEARTBEAT_MS + 5_000)
  }, 30_000)

  test('another device cannot pass for a page that is there', async () => {
    const kitchen = await open(shop.staff.kitchen)
    await until(async () => (await presence()).screens.kitchen === 1)
    const waiter = await openReceiver(shop.staff.waiter, { session: kitchen.session })
    receivers.push(waiter)
    await until(async () => (await presence()).screens.waiter === 1)
    const [theirs] = (await thereOf(shop.devices.waiter.id)).sessions
    expect(theirs?.session).not.toBe(kitchen.session)
    waiter.close()
    await until(async () => (await presence()).screens.waiter === undefined)
    expect((await thereOf(shop.devices.kitchen.id)).sessions.map((each) => each.session)).toEqual([kitchen.session])
  })

  test('warnings say what is wrong before somebody orders', async () => {
    expect((await answer()).warnings).toEqual([{ code: 'noKitchenScreen' }])
    const kitchen = await open(shop.staff.kitchen)
    kitchen.report({ stations: ['hot'], sound: 'muted' })
    const { warnings } = await until(async () => {
      const each = await answer()
      return each.presence.silentZones.length > 0 && each
    })
    expect(warnings).toEqual([
      { code: 'stationUncovered', stationId: 'bar' },
      { code: 'stationUncovered', stationId: 'cold' },
      { code: 'zoneSilent', zone: 'kitchen' },
    ])
    kitchen.report({ visible: false, sound: 'on' })
    await until(async () => (await answer()).warnings.length === 3 && (await presence()).silentZones.length === 0)
    expect((await presence()).uncovered).toEqual(['bar', 'cold', 'hot'])
  })

  test('an order that no kitchen screen can show is taken, with a warning in its header', async () => {
    const place = () => shop.staff.cashier.place(takeAwayOrder())
    const first = await place()
    expect([first.status, first.headers['passline-warning']]).toEqual([201, 'noKitchenScreen'])
    await open(shop.staff.kitchen)
    await until(async () => (await place()).headers['passline-warning'] === undefined)
  })
})

describe('who speaks', () => {
  test('one screen of a zone speaks, and goes on when others come; another takes over when it is mute or gone', async () => {
    const [first, second, third] = [
      await follow(shop.staff.kitchen),
      await follow(await another('kitchen')),
      await follow(shop.staff.board),
    ]
    const announcer = (receiver: Receiver) => presenceOn(receiver)?.announcers.kitchen
    second.report()
    await until(() => announcer(first) === second.session)
    first.report()
    third.report()
    await until(() => presenceOn(second)?.announcers.board === third.session)
    expect([announcer(first), announcer(third)]).toEqual([second.session, second.session])
    second.report({ sound: 'muted' })
    await until(() => announcer(third) === first.session && announcer(second) === first.session)
    second.report()
    await until(async () => (await thereOf(shop.devices.kitchen.id)).sessions.length === 1)
    first.close()
    await until(() => announcer(second) === second.session)
  })

  test('screens in a zone of their own, and pads that somebody carries, do not keep each other still', async () => {
    const bar = await follow(await another('kitchen', 'bar counter'))
    const [kitchen, waiter, other] = [
      await follow(shop.staff.kitchen),
      await follow(shop.staff.waiter),
      await follow(await another('waiter')),
    ]
    for (const each of [bar, kitchen, waiter, other]) each.report()
    const { announcers } = await until(() => {
      const there = presenceOn(bar)
      return there && Object.keys(there.announcers).length === 4 && there
    })
    expect(new Set(Object.values(announcers))).toEqual(new Set([bar, kitchen, waiter, other].map((each) => each.session)))
    expect([announcers['bar counter'], announcers.kitchen]).toEqual([bar.session, kitchen.session])
  })

  test('a heartbeat says who is there, and whoever comes is told at once', async () => {
    const kitchen = await follow(shop.staff.kitchen)
    kitchen.report()
    await until(() => presenceOn(kitchen)?.announcers.kitchen === kitchen.session)
    const count = kitchen.batches.length
    const beat = await until(() => kitchen.batches.slice(count).find((batch) => batch.events.length === 0), HEARTBEAT_MS + 5_000)
    expect(beat.presence).toEqual({ screens: { kitchen: 1 }, uncovered: [], announcers: { kitchen: kitchen.session }, silentZones: [] })
    const board = await follow(shop.staff.board)
    expect(board.batches[0]?.presence?.screens.kitchen).toBe(1)
  }, 30_000)
})

describe('what is told to the shop', () => {
  test('a screen that is gone for longer than the setting is told once, and once that it is back', async () => {
    await pastTheStart()
    const kitchen = await open(shop.staff.kitchen)
    await until(async () => (await presence()).screens.kitchen === 1)
    const goneAt = app.clock.at
    kitchen.cut()
    await until(async () => (await presence()).screens.kitchen === undefined)
    await passTelling(29_999)
    expect(await told('deviceOffline')).toEqual([])
    app.clock.pass(1)
    await until(async () => (await told('deviceOffline')).length === 1)
    const { id: deviceId, name, role } = shop.devices.kitchen
    expect(await told('deviceOffline')).toEqual([{ deviceId, name, role, since: goneAt }])
    await passTelling(60_000)
    await kitchen.plugIn()
    await until(async () => (await presence()).screens.kitchen === 1)
    app.clock.pass(1)
    await until(async () => (await told('deviceOnline')).length === 1)
    expect([await told('deviceOffline'), await told('deviceOnline')]).toEqual([
      [{ deviceId, name, role, since: goneAt }],
      [{ deviceId, name }],
    ])
  })

  test('the pads of guests come and go without a word', async () => {
    await pastTheStart()
    const pad = await open(shop.staff.roomPad)
    await until(async () => (await presence()).screens.roomPad === 1)
    pad.close()
    await until(async () => (await presence()).screens.roomPad === undefined)
    await passTelling(60_000)
    expect(await told('deviceOffline')).toEqual([])
  })

  test('a zone that nobody can hear is told after the setting, once, and when it is heard again', async () => {
    await pastTheStart()
    const kitchen = await follow(shop.staff.kitchen)
    kitchen.report({ sound: 'locked' })
    await until(() => presenceOn(kitchen)?.silentZones.includes('kitchen'))
    app.clock.pass(1)
    await until(async () => (await app.sql.query('select from silent_zone where shop_id = $1', [shop.id])).rows.length === 1)
    app.clock.pass(30_000)
    await until(async () => (await told('zoneSilent')).length === 1)
    await passTelling(30_000)
    kitchen.report({ sound: 'on' })
    await until(() => presenceOn(kitchen)?.silentZones.length === 0)
    app.clock.pass(1)
    await until(async () => (await told('zoneHeard')).length === 1)
    expect([await told('zoneSilent'), await told('zoneHeard')]).toEqual([[{ zone: 'kitchen' }], [{ zone: 'kitchen' }]])
  })

  test('after a start screens get 30 s to come back before anybody is missed', async () => {
    const kitchen = await open(shop.staff.kitchen)
    await until(async () => (await presence()).screens.kitchen === 1)
    await app.restart()
    kitchen.close()
    app.clock.pass(29_999)
    await settled()
    expect(await told('deviceOffline')).toEqual([])
    app.clock.pass(1)
    await until(async () => (await told('deviceOffline')).length === 1)
  })
})

const DEAD = '11111111-2222-4333-8444-555555555555'

async function leftByDeadServer(deviceId: string): Promise<void> {
  await app.sql.query(
    `insert into screen_presence (session_id, shop_id, device_id, role, zone, server_id, online_since, seen_at)
     values ($1, $2, $3, 'kitchen', 'kitchen', gen_random_uuid(), now(), now())`,
    [DEAD, shop.id, deviceId],
  )
}

async function open(actor: Actor): Promise<Receiver> {
  const receiver = await openReceiver(actor)
  receivers.push(receiver)
  return receiver
}

async function follow(actor: Actor): Promise<Receiver> {
  const receiver = await open(actor)
  const { rev, epoch } = await agreed(shop.staff.manager.snapshot())
  await receiver.follow(rev, epoch)
  return receiver
}

async function another(role: 'kitchen' | 'waiter', zone: string | null = null): Promise<Actor> {
  const { token } = await agreed(shop.staff.manager.addDevice({ name: `second ${role}`, role, zone }))
  return actorWith({ base: app.base, shopId: shop.id, role, token })
}

function answer(): Promise<PresenceAnswer> {
  return agreed(shop.staff.manager.call<PresenceAnswer>('GET', `/v1/shops/${shop.id}/presence`))
}

async function presence(): Promise<Presence> {
  return (await answer()).presence
}

async function thereOf(deviceId: string): Promise<PresenceAnswer['devices'][number]> {
  const there = (await answer()).devices.find((device) => device.deviceId === deviceId)
  if (!there) throw new Error('No such device.')
  return there
}

/** What a screen was told last of who is there. */
function presenceOn(receiver: Receiver): Presence | undefined {
  return receiver.batches.findLast((batch) => batch.presence)?.presence
}

async function told(name: string): Promise<object[]> {
  const { events } = await agreed(shop.staff.manager.events(0))
  return events.filter((event) => event.name === name).map((event) => event.data)
}

/** The server has been up for so long that whoever is missing is missed. */
async function pastTheStart(): Promise<void> {
  app.clock.pass(30_000)
  await settled()
}

/** Turns the clock by 5 s or more, and waits until the server has told what is to be told then: another shop was told in the same look. */
async function passTelling(ms: number): Promise<void> {
  const marker = await app.addShop(`marker-${randomUUID()}`.slice(0, 40), { settings: { silenceSeconds: 5 } })
  const screen = await openReceiver(marker.staff.board)
  const isThere = async () => (await app.sql.query('select from screen_presence where shop_id = $1', [marker.id])).rows.length === 1
  await until(isThere)
  screen.close()
  await until(async () => !(await isThere()))
  app.clock.pass(ms)
  const events = async () => (await agreed(marker.staff.manager.events(0))).events
  await until(async () => (await events()).some((event) => event.name === 'deviceOffline'))
}

/** A server that has something to tell has had the time to do so. */
async function settled(): Promise<void> {
  const screen = await openReceiver(app.shop.staff.board)
  const isThere = async () => (await app.sql.query('select from screen_presence where shop_id = $1', [app.shop.id])).rows.length === 1
  await until(isThere)
  screen.close()
  await until(async () => !(await isThere()))
}
