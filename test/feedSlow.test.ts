import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROTOCOL } from '@passline/shared/protocol'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, agreed } from './support/actors.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { line, takeAwayOrder } from './support/make.ts'
import { openScreen } from './support/screen.ts'
import { type Installed, installServer, type ServerProcess } from './support/serverProcess.ts'
import { until } from './support/until.ts'
import { openWire, type WireClient } from './support/wireClient.ts'

type Batch = { head: number; events: { rev: number }[] }

let installed: Installed
let database: FreshDatabase
let server: ServerProcess
let base: string
let kitchen: Actor
let wire: WireClient

beforeAll(() => {
  installed = installServer()
})

beforeEach(async () => {
  database = await freshDatabase()
  server = installed.start({ DATABASE_URL: database.url, SEED_DEMO: 'yes' })
  base = await server.ready()
  kitchen = installed.actor(base, 'kitchen')
})

afterEach(async () => {
  wire?.end()
  server.child.kill('SIGTERM')
  await server.ended
  await database.drop()
})

afterAll(() => installed.remove())

test('a live screen that stops reading is closed, others are not kept waiting, and it comes back to the exact state', async () => {
  const screen = await openScreen(kitchen)
  wire = await follow(0)
  wire.pause()
  await until(async () => {
    await bigOrders(4)
    return isClosedByServer()
  }, 60_000)
  const { rev } = await agreed(installed.actor(base, 'cashier').place(takeAwayOrder([line('pork-dumplings')])))
  await screen.showsRev(rev)
  expect(screen.isConnected).toBe(true)

  wire.resume()
  await until(() => !wire.isOpen)
  const seen = revsOf(wire)
  expect(seen).toEqual(seen.map((_, at) => at + 1))
  expect(seen.length).toBeLessThan(rev)
  wire = await follow(seen.length)
  await until(() => revsOf(wire).includes(rev), 30_000)
  // What nobody has painted meanwhile is told as well, after what was ordered.
  const upToHere = (revs: number[]) => revs.filter((each) => each <= rev)
  expect(upToHere([...seen, ...revsOf(wire)])).toEqual(upToHere(screen.events().map((event) => event.rev)))
  screen.close()
}, 90_000)

test('a screen that stops reading in the middle of a long replay costs no memory, and is closed', async () => {
  const head = await fillJournal(400_000)
  await follow(head)
  const before = peakMegabytes()
  wire = await follow(0)
  wire.pause()
  await until(isClosedByServer, 30_000)
  // The journal that was asked for is 80 MB.
  expect(peakMegabytes() - before).toBeLessThan(50)
  wire.resume()
  await until(() => !wire.isOpen)
  const seen = revsOf(wire)
  expect(seen).toEqual(seen.map((_, at) => at + 1))
  wire = await follow(head - 10)
  await until(() => revsOf(wire).includes(head))
}, 90_000)

async function follow(since: number): Promise<WireClient> {
  const { epoch } = await agreed(kitchen.snapshot())
  const opened = await openWire({ base })
  await opened.join({ token: kitchen.token })
  expect(await opened.ask('subscribe', { protocol: PROTOCOL, epoch, since })).toMatchObject({ state: 'live' })
  return opened
}

function revsOf(of: WireClient): number[] {
  return of.said('events').flatMap(([batch]) => (batch as Batch).events.map((event) => event.rev))
}

function isClosedByServer(): boolean {
  return server.stderr.includes('a receiver that did not drain was closed')
}

/** Orders that fill the screens: 200 lines each, about 100 kB on the wire. */
async function bigOrders(count: number): Promise<void> {
  const lines = Array.from({ length: 200 }, () => line('pork-dumplings', 1, { note: '少盐'.repeat(20) }))
  await Promise.all(Array.from({ length: count }, () => agreed(installed.actor(base, 'cashier').place(takeAwayOrder(lines)))))
}

/** Writes a long past: an event of 200 bytes, over and over. */
async function fillJournal(length: number): Promise<number> {
  const client = new pg.Client(database.url)
  await client.connect()
  const data = JSON.stringify({ station: { id: 'hot', name: { zh: '热菜', en: 'Hot '.repeat(10) }, sort: 1 } })
  await client.query(
    `insert into shop_event (shop_id, rev, at, name, actor, data)
      select 'binjiang', rev, now(), 'stationSaved', 'test', $1::json from generate_series(1, $2::bigint) rev`,
    [data, length],
  )
  // Its messages were made long ago.
  await client.query(
    "insert into im_cursor (shop_id, rev) values ('binjiang', $1) on conflict (shop_id) do update set rev = excluded.rev",
    [length],
  )
  await client.query("update shop_head set rev = $1 where shop_id = 'binjiang'", [length])
  await client.end()
  return length
}

/** The most memory that the server ever had. */
function peakMegabytes(): number {
  const status = readFileSync(join('/proc', String(server.pid), 'status'), 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1_024
}
