import { HEARTBEAT_MS } from '@passline/shared/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { type Actor, agreed } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder } from './support/make.ts'
import { rowOf, setRule } from './support/messageRows.ts'
import { openReceiver, type Receiver } from './support/receiver.ts'
import { type RedisServer, startRedis } from './support/redisServer.ts'
import { openScreen } from './support/screen.ts'
import { until } from './support/until.ts'

const WAYS = { 'over Redis': () => startRedis(), 'over PostgreSQL alone': async () => null }

describe.each(Object.entries(WAYS))('two servers that speak to each other %s', (_, startBetween) => {
  let redis: RedisServer | null
  let app: TestApp
  let second: App
  let shop: TestShop
  let shops = 0
  const receivers: Receiver[] = []

  beforeAll(async () => {
    redis = await startBetween()
    const env: Record<string, string> = redis ? { REDIS_URL: redis.url } : {}
    app = await startTestApp({ env })
    second = await serve(app.database.url, { clock: app.clock, env })
  })

  beforeEach(async () => {
    shops += 1
    shop = await app.addShop(`shop-${shops}`)
    await setRule(shop, 'orderPlaced/roomPad/kitchen', { times: 1, lifetime: 60 })
  })

  afterEach(() => {
    for (const receiver of receivers.splice(0)) receiver.close()
  })

  afterAll(async () => {
    await second?.stop()
    await app?.stop()
    await redis?.remove()
  })

  const onSecond = <T extends Pick<Actor, 'base'>>(actor: T): T => ({ ...actor, base: `http://127.0.0.1:${second.port}` })

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

  const order = (room: string) => agreed(shop.staff.manager.place(roomOrder(room, [line('dumplings', 2)])))

  test('[M6] a message reaches devices on both, once, and at once', async () => {
    const [here, there] = [await open(shop.staff.kitchen), await open(onSecond(shop.staff.kitchen))]
    const rooms = Array.from({ length: 8 }, (_, at) => `90${at}`)
    for (const room of rooms) await agreed(shop.staff.manager.savePlace('room', room, { name: room }))
    const startedAt = performance.now()
    for (const [at, room] of rooms.entries()) {
      await order(room)
      await Promise.all([here.has(at + 1), there.has(at + 1)])
    }
    expect(performance.now() - startedAt, 'eight heartbeats would take forty seconds').toBeLessThan(4 * HEARTBEAT_MS)
    expect(here.pushed.map((message) => message.place?.name)).toEqual(rooms)
    expect(there.pushed).toEqual(here.pushed)
  }, 60_000)

  test('[M8] the receipts of devices on both are in the timeline', async () => {
    const [kitchen, board] = [await open(onSecond(shop.staff.kitchen)), await open(shop.staff.pass)]
    await order('801')
    await kitchen.has(1)
    const { id } = await rowOf(app, shop, { channel: 'kitchen', status: 'sent' })
    const receipts = async () => (await app.sql.query('select device_id from im_receipt where message_id = $1', [id])).rows
    await until(async () => (await receipts()).length === 1)
    expect(await receipts()).toEqual([{ device_id: shop.devices.kitchen.id }])
    expect(board.pushed).toEqual([])
  })

  test('both say the same of who is there, and who speaks; another takes over when the one on the other server is mute or gone', async () => {
    const [here, there] = [await follow(shop.staff.kitchen), await follow(onSecond(shop.staff.pass))]
    const presence = (receiver: Receiver) => receiver.batches.findLast((batch) => batch.presence)?.presence
    there.report()
    await until(() => presence(here)?.announcers.pass === there.session && presence(there)?.announcers.pass === there.session)
    here.report()
    await until(() => presence(there)?.announcers.kitchen === here.session)
    await until(() => JSON.stringify(presence(here)) === JSON.stringify(presence(there)))
    expect(presence(here)).toEqual({
      screens: { kitchen: 1, pass: 1 },
      uncovered: [],
      announcers: { kitchen: here.session, pass: there.session },
      silentZones: [],
    })
    there.report({ sound: 'muted' })
    await until(() => presence(here)?.silentZones.includes('pass'))
    there.close()
    await until(() => presence(here)?.screens.pass === undefined)
  })

  test('what a screen of one has painted is seen on the other', async () => {
    const kitchen = await follow(onSecond(shop.staff.kitchen))
    const till = await openScreen(shop.staff.cashier)
    await order('801')
    app.clock.pass(10_000)
    await until(() => till.state.unseen.size === 1)
    const { rev } = till.state
    await until(() => kitchen.batches.some((batch) => batch.head >= rev))
    kitchen.report({ painted: rev })
    await until(() => till.state.unseen.size === 0)
    till.close()
  })

  test('a device that has gone is told once, although both see it', async () => {
    app.clock.pass(30_000)
    const kitchen = await open(shop.staff.kitchen)
    const count = async () => (await app.sql.query('select from screen_presence where shop_id = $1', [shop.id])).rows.length
    await until(async () => (await count()) === 1)
    kitchen.close()
    await until(async () => (await count()) === 0)
    for (let each = 1; each <= 10; each++) app.clock.pass(30_000)
    const told = async () => (await agreed(shop.staff.manager.events(0))).events.filter((event) => event.name === 'deviceOffline')
    await until(async () => (await told()).length > 0)
    await order('801')
    expect(await told()).toHaveLength(1)
  })

  if (startBetween !== WAYS['over Redis']) return

  test('without Redis messages and presence still reach the other, and with it again', async () => {
    const [here, there] = [await follow(shop.staff.kitchen), await follow(onSecond(shop.staff.kitchen))]
    await redis?.kill()
    await order('801')
    await Promise.all([here.has(1, 30_000), there.has(1, 30_000)])
    there.report()
    const announcer = () => here.batches.findLast((batch) => batch.presence)?.presence?.announcers.kitchen
    await until(() => announcer() === there.session)
    await redis?.start()
    await until(() => app.logged.some((line) => line.includes('Redis carries the hints between servers again')), 30_000)
    await order('802')
    await there.has(2, 30_000)
    expect(there.pushed.map((message) => message.place?.name)).toEqual(['801', '802'])
    there.report({ sound: 'muted' })
    await until(() => announcer() === undefined)
  }, 90_000)
})
