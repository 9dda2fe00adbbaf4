import { HEARTBEAT_MS, PROTOCOL, REPLAY_BATCH, type SubscribeAnswer } from '@passline/shared/protocol'
import type { listsOf } from '@passline/shared/state'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { takeAwayOrder, tillOrder } from './support/make.ts'
import { randomOf, seedOf } from './support/random.ts'
import { openScreen, type Screen, socketOf } from './support/screen.ts'
import { until } from './support/until.ts'
import { openWire, type WireClient } from './support/wireClient.ts'

type Batch = { shopId: string; epoch: string; head: number; at: string; events: { rev: number }[] }

let app: TestApp
let shop: TestShop
let shops = 0
const wires: WireClient[] = []
const screens: Screen[] = []

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  shop = await app.addShop(`shop-${shops}`)
})

afterEach(() => {
  for (const wire of wires.splice(0)) wire.end()
  for (const screen of screens.splice(0)) screen.close()
})

afterAll(() => app?.stop())

describe('who may follow', () => {
  test.each([
    ['no token', () => ({})],
    ['a token that is not text', () => ({ token: 17 })],
    ['a token that nobody has', () => ({ token: 'pl_0000000000000000000000000000000000000000000' })],
  ])('%s: refused', async (_what, auth) => {
    const wire = await open()
    expect(await wire.join(auth())).toMatch(/^44\{.*"code":"unauthorized"/)
  })

  test('the wristband page of a guest would see other guests: refused', async () => {
    const wire = await open()
    expect(await wire.join({ token: shop.staff.wristband.token })).toMatch(/^44\{.*"code":"forbidden"/)
  })

  test.each(['roomPad', 'technician'] as const)('the %s connects to receive messages, and follows nothing', async (role) => {
    const wire = await joined(shop.staff[role])
    expect(await follow(wire, 0)).toMatchObject({ state: 'refused', code: 'forbidden' })
    await expectSilence(wire)
  })

  test('the owner belongs to no shop and must say which', async () => {
    const wire = await open()
    expect(await wire.join({ token: app.owner.token })).toMatch(/^44\{.*"code":"forbidden"/)
    const other = await open()
    expect(await other.join({ token: app.owner.token, shop: shop.id })).toMatch(/^40/)
    expect(await follow(other, 0)).toMatchObject({ state: 'live', head: await headOf(shop) })
  })

  test('the shop comes from the token, whatever the client says', async () => {
    const wire = await open()
    await wire.join({ token: shop.staff.kitchen.token, shop: app.shop.id })
    await follow(wire, 0)
    await agreed(app.shop.staff.cashier.place(takeAwayOrder()))
    const { rev } = await agreed(shop.staff.cashier.place(takeAwayOrder()))
    await until(() => revsOf(wire).includes(rev))
    expect(new Set(batchesOf(wire).map((batch) => batch.shopId))).toEqual(new Set([shop.id]))
  })

  test('whoever is revoked is put out at once, and stays out', async () => {
    const { device, token } = await agreed(shop.staff.manager.addDevice({ name: 'lost tablet', role: 'kitchen' }))
    const wire = await open()
    await wire.join({ token })
    await follow(wire, 0)
    const waiting = await open()
    await waiting.join({ token })
    const screen = await openHere(shop.staff.kitchen)
    const { rev } = await agreed(shop.staff.manager.revokeDevice(device.id))
    await until(() => !wire.isOpen && !waiting.isOpen)
    await screen.showsRev(rev)
    expect(screen.isConnected).toBe(true)
    const again = await open()
    expect(await again.join({ token })).toMatch(/^44\{.*"code":"unauthorized"/)
  })
})

describe('subscribing', () => {
  test('a session that has not subscribed receives nothing', async () => {
    const wire = await open()
    await wire.join({ token: shop.staff.kitchen.token })
    const screen = await openHere(shop.staff.kitchen)
    const { rev } = await agreed(shop.staff.cashier.place(takeAwayOrder()))
    await screen.showsRev(rev)
    expect(await wire.ask('subscribe', 'nonsense')).toMatchObject({ state: 'refused', code: 'invalid' })
    expect(batchesOf(wire)).toEqual([])
  })

  test('everything after a position comes once and in order, then what happens', async () => {
    await orders(5)
    const since = (await headOf(shop)) - 3
    const wire = await joined()
    const answer = await follow(wire, since)
    expect(answer).toEqual({ state: 'live', head: since + 3, at: app.clock.at })
    await orders(2)
    await until(() => revsOf(wire).includes(since + 5))
    expect(revsOf(wire)).toEqual([1, 2, 3, 4, 5].map((each) => since + each))
  })

  test('from the head nothing is repeated', async () => {
    const head = await headOf(shop)
    const wire = await joined()
    expect(await follow(wire, head)).toMatchObject({ state: 'live', head })
    await orders(1)
    await until(() => revsOf(wire).length > 0)
    expect(revsOf(wire)).toEqual([head + 1])
  })

  test('what memory has forgotten is read from the journal, in batches', async () => {
    await Promise.all(Array.from({ length: 40 }, () => orders(30)))
    await app.restart()
    const head = await headOf(shop)
    expect(head).toBeGreaterThan(2 * REPLAY_BATCH)
    const wire = await joined()
    await follow(wire, 0)
    await until(() => revsOf(wire).includes(head))
    expect(revsOf(wire)).toEqual(upTo(head))
    expect(Math.max(...batchesOf(wire).map((batch) => batch.events.length))).toBe(REPLAY_BATCH)
  }, 60_000)

  test('twice at once: the later one counts, and what happens then comes once', async () => {
    await orders(4)
    const head = await headOf(shop)
    const wire = await joined()
    const epoch = await epochOf()
    const asked = [
      { protocol: PROTOCOL, epoch: 'another', since: 0 },
      { protocol: PROTOCOL, epoch, since: head + 5 },
      { protocol: PROTOCOL, epoch, since: 0 },
      { protocol: PROTOCOL, epoch, since: head - 2 },
    ]
    wire.send(...asked.map((request, at) => `42${at}["subscribe",${JSON.stringify(request)}]`))
    await until(() => wire.frames.some((frame) => frame.startsWith('433[{"state":"live"')))
    await orders(1)
    await until(() => revsOf(wire).includes(head + 1))
    expect(revsOf(wire)).toEqual([head - 1, head, head + 1])
  })

  test('again on a live session: it goes on from where the client says', async () => {
    const screen = await openHere(shop.staff.kitchen)
    const wire = await joined()
    for (const since of [0, 3, 0]) {
      const before = revsOf(wire).length
      const head = await headOf(shop)
      await follow(wire, since)
      await until(() => revsOf(wire).length === before + head - since)
    }
    await orders(1)
    await screen.showsRev(await headOf(shop))
    await until(() => revsOf(wire).at(-1) === screen.state.rev)
    expect(revsOf(wire).filter((rev) => rev === screen.state.rev)).toHaveLength(1)
  })

  test('another version of the protocol is told to load the page again', async () => {
    const wire = await joined()
    const answer = await wire.ask('subscribe', { protocol: PROTOCOL + 1, epoch: await epochOf(), since: 0 })
    expect(answer).toEqual({
      state: 'refused',
      code: 'otherProtocol',
      detail: `This server speaks protocol ${PROTOCOL}; load the page again.`,
    })
    await expectSilence(wire)
  })
})

describe('a position that cannot be served is answered with resync, never with a part', () => {
  test('otherEpoch: the position was taken before a backup was restored', async () => {
    const wire = await joined()
    expect(await wire.ask('subscribe', { protocol: PROTOCOL, epoch: 'before', since: 0 })).toEqual({
      state: 'resync',
      reason: 'otherEpoch',
      at: app.clock.at,
    })
    await expectSilence(wire)
  })

  test('future: the journal has not got there', async () => {
    const wire = await joined()
    expect(await follow(wire, (await headOf(shop)) + 1)).toEqual({ state: 'resync', reason: 'future', at: app.clock.at })
    await expectSilence(wire)
  })

  test.each([
    ['its beginning', 'rev <= 4', 0, 4],
    ['a part in the middle', 'rev in (6, 7)', 3, 7],
  ])('tooOld: the journal no longer has %s', async (_what, gone, since, whole) => {
    await orders(6)
    await app.sql.query(`delete from shop_event where shop_id = $1 and ${gone}`, [shop.id])
    await app.restart()
    const wire = await joined()
    expect(await follow(wire, since)).toEqual({ state: 'resync', reason: 'tooOld', at: app.clock.at })
    await expectSilence(wire)
    expect(await follow(wire, whole)).toMatchObject({ state: 'live' })
    const screen = await openHere(shop.staff.kitchen)
    await orders(1)
    await screen.showsRev(await headOf(shop))
    expect(screen.shown).toEqual(await shownByServer())
  })
})

test('whoever subscribes at a random moment of a busy evening misses nothing and gets nothing twice', async () => {
  const random = randomOf(seedOf('feed'))
  let isOver = false
  const evening = Promise.all(Array.from({ length: 10 }, () => orders(60))).finally(() => {
    isOver = true
  })
  const start = await headOf(shop)
  const opened = Array.from({ length: 40 }, async () => {
    const moment = start + random.below(500)
    await until(async () => isOver || (await headOf(shop)) >= moment, 60_000)
    const screen = await openHere(shop.staff.kitchen)
    // Half of them lose the line for a while, and go on where they were.
    if (random.below(2) === 0) {
      const seen = screen.state.rev
      screen.cut()
      const back = Math.min(seen + random.below(100), start + 600)
      await until(async () => isOver || (await headOf(shop)) >= back, 60_000)
      await screen.plugIn()
    }
    return screen
  })
  const all = await Promise.all(opened)
  await evening
  const head = await headOf(shop)
  const server = await shownByServer()
  for (const screen of all) {
    await screen.showsRev(head, 30_000)
    const revs = screen.events().map((event) => event.rev)
    expect(revs).toEqual(Array.from({ length: revs.length }, (_, at) => head - revs.length + 1 + at))
    expect([screen.snapshots, screen.shown]).toEqual([1, server])
  }
  expect(new Set(all.map((screen) => screen.events().length)).size, 'they came at different moments').toBeGreaterThan(5)
}, 90_000)

test('a heartbeat says where the journal stands and what time it is, so that a screen that missed a push knows', async () => {
  const wire = await joined()
  await follow(wire, await headOf(shop))
  await orders(1)
  const head = await headOf(shop)
  await until(() => revsOf(wire).includes(head))
  app.clock.pass(1_234)
  const beat = await until(() => batchesOf(wire).find((batch) => batch.at === app.clock.at), HEARTBEAT_MS + 10_000)
  const presence = { screens: { kitchen: 1 }, uncovered: [], announcers: {}, silentZones: [] }
  expect(beat).toEqual({ shopId: shop.id, epoch: await epochOf(), head, at: app.clock.at, events: [], presence })
})

test('nonsense from a client harms nobody', async () => {
  const screen = await openHere(shop.staff.kitchen)
  const nonsense = [
    '42["subscribe"]',
    '420["subscribe"]',
    '421["subscribe",null]',
    '422["subscribe",{"protocol":1,"epoch":7,"since":-1}]',
    '423["subscribe",{"protocol":1,"epoch":"x","since":1e99}]',
    '424["subscribe",{"protocol":1},{"protocol":1},[]]',
    '42["events",{"events":[]}]',
    '425["disconnect"]',
    '42["__proto__",{}]',
    '431[]',
    '42[',
    '42{}',
    '4',
    '9',
    '',
    '451-["subscribe",{"_placeholder":true,"num":0}]',
    `42["subscribe","${'x'.repeat(60_000)}"]`,
    `42["subscribe","${'x'.repeat(65_400)}"]`,
  ]
  await Promise.all(
    nonsense.map(async (frame) => {
      const wire = await joined()
      wire.send(frame)
      // Either it is refused or the line is cut; nothing else follows.
      const answer = await wire.ask('subscribe', { protocol: PROTOCOL, epoch: 'x', since: 0 }).catch(() => 'closed')
      expect(['closed', 'resync', 'refused']).toContain((answer as SubscribeAnswer).state ?? answer)
      expect(batchesOf(wire)).toEqual([])
    }),
  )
  await orders(1)
  await screen.showsRev(await headOf(shop))
  expect(screen.isConnected).toBe(true)
  expect(app.logged.filter((line) => /"level":[56]0/.test(line))).toEqual([])
})

test('a socket that a page opens twice is two sessions', async () => {
  const [one, other] = [socketOf(shop.staff.kitchen), socketOf(shop.staff.kitchen)]
  const heard: string[] = []
  one.on('events', () => heard.push('one'))
  other.on('events', () => heard.push('other'))
  const request = { protocol: PROTOCOL, epoch: await epochOf(), since: await headOf(shop) }
  for (const socket of [one, other]) {
    socket.connect()
    expect(await socket.emitWithAck('subscribe', request)).toMatchObject({ state: 'live' })
  }
  one.disconnect()
  heard.length = 0
  await agreed(shop.staff.cashier.place(tillOrder('room', '801')))
  await until(() => heard.length > 0)
  expect(heard).toEqual(['other'])
  other.disconnect()
})

async function open(): Promise<WireClient> {
  const wire = await openWire(app)
  wires.push(wire)
  return wire
}

async function joined(actor: Actor = shop.staff.kitchen): Promise<WireClient> {
  const wire = await open()
  await wire.join({ token: actor.token })
  return wire
}

async function openHere(actor: Actor): Promise<Screen> {
  const screen = await openScreen(actor)
  screens.push(screen)
  return screen
}

async function follow(wire: WireClient, since: number): Promise<SubscribeAnswer> {
  return (await wire.ask('subscribe', { protocol: PROTOCOL, epoch: await epochOf(), since })) as SubscribeAnswer
}

function batchesOf(wire: WireClient): Batch[] {
  return wire.said('events').map(([batch]) => batch as Batch)
}

function revsOf(wire: WireClient): number[] {
  return batchesOf(wire).flatMap((batch) => batch.events.map((event) => event.rev))
}

/** Something happens, another screen shows it, and still nothing has come here. */
async function expectSilence(wire: WireClient): Promise<void> {
  const before = batchesOf(wire).length
  const screen = await openHere(shop.staff.kitchen)
  await orders(1)
  await screen.showsRev(await headOf(shop))
  expect(batchesOf(wire)).toHaveLength(before)
}

async function orders(count: number): Promise<void> {
  for (let each = 0; each < count; each++) await agreed(shop.staff.cashier.place(takeAwayOrder()))
}

async function headOf({ id }: TestShop): Promise<number> {
  const { rows } = await app.sql.query('select rev from shop_head where shop_id = $1', [id])
  return Number(rows[0]?.rev)
}

async function epochOf(): Promise<string> {
  return (await app.sql.query('select epoch from installation')).rows[0]?.epoch
}

async function shownByServer(): Promise<ReturnType<typeof listsOf>> {
  const { shop: about, stations, dishes, places, orders: current, padCalls, unseen } = await agreed(shop.staff.kitchen.snapshot())
  return { shop: about, stations, dishes, places, orders: current, padCalls, unseen }
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1)
}
