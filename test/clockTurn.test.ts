import type { CateringOrder } from '@passline/shared/order'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { type Actor, actorWith, agreed } from './support/actors.ts'
import { serve, startTestApp, type TestApp } from './support/app.ts'
import { takeAwayOrder } from './support/make.ts'

const CLIENTS = 50

let app: TestApp
let second: App

beforeAll(async () => {
  app = await startTestApp()
  second = await serve(app.database.url, { clock: app.clock })
})

afterAll(async () => {
  await second?.stop()
  await app?.stop()
})

/** An instant at which the clock stands for a while, and the business day of the orders placed then. */
type Stand = [at: string, day: string]

const SHANGHAI: Stand[] = [
  ['2026-03-07T18:59:59.000Z', '2026-03-07'],
  ['2026-03-07T18:59:59.999Z', '2026-03-07'],
  ['2026-03-07T19:00:00.000Z', '2026-03-08'],
  ['2026-03-08T18:59:59.999Z', '2026-03-08'],
]
/** At 01:00 UTC the clocks of Berlin jump from 02:00 to 03:00, which is the hour of the reset. */
const SPRING: Stand[] = [
  ['2026-03-29T00:59:59.999Z', '2026-03-28'],
  ['2026-03-29T01:00:00.000Z', '2026-03-29'],
  ['2026-03-30T00:59:59.999Z', '2026-03-29'],
  ['2026-03-30T01:00:00.000Z', '2026-03-30'],
]
/** At 01:00 UTC the clocks of Berlin go back from 03:00 to 02:00: the hour before the reset happens twice. */
const AUTUMN: Stand[] = [
  ['2026-10-24T01:00:00.000Z', '2026-10-24'],
  ['2026-10-25T00:59:59.999Z', '2026-10-24'],
  ['2026-10-25T01:00:00.000Z', '2026-10-24'],
  ['2026-10-25T01:59:59.999Z', '2026-10-24'],
  ['2026-10-25T02:00:00.000Z', '2026-10-25'],
]

test.each([
  ['2,000 orders while the clock passes 03:00', { shop: 'turn', timeZone: 'Asia/Shanghai', stands: SHANGHAI, orders: 2_000, servers: 1 }],
  ['the same on two servers', { shop: 'turn-two', timeZone: 'Asia/Shanghai', stands: SHANGHAI, orders: 500, servers: 2 }],
  ['summer time begins', { shop: 'spring', timeZone: 'Europe/Berlin', stands: SPRING, orders: 400, servers: 1 }],
  ['summer time begins, on two servers', { shop: 'spring-two', timeZone: 'Europe/Berlin', stands: SPRING, orders: 400, servers: 2 }],
  ['summer time ends', { shop: 'autumn', timeZone: 'Europe/Berlin', stands: AUTUMN, orders: 400, servers: 1 }],
  ['summer time ends, on two servers', { shop: 'autumn-two', timeZone: 'Europe/Berlin', stands: AUTUMN, orders: 400, servers: 2 }],
])(
  '[K13] %s: 50 clients get every number of every business day once, from #01',
  async (_what, { shop, timeZone, stands, orders, servers }) => {
    const { staff } = await app.addShop(shop, { timeZone })
    const tills = [staff.cashier, actorWith({ ...staff.cashier, base: `http://127.0.0.1:${second.port}` })].slice(0, servers)

    const placed = await orderWhileTheClockTurns(tills, stands, orders)

    expect(placed).toHaveLength(orders)
    for (const day of new Set(stands.map(([, each]) => each))) {
      const numbers = placed.filter((order) => order.businessDay === day).map((order) => order.seqNo)
      expect(numbers.sort((one, other) => one - other)).toEqual(numbers.map((_, at) => at + 1))
    }
    const dayAt = new Map(stands.map(([at, day]) => [new Date(at).toISOString(), day]))
    expect([...dayAt.keys()].filter((at) => !placed.some((order) => order.placedAt === at))).toEqual([])
    expect(placed.filter((order) => order.businessDay !== dayAt.get(order.placedAt))).toEqual([])
    const { rows } = await app.sql.query('select seq_no, business_day::text as day from catering_order where shop_id = $1', [shop])
    expect(rows.map((row) => `${row.day} ${row.seq_no}`).sort()).toEqual(
      placed.map((order) => `${order.businessDay} ${order.seqNo}`).sort(),
    )
  },
  60_000,
)

/** The clients share the orders among them; the clock moves to its next stand when so many are answered, while others are under way. */
async function orderWhileTheClockTurns(tills: Actor[], stands: Stand[], orders: number): Promise<CateringOrder[]> {
  const placed: CateringOrder[] = []
  let sent = 0
  app.clock.set(stands[0]?.[0] ?? '')
  const client = async (number: number) => {
    const till = tills[number % tills.length] as Actor
    while (sent < orders) {
      sent += 1
      placed.push((await agreed(till.place(takeAwayOrder()))).order)
      app.clock.set(stands[Math.floor((placed.length * stands.length) / orders)]?.[0] ?? app.clock.at)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  return placed
}
