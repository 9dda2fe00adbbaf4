import { apply } from '@passline/shared/apply'
import { MOST_REPLAY_EVENTS, type ReplayAnswer, type ReplayRange } from '@passline/shared/replayApi'
import { listsOf, type ShopState, stateOf } from '@passline/shared/state'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepHouse } from '../server/src/actions/keepHouse.ts'
import { openPool, type Pool } from '../server/src/db/pool.ts'
import { type Actor, actorWith, agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LOG = pino({ level: 'silent' })

let app: TestApp
let pool: Pool
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
  pool = await openPool(app.database.url, 2, LOG)
})

afterAll(async () => {
  await pool?.close()
  await app?.stop()
})

test('a replay shows at every instant exactly what a live screen showed then', async () => {
  const shop = await newShop()
  const screen = await openScreen(shop.staff.kitchen)
  const seen = await busyHour(shop, screen)
  for (const [at, shown] of seen) expect(await shownAt(shop, at)).toEqual(shown)
  screen.close()
})

test('the events of a stretch lead from its beginning to its end, whatever instant in between is asked for', async () => {
  const shop = await newShop()
  const from = app.clock.at
  const screen = await openScreen(shop.staff.kitchen)
  const seen = await busyHour(shop, screen)
  const { snapshot, events, until, next } = await replayOf(shop, from, app.clock.at)
  expect(next).toBeNull()
  expect(events.map((event) => event.rev)).toEqual(Array.from({ length: until - snapshot.rev }, (_, at) => snapshot.rev + 1 + at))
  for (const [at, shown] of seen) {
    const then = apply(
      stateOf(snapshot),
      events.filter((event) => event.at <= at),
    ) as ShopState
    expect(listsOf(then)).toEqual(shown)
  }
  screen.close()
})

test('settings, stations and dishes are those of that time, not of today', async () => {
  const shop = await newShop()
  const { manager } = shop.staff
  const before = app.clock.at
  app.clock.pass(MINUTE)
  await agreed(manager.changeShop({ settings: { oneTap: true } }))
  await agreed(manager.saveStation('hot', { name: { zh: '炒锅' }, sort: 1 }))
  await agreed(manager.soldOut('tea'))
  app.clock.pass(MINUTE)
  const { snapshot } = await replayOf(shop, before, before)
  expect(snapshot.shop.settings.oneTap).toBe(false)
  expect(snapshot.stations.find((each) => each.id === 'hot')?.name.zh).toBe('热菜')
  expect(snapshot.dishes.find((each) => each.id === 'tea')?.soldOut).toBe(false)
})

test('a replay begins at the checkpoint before, and is the same with and without it', async () => {
  const shop = await newShop()
  const screen = await openScreen(shop.staff.kitchen)
  const first = await busyHour(shop, screen)
  app.clock.pass(HOUR)
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  app.clock.pass(MINUTE)
  const second = await busyHour(shop, screen)
  expect(await checkpointsOf(shop)).toHaveLength(2)
  for (const [when, shown] of [...first, ...second]) expect(await shownAt(shop, when)).toEqual(shown)
  await app.sql.query('delete from shop_checkpoint where shop_id = $1 and rev > 0', [shop.id])
  for (const [when, shown] of second) expect(await shownAt(shop, when)).toEqual(shown)
  screen.close()
})

test('a shop that did nothing gets no further checkpoint, and two servers make one between them', async () => {
  const shop = await newShop()
  await agreed(shop.staff.manager.soldOut('tea'))
  app.clock.pass(HOUR)
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  await agreed(shop.staff.manager.backOnSale('tea'))
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  expect(await checkpointsOf(shop)).toHaveLength(2)
  app.clock.pass(HOUR)
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  app.clock.pass(HOUR)
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  expect(await checkpointsOf(shop)).toHaveLength(3)
})

test('when old weeks of the journal are dropped, replay begins at the first checkpoint after them and says so', async () => {
  const shop = await newShop()
  const screen = await openScreen(shop.staff.kitchen)
  const [[early] = ['']] = await busyHour(shop, screen)
  app.clock.pass(HOUR)
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  const checkpoint = app.clock.at
  app.clock.pass(MINUTE)
  const later = await busyHour(shop, screen)
  await growOld(shop, (await checkpointsOf(shop)).at(-1) ?? 0)
  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: 30 })
  expect(await rangeOf(shop)).toEqual({ from: checkpoint, to: app.clock.at })
  for (const [when, shown] of later) expect(await shownAt(shop, when)).toEqual(shown)
  expect(await shop.staff.manager.call('GET', pathOf(shop, early, early))).toMatchObject({
    status: 422,
    body: { code: 'notKept', detail: `The journal of this shop can be replayed from ${checkpoint} on.` },
  })
  screen.close()
})

test('events and checkpoints from before an upgrade read as if they had been written today', async () => {
  const shop = await newShop()
  const { program, kitchen } = shop.staff
  const screen = await openScreen(kitchen)
  const { order } = await agreed(program.place(roomOrder('801', [line('dumplings', 2), line('tea')])))
  app.clock.pass(MINUTE)
  const { rev } = await agreed(
    kitchen.step(
      ['start'],
      order.goods.slice(0, 1).map((goods) => goods.id),
    ),
  )
  await screen.showsRev(rev)
  const [at, shown] = [app.clock.at, screen.shown]
  const older = "'timerSeconds', 'allergens', 'course', 'held', 'firedAt', 'rushSeen'"
  await app.sql.query(
    `update shop_event set data = jsonb_set((data::jsonb #- '{order,edits}' #- '{order,rounds,0,seen}' #- '{order,rounds,0,allergies}'), '{order,goods}',
      (select jsonb_agg(goods - array[${older}]) from jsonb_array_elements(data::jsonb #> '{order,goods}') goods))::json
      where shop_id = $1 and name = 'orderPlaced'`,
    [shop.id],
  )
  await app.sql.query(
    `update shop_checkpoint set state = state #- '{shop,settings,autoFire}' #- '{dishes,0,course}' #- '{dishes,0,remaining}' where shop_id = $1`,
    [shop.id],
  )
  app.clock.pass(MINUTE)
  expect(await shownAt(shop, at)).toEqual(shown)
  screen.close()
})

test('gaps are when devices had no connection, also those that began before and those that are not over', async () => {
  const shop = await newShop()
  const start = Date.parse(app.clock.at)
  const at = (minutes: number) => new Date(start + minutes * MINUTE).toISOString()
  const { kitchen, pass, cashier, board } = shop.devices
  await tellGap(shop, kitchen.id, at(5), at(8))
  await tellGap(shop, pass.id, at(-90), at(2))
  await tellGap(shop, cashier.id, at(9), null)
  await tellGap(shop, board.id, at(-20), at(-10))
  app.clock.pass(HOUR)
  const { gaps, devices } = await replayOf(shop, at(0), at(10))
  expect(gaps).toEqual([
    { deviceId: pass.id, from: at(-90), to: at(2) },
    { deviceId: kitchen.id, from: at(5), to: at(8) },
    { deviceId: cashier.id, from: at(9), to: null },
  ])
  expect(devices.find((each) => each.id === kitchen.id)).toEqual({
    id: kitchen.id,
    name: 'test kitchen',
    role: 'kitchen',
    addedAt: expect.any(String),
    revokedAt: null,
  })
})

test('a server whose clock is behind, or was set back, changes nothing of the order in which things happened', async () => {
  const shop = await newShop()
  const first = await agreed(shop.staff.program.place(takeAwayOrder()))
  const at = app.clock.at
  app.clock.pass(MINUTE)
  await agreed(
    shop.staff.kitchen.step(
      ['start'],
      first.order.goods.map((goods) => goods.id),
    ),
  )
  await app.sql.query("update shop_event set at = at + interval '10 minutes' where shop_id = $1 and name = 'orderPlaced'", [shop.id])
  app.clock.pass(MINUTE)
  const { snapshot } = await replayOf(shop, app.clock.at, app.clock.at)
  expect(snapshot.orders[0]?.goods[0]?.status).toBe('making')
  const early = await replayOf(shop, at, at)
  expect(early.snapshot.orders).toEqual([])
})

test('only who may read reports may look back, and only at what is over, forwards, for two hours at most', async () => {
  const shop = await newShop()
  const { manager, kitchen, cashier, program } = shop.staff
  const now = app.clock.at
  for (const actor of [kitchen, cashier, program])
    for (const path of [`/v1/shops/${shop.id}/replay/range`, pathOf(shop, now, now)])
      expect((await actor.call('GET', path)).status).toBe(403)
  const bad = async (from: string, to: string) =>
    expect((await manager.call('GET', pathOf(shop, from, to))).body).toMatchObject({ code: 'invalid' })
  app.clock.pass(3 * HOUR)
  const later = app.clock.at
  await bad(later, now)
  await bad(now, new Date(Date.parse(now) + 2 * HOUR + 1).toISOString())
  await bad(later, new Date(Date.parse(later) + 1).toISOString())
  await bad('yesterday', later)
  expect((await manager.call('GET', pathOf(shop, later, later))).status).toBe(200)
  const other = actorWith({ base: app.base, shopId: shop.id, role: 'manager', token: app.shop.staff.manager.token })
  expect((await other.call('GET', pathOf(shop, later, later))).status).toBe(403)
})

test('an hour with more events than one answer carries is read on from the journal', async () => {
  const shop = await newShop()
  const from = app.clock.at
  const { rev } = await agreed(shop.staff.manager.snapshot())
  await app.sql.query(
    `insert into shop_event (shop_id, rev, at, name, actor, data)
      select $1, $2 + n, $3::timestamptz + n * interval '100 ms', case when n % 2 = 0 then 'dishSoldOut' else 'dishBackOnSale' end, 'test', '{"dishId": "tea"}'
      from generate_series(1, $4::int) n`,
    [shop.id, rev, from, MOST_REPLAY_EVENTS + 900],
  )
  await app.sql.query('update shop_head set rev = $2 where shop_id = $1', [shop.id, rev + MOST_REPLAY_EVENTS + 900])
  app.clock.pass(HOUR)
  const { events, next, until } = await replayOf(shop, from, app.clock.at)
  expect([events.length, next, until]).toEqual([MOST_REPLAY_EVENTS, rev + MOST_REPLAY_EVENTS, rev + MOST_REPLAY_EVENTS + 900])
  const rest = await agreed(shop.staff.manager.events(next ?? 0, 1000))
  expect(rest.events).toHaveLength(900)
})

function newShop(): Promise<TestShop> {
  shops += 1
  return app.addShop(`past-${shops}`, { settings: { unseenSeconds: 600 } })
}

/** What a live screen showed at some instants: orders, all kinds of steps, changes of the shop, each a few seconds after the one before. */
async function busyHour(shop: TestShop, screen: Screen): Promise<[at: string, shown: ReturnType<typeof listsOf>][]> {
  const { program, kitchen, manager, cashier } = shop.staff
  const seen: [string, ReturnType<typeof listsOf>][] = []
  const note = async ({ rev }: { rev: number }) => {
    await screen.showsRev(rev)
    expect(screen.shown).toEqual(listsOf(stateOf(await agreed(manager.snapshot()))))
    seen.push([app.clock.at, screen.shown])
    app.clock.pass(5 * SECOND)
  }
  const first = await agreed(program.place(roomOrder('801', [line('dumplings', 2), line('cucumber'), line('tea', 1, { course: 2 })])))
  const [dumplings = '', cucumber = '', tea = ''] = first.order.goods.map((goods) => goods.id)
  await note(first)
  await note(await agreed(kitchen.step(['start'], [{ goodsId: dumplings, quantity: 1 }])))
  await note(await agreed(kitchen.step(['fire'], [tea])))
  await note(await agreed(kitchen.step(['start'], [tea])))
  await note(await agreed(manager.soldOut('tea')))
  const table = await agreed(program.place(tillOrder('table', 'A1', [line('dumplings')])))
  await note(table)
  await note(await agreed(kitchen.step(['start', 'done', 'call'], [cucumber])))
  await note(await agreed(kitchen.step(['recall'], [cucumber])))
  await note(await agreed(cashier.cancelOrder(table.order.id)))
  await note(await agreed(manager.backOnSale('tea')))
  await note(await agreed(cashier.completeOrder(first.order.id, { force: true })))
  await note(await agreed(kitchen.seen(table.order.goods.map((goods) => goods.id))))
  return seen
}

function pathOf(shop: TestShop, from: string, to: string): string {
  return `/v1/shops/${shop.id}/replay?from=${from}&to=${to}`
}

function replayOf(shop: TestShop, from: string, to: string): Promise<ReplayAnswer> {
  return agreed(shop.staff.manager.call<ReplayAnswer>('GET', pathOf(shop, from, to)))
}

function rangeOf(shop: TestShop): Promise<ReplayRange> {
  return agreed(manager(shop).call<ReplayRange>('GET', `/v1/shops/${shop.id}/replay/range`))
}

function manager(shop: TestShop): Actor {
  return shop.staff.manager
}

async function shownAt(shop: TestShop, at: string): Promise<ReturnType<typeof listsOf>> {
  return listsOf(stateOf((await replayOf(shop, at, at)).snapshot))
}

async function checkpointsOf(shop: TestShop): Promise<number[]> {
  const { rows } = await app.sql.query<{ rev: string }>('select rev from shop_checkpoint where shop_id = $1 order by rev', [shop.id])
  return rows.map((row) => Number(row.rev))
}

/** Puts events into a week of last year, as if that much time had passed. */
async function growOld(shop: TestShop, rev: number): Promise<void> {
  await app.sql.query(
    "create table if not exists shop_event_2025w02 partition of shop_event for values from ('2025-01-06') to ('2025-01-13')",
  )
  await app.sql.query("update shop_event set written_at = '2025-01-07' where shop_id = $1 and rev <= $2", [shop.id, rev])
}

/** Writes into the journal, and nowhere else, that a device was gone. */
async function tellGap(shop: TestShop, deviceId: string, since: string, back: string | null): Promise<void> {
  const tell = (at: string, name: string, data: object) =>
    app.sql.query(
      `with head as (update shop_head set rev = rev + 1 where shop_id = $1 returning rev)
        insert into shop_event (shop_id, rev, at, name, actor, data) select $1, rev, $2, $3, 'clock', $4 from head`,
      [shop.id, at, name, data],
    )
  await tell(since, 'deviceOffline', { deviceId, name: 'test kitchen', role: 'kitchen', since })
  if (back !== null) await tell(back, 'deviceOnline', { deviceId, name: 'test kitchen' })
}
