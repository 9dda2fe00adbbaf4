import { join } from 'node:path'
import type { PlaceOrderAnswer, PlaceOrderInput } from '@passline/shared/api'
import { HEARTBEAT_MS, PROTOCOL } from '@passline/shared/protocol'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { type EmbeddedDatabase, startEmbedded } from '../server/src/db/embedded.ts'
import { type Actor, type Answer, actorWith, agreed, newKey, refused, type Sending } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { type Forwarder, openForwarder } from './support/forwarder.ts'
import { takeAwayOrder, tillOrder } from './support/make.ts'
import { type Random, randomOf, seedOf } from './support/random.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { type Installed, installServer } from './support/serverProcess.ts'
import { openStubbornScreen } from './support/stubbornScreen.ts'
import { type TemporaryFolder, temporaryFolder } from './support/temporaryFolder.ts'
import { until } from './support/until.ts'
import { openWire } from './support/wireClient.ts'

describe('two servers on one database', () => {
  let app: TestApp
  let second: App
  let shop: TestShop
  let shops = 0
  const screens: Screen[] = []

  beforeAll(async () => {
    app = await startTestApp()
    second = await serve(app.database.url, { clock: app.clock })
  })

  beforeEach(async () => {
    shops += 1
    shop = await app.addShop(`shop-${shops}`)
  })

  afterEach(() => {
    for (const screen of screens.splice(0)) screen.close()
  })

  afterAll(async () => {
    await second?.stop()
    await app?.stop()
  })

  test('what one server accepts, the screens of the other show at once, without waiting for a heartbeat', async () => {
    const [here, there] = await screenOnEach()
    const startedAt = performance.now()
    await toAndFro(12, here, there)
    expect(performance.now() - startedAt, 'twelve heartbeats would take a minute').toBeLessThan(4 * HEARTBEAT_MS)
    expect(there.events().map((event) => event.rev)).toEqual(here.events().map((event) => event.rev))
  }, 60_000)

  test('when hints between the servers are lost, a heartbeat brings what was missed, and hints come back by themselves', async () => {
    const [here, there] = await screenOnEach()
    const cut = () =>
      app.sql.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passline hints' and datname = current_database()",
      )
    const cutting = setInterval(() => void cut(), 20)
    try {
      await until(async () => (await hintLines()) === 0)
      const { rev } = await agreed(shop.staff.cashier.place(takeAwayOrder()))
      await here.showsRev(rev)
      await there.showsRev(rev, HEARTBEAT_MS + 5_000)
    } finally {
      clearInterval(cutting)
    }
    await until(async () => (await hintLines()) === 2)
    const startedAt = performance.now()
    await toAndFro(12, here, there)
    expect(performance.now() - startedAt, 'twelve heartbeats would take a minute').toBeLessThan(4 * HEARTBEAT_MS)
  }, 90_000)

  test('[K13] writers on both at one shop get every number once, and every screen shows the same', async () => {
    const [here, there] = await screenOnEach()
    const random = randomOf(seedOf('two writers'))
    await Promise.all(Array.from({ length: 20 }, (_, at) => workAt(at % 2 ? shop.staff.cashier : onSecond(shop.staff.cashier), 8, random)))
    const snapshot = await agreed(shop.staff.cashier.snapshot())
    await Promise.all([here, there].map((screen) => screen.showsRev(snapshot.rev)))
    const { shop: about, stations, dishes, places, orders, padCalls, unseen } = snapshot
    expect(here.shown).toEqual({ shop: about, stations, dishes, places, orders, padCalls, unseen })
    expect(there.shown).toEqual(here.shown)
    const { rows } = await app.sql.query('select seq_no from catering_order where shop_id = $1 order by seq_no', [shop.id])
    expect(rows.map((row) => row.seq_no)).toEqual(rows.map((_, at) => at + 1))
    const { rows: revs } = await app.sql.query('select rev from shop_event where shop_id = $1 order by rev', [shop.id])
    expect(revs.map((row) => Number(row.rev))).toEqual(revs.map((_, at) => at + 1))
  }, 60_000)

  test('a request sent ten times at once, to both, has one effect and one answer', async () => {
    const { cashier, manager } = shop.staff
    const placed = await tenTimes((actor, key) => actor.place(tillOrder('room', '801'), { key }), cashier)
    const { order } = JSON.parse(placed) as PlaceOrderAnswer
    await tenTimes((actor, key) => actor.step(['start', 'done', 'call'], [order.goods[0]?.id ?? ''], { key }), cashier)
    await tenTimes((actor, key) => actor.step(['call'], [order.goods[0]?.id ?? ''], { key }), cashier)
    await tenTimes((actor, key) => actor.soldOut('tea', { key }), cashier)
    await tenTimes((actor, key) => actor.changeShop({ name: { zh: '新店' } }, { key }), manager)
    const { rows } = await app.sql.query('select name, count(*)::int as count from shop_event where shop_id = $1 group by name', [shop.id])
    const count = Object.fromEntries(rows.map((row) => [row.name, row.count]))
    expect(count).toMatchObject({ orderPlaced: 1, goodsStarted: 1, goodsMade: 1, goodsCalled: 2, dishSoldOut: 1, shopChanged: 1 })
    expect((await agreed(cashier.order(order.id))).order.goods[0]?.callCount).toBe(2)
  })

  test('a server that wrote before and then only watched answers as current as the other', async () => {
    const { cashier } = shop.staff
    await agreed(onSecond(cashier).place(takeAwayOrder()))
    const { order, rev } = await agreed(cashier.place(tillOrder('room', '801')))
    await agreed(cashier.soldOut('tea'))
    expect((await agreed(onSecond(cashier).snapshot())).rev).toBe(rev + 1)
    const joined = await agreed(onSecond(cashier).place(tillOrder('room', '801')))
    expect([joined.joined, joined.order.id]).toEqual([true, order.id])
    expect((await refused(onSecond(cashier).place(takeAwayOrder([{ dishId: 'tea' as never, quantity: 1 }])))).code).toBe('soldOut')
  })

  test('a screen that moves from one to the other goes on from its position, without a new snapshot', async () => {
    const { cashier, kitchen } = shop.staff
    await screenOnEach()
    const { epoch } = await agreed(kitchen.snapshot())
    for (let move = 1; move <= 10; move++) {
      const { rev } = await agreed(cashier.place(takeAwayOrder()))
      const wire = await openWire(onSecond(kitchen))
      await wire.join({ token: kitchen.token })
      expect(await wire.ask('subscribe', { protocol: PROTOCOL, epoch, since: rev })).toMatchObject({ state: 'live', head: rev })
      wire.end()
    }
  })

  test('whoever is revoked on one is put out of the other at once', async () => {
    const { device, actor } = await lostTablet()
    const screen = await openScreenHere(actor)
    await agreed(shop.staff.manager.revokeDevice(device.id))
    await until(() => !screen.isConnected)
  })

  test('whoever is revoked on one is put out of the other within a heartbeat, also where nobody follows the shop', async () => {
    const { device, actor } = await lostTablet()
    const waiting = await openWire(actor)
    await waiting.join({ token: actor.token })
    await agreed(shop.staff.manager.revokeDevice(device.id))
    await until(() => !waiting.isOpen, HEARTBEAT_MS + 5_000)
  })

  test('[M1] a pad that is alone on its server is moved by the other within a heartbeat, and then told of its new room', async () => {
    const pad = { name: 'pad of 801', role: 'roomPad', place: { kind: 'room', id: '801' } }
    const { device, token } = await agreed(shop.staff.manager.addDevice(pad as never))
    const waiting = await openWire(onSecond(actorWith({ ...shop.staff.kitchen, token })))
    await waiting.join({ token })
    await agreed(shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/devices/${device.id}/place`, { place: { kind: 'room', id: '802' } }))
    await until(() => !waiting.isOpen, HEARTBEAT_MS + 5_000)
  })

  test('connections to the database that are cut in the middle of transactions cost a retry and nothing else', async () => {
    const [here, there] = await screenOnEach()
    const cut = () =>
      app.sql.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passline' and datname = current_database()",
      )
    const cutting = setInterval(() => void cut(), 150)
    const placed = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const till = at % 2 ? shop.staff.cashier : onSecond(shop.staff.cashier)
        const own: PlaceOrderAnswer[] = []
        for (let each = 0; each < 10; each++) own.push(await placeStubbornly(till, takeAwayOrder()))
        return own
      }),
    ).finally(() => clearInterval(cutting))
    const orders = placed.flat()
    expect(orders.map(({ order }) => order.seqNo).sort((a, b) => a - b)).toEqual(orders.map((_, at) => at + 1))
    const { rows } = await app.sql.query('select rev from shop_event where shop_id = $1 order by rev', [shop.id])
    expect(rows.map((row) => Number(row.rev))).toEqual(rows.map((_, at) => at + 1))
    for (const screen of [here, there]) {
      // A line whose journal could not be read is broken off; the screen comes back.
      if (!screen.isConnected) await screen.plugIn()
      await screen.showsRev(rows.length)
      expect(screen.state.orders.size).toBe(orders.length)
    }
  }, 90_000)

  test('many shops, every one written on both: nobody waits for another in a ring', async () => {
    const random = randomOf(seedOf('many shops'))
    const many = await Promise.all(Array.from({ length: 8 }, (_, at) => app.addShop(`many-${at}`)))
    const staff = many.flatMap((each) => [each.staff.cashier, onSecond(each.staff.cashier)])
    await Promise.all(staff.flatMap((actor) => Array.from({ length: 4 }, () => workAt(actor, 10, random))))
    const { rows } = await app.sql.query('select deadlocks::int from pg_stat_database where datname = current_database()')
    expect(rows).toEqual([{ deadlocks: 0 }])
  }, 60_000)

  function onSecond(actor: Actor): Actor {
    return actorWith({ ...actor, base: `http://127.0.0.1:${second.port}` })
  }

  /** A kitchen tablet that is connected to the second server. */
  async function lostTablet() {
    const { device, token } = await agreed(shop.staff.manager.addDevice({ name: 'lost tablet', role: 'kitchen' }))
    return { device, actor: onSecond(actorWith({ ...shop.staff.kitchen, token })) }
  }

  async function openScreenHere(actor: Actor): Promise<Screen> {
    const screen = await openScreen(actor)
    screens.push(screen)
    return screen
  }

  function screenOnEach(): Promise<[Screen, Screen]> {
    return Promise.all([openScreenHere(shop.staff.kitchen), openScreenHere(onSecond(shop.staff.kitchen))])
  }

  /** Orders on the one server and waits until the other's screen shows it, in turns. */
  async function toAndFro(times: number, here: Screen, there: Screen): Promise<void> {
    for (let each = 1; each <= times; each++) {
      const isHere = each % 2 === 0
      const { rev } = await agreed((isHere ? shop.staff.cashier : onSecond(shop.staff.cashier)).place(takeAwayOrder()))
      await (isHere ? there : here).showsRev(rev, HEARTBEAT_MS + 5_000)
    }
    await Promise.all([here, there].map((screen) => screen.showsRev(Math.max(here.state.rev, there.state.rev))))
  }

  async function hintLines(): Promise<number> {
    const { rows } = await app.sql.query(
      "select count(*)::int as count from pg_stat_activity where application_name = 'passline hints' and datname = current_database()",
    )
    return rows[0]?.count
  }

  /** @returns the one answer */
  async function tenTimes(write: (actor: Actor, key: string) => Promise<Answer<unknown>>, actor: Actor): Promise<string> {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => write(at % 2 ? actor : onSecond(actor), key)))
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.raw}`)).size).toBe(1)
    expect(answers[0]?.status).toBeLessThan(300)
    return answers[0]?.raw ?? ''
  }
})

describe('the database restarts under a running server', () => {
  let installed: Installed
  let folder: TemporaryFolder
  let forwarder: Forwarder
  let database: EmbeddedDatabase | undefined

  beforeEach(async () => {
    installed = installServer()
    folder = temporaryFolder()
    forwarder = await openForwarder()
    await startDatabase()
  })

  afterEach(async () => {
    await installed.remove()
    await forwarder.close()
    await database?.stop()
    folder.remove(join(folder.path, 'data'))
  })

  test.each(['in order', 'after a crash'])(
    '%s: meanwhile requests are told to come again; then it goes on by itself and nothing is lost',
    async (how) => {
      const server = installed.start({ DATABASE_URL: urlThere(), SEED_DEMO: 'yes' })
      const base = await server.ready()
      const till = installed.actor(base, 'cashier')
      const screen = await openStubbornScreen(installed.actor(base, 'kitchen'))
      const kept = new Set<string>()
      let isEnough = false
      const tills = Promise.all(
        Array.from({ length: 4 }, async () => {
          while (!isEnough) kept.add((await placeStubbornly(till, takeAwayOrder([dumplings]))).order.id)
        }),
      )
      await until(() => kept.size > 20)

      await stopDatabase(how === 'in order' ? 'SIGINT' : 'SIGKILL')
      for (const call of [() => till.snapshot(), () => till.orders(), () => till.place(takeAwayOrder([dumplings]))]) {
        const answer = await until(async () => {
          const each = await call()
          return each.status >= 500 ? each : undefined
        })
        expect({ status: answer.status, retryAfter: answer.headers['retry-after'], code: (answer.body as { code: string }).code }).toEqual({
          status: 503,
          retryAfter: '1',
          code: 'busy',
        })
      }
      expect((await fetch(`${base}/healthz`)).status).toBe(200)
      const keptBefore = kept.size
      await startDatabase()
      await until(() => kept.size > keptBefore + 20, 30_000)
      isEnough = true
      await tills

      const snapshot = await agreed(till.snapshot())
      await screen.showsRev(snapshot.rev, 30_000)
      expect(new Set(snapshot.orders.map((order) => order.id))).toEqual(kept)
      expect(snapshot.orders.map((order) => order.seqNo).sort((a, b) => a - b)).toEqual(snapshot.orders.map((_, at) => at + 1))
      expect(screen.shown.orders).toEqual(snapshot.orders)
      expect(screen.resyncs).toEqual([])
      expect(server.exit).toBeNull()
      screen.close()
    },
    90_000,
  )

  const dumplings = { dishId: 'pork-dumplings' as never, quantity: 1 }

  async function startDatabase(): Promise<void> {
    database = await startEmbedded({ dataDir: join(folder.path, 'data'), log: pino({ level: 'silent' }) })
    await forwarder.leadTo(Number(new URL(database.url).port))
  }

  async function stopDatabase(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const pid = installed.postmaster(join(folder.path, 'data'))
    if (pid && signal === 'SIGKILL') process.kill(pid, signal)
    await database?.stop()
    await forwarder.close()
  }

  function urlThere(): string {
    const url = new URL(database?.url ?? '')
    url.port = String(forwarder.port)
    return url.href
  }
})

/** Sends until it is decided, under one key, as a program does that is told to come again. */
async function stubbornly<T>(send: (sending: Sending) => Promise<Answer<T>>): Promise<Answer<T>> {
  const key = newKey()
  return until(async () => {
    const each = await send({ key })
    return each.status === 503 ? undefined : each
  }, 60_000)
}

function placeStubbornly(till: Actor, order: PlaceOrderInput): Promise<PlaceOrderAnswer> {
  return agreed(stubbornly((sending) => till.place(order, sending)))
}

/** Orders and kitchen work at random, each answered with what the business says, never with a failure; at the latest when it came again. */
async function workAt(actor: Actor, times: number, random: Random): Promise<void> {
  for (let each = 0; each < times; each++) {
    const request = random.below(2) ? takeAwayOrder() : tillOrder('room', `80${1 + random.below(3)}`)
    const placed = await stubbornly((sending) => actor.place(request, sending))
    if (placed.status === 409 || placed.status === 422) continue
    const { order } = await agreed(Promise.resolve(placed))
    const action = random.pick(['start', 'cancel', 'rush'] as const)
    const stepped = await stubbornly((sending) => actor.step([action], [order.goods.at(-1)?.id ?? ''], sending))
    expect([200, 409]).toContain(stepped.status)
  }
}
