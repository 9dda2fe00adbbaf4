import type { LogPage } from '@passline/shared/reportApi'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { type Actor, actorWith, agreed } from './support/actors.ts'
import { serve, startTestApp, type TestApp } from './support/app.ts'
import { line, tillOrder } from './support/make.ts'
import { openScreen } from './support/screen.ts'

let app: TestApp
let second: App
let there: Actor

beforeAll(async () => {
  app = await startTestApp()
  second = await serve(app.database.url, { clock: app.clock })
  there = actorWith({ ...app.shop.staff.cashier, base: `http://127.0.0.1:${second.port}` })
})

afterAll(async () => {
  await second?.stop()
  await app?.stop()
})

test('what happened before an upgrade lacks what came with it, and is read as if it had said so', async () => {
  const since = (await agreed(there.snapshot())).rev
  const { order, rev } = await agreed(app.shop.staff.cashier.place(tillOrder('room', '801', [line('dumplings', 3)])))
  const { order: added } = await agreed(app.shop.staff.cashier.place(tillOrder('room', '801', [line('tea', 1, { course: 2 })])))
  await agreed(app.shop.staff.kitchen.step(['start'], [{ goodsId: order.goods[0]?.id ?? '', quantity: 1 }]))
  await agreed(app.shop.staff.manager.saveDish('tea', { name: { zh: '红茶' }, stationId: 'bar' as never, priceFen: 900 }))
  await agreed(app.shop.staff.kitchen.soldOut('tea'))
  await agreed(app.shop.staff.manager.changeShop({ settings: { oneTap: true } }))
  await makeOld(since)

  const { events } = await agreed(there.events(since))
  expect(events.map((event) => event.name)).toEqual([
    'orderPlaced',
    'goodsAdded',
    'goodsSplit',
    'goodsStarted',
    'dishSaved',
    'dishSoldOut',
    'shopChanged',
  ])
  expect(events[0]).toMatchObject({ rev, data: { order: { edits: [], rounds: [{ allergies: [], seen: [] }], goods: [NEW_OF_GOODS] } } })
  expect(events[1]).toMatchObject({ data: { round: { allergies: [], seen: [] }, goods: [NEW_OF_GOODS] } })
  expect(events[2]).toMatchObject({ data: { part: NEW_OF_GOODS } })
  expect(events[4]).toMatchObject({ data: { dish: { allergens: [], timerSeconds: null, course: 1, soldOutUntil: null, remaining: null } } })
  expect(events[5]).toMatchObject({ data: { until: null } })
  expect(events[6]).toMatchObject({ data: { shop: { settings: { autoFire: true, confirmWristband: false, boardLanguages: ['zh'] } } } })
  expect(added.goods).toHaveLength(2)
  const log = await agreed(app.shop.staff.manager.call<LogPage>('GET', `/v1/shops/${app.shop.id}/log?limit=${events.length}`))
  expect(log.events.toReversed()).toEqual(events)
})

test('a screen that was away replays such events, and what they tell of goes on like anything else', async () => {
  await agreed(there.snapshot())
  const screen = await openScreen(there)
  screen.cut()
  await second.stop()
  const since = (await agreed(app.shop.staff.cashier.snapshot())).rev
  const { order } = await agreed(app.shop.staff.cashier.place(tillOrder('room', '802', [line('dumplings')])))
  await makeOld(since)
  second = await serve(app.database.url, { clock: app.clock, port: second.port })
  await screen.plugIn()
  await screen.showsRev(since + 1)
  expect(screen.order(order.id)).toEqual(order)
  expect(await agreed(there.step(['start'], [order.goods[0]?.id ?? '']))).toMatchObject({
    outcomes: [{ outcome: 'changed', status: 'making' }],
  })
  screen.close()
})

const NEW_OF_GOODS = { course: 1, held: null, firedAt: null, timerSeconds: null, allergens: [], rushSeen: null }

/** Takes from the journal, after a position, what events did not have before. */
async function makeOld(since: number): Promise<void> {
  const { rows } = await app.sql.query<{ rev: string; data: object }>('select rev, data from shop_event where shop_id = $1 and rev > $2', [
    app.shop.id,
    since,
  ])
  for (const { rev, data } of rows)
    await app.sql.query('update shop_event set data = $3 where shop_id = $1 and rev = $2', [
      app.shop.id,
      rev,
      JSON.stringify(olderForm(data)),
    ])
}

const YOUNG: ReadonlySet<string> = new Set([
  ...[
    'edits',
    'allergies',
    'seen',
    'course',
    'held',
    'firedAt',
    'timerSeconds',
    'allergens',
    'rushSeen',
    'soldOutUntil',
    'remaining',
    'until',
  ],
  ...['autoFire', 'confirmWristband', 'rushFirst', 'ticker', 'logo', 'boardLanguages'],
])

function olderForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(olderForm)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !YOUNG.has(key))
      .map(([key, each]) => [key, olderForm(each)]),
  )
}
