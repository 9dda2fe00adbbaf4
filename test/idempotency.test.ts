import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, newKey, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { contractOf } from './support/contract.ts'
import { actorFor, requestFor } from './support/everyRequest.ts'
import { line, takeAwayOrder } from './support/make.ts'
import { stockOf } from './support/tables.ts'
import { until } from './support/until.ts'

let app: TestApp
let till: Actor
let owner: Actor

beforeAll(async () => {
  app = await startTestApp()
  till = app.shop.staff.cashier
  owner = actorWith({ base: app.base, shopId: app.shop.id, role: 'owner', token: app.owner.token })
})

afterAll(() => app.stop())

/** Their key is in the body, or what they are about is their key; looking at how a text would sound writes nothing. */
const KEYLESS = [
  'post-im-calls',
  'post-im-calls-call-cancel',
  'post-im-calls-call-answer',
  'post-im-templates-preview',
  'post-shops-shop-im-receipts',
]

describe('every write of the API', () => {
  test('repeated ten times at once has one effect and ten equal answers; another request with its key is refused', async () => {
    const writes = (await contractOf(app.base)).operations.filter((operation) => operation.method !== 'get')
    expect(writes.length).toBeGreaterThan(20)
    for (const { id, method, path, isWrite } of writes) {
      expect(isWrite, `${id} declares its Idempotency-Key`).toBe(!KEYLESS.includes(id))
      const wanted = await requestFor(id, app, app.shop)
      const key = newKey()
      const actor = actorFor(id, app, app.shop)
      const send = () => actor.call<{ rev?: number }>(method.toUpperCase(), wanted.path, wanted.body, { key })
      const before = await stockOf(app.sql)
      const answers = await Promise.all(Array.from({ length: 10 }, send))
      expect(new Set(answers.map(({ status, raw }) => `${status} ${raw}`)).size, `${id}: ${answers.map(({ raw }) => raw).join('\n')}`).toBe(
        1,
      )
      expect(answers[0]?.status, `${id}: ${answers[0]?.raw}`).toBeLessThan(300)
      const after = await stockOf(app.sql)
      expect(Number(after[HEAD]) - Number(before[HEAD]), `${id}: events`).toBe(wanted.events)
      for (const table of ['brand', 'shop', 'device'])
        expect(Number(after[table]) - Number(before[table]), `${id}: ${table}s`).toBeLessThanOrEqual(1)

      const again = await send()
      expect(`${again.status} ${again.raw}`, id).toBe(`${answers[0]?.status} ${answers[0]?.raw}`)
      if (KEYLESS.includes(id)) continue
      const other = path.includes('{shop}')
        ? till.place(takeAwayOrder([line('tea', 7)]), { key })
        : owner.call('POST', '/v1/brands', { id: 'another', name: { zh: '另' } }, { key })
      expect(await refused(other), id).toMatchObject({ status: 422, code: 'keyReused' })
      expect(await stockOf(app.sql), `${id} repeated`).toEqual(after)
    }
  })
})

describe('a key', () => {
  test('with another body is refused, also while the first request is under way', async () => {
    const key = newKey()
    const [first, second] = await Promise.all([
      till.place(takeAwayOrder([line('tea', 1)]), { key }),
      till.place(takeAwayOrder([line('tea', 2)]), { key }),
    ])
    expect([first.status, second.status].sort()).toEqual([201, 422])
  })

  test('keeps a refusal: the same request is refused in the same words, although it could be done now', async () => {
    const key = newKey()
    await agreed(till.soldOut('tea'))
    const first = await till.place(takeAwayOrder([line('tea')]), { key })
    expect(first.status).toBe(409)
    await agreed(till.backOnSale('tea'))
    const second = await till.place(takeAwayOrder([line('tea')]), { key })
    expect([second.status, second.raw]).toEqual([first.status, first.raw])
    expect((await till.place(takeAwayOrder([line('tea')]))).status).toBe(201)
  })

  test('keeps a refusal of all lines, and is not spent by a request that was not understood', async () => {
    const { order } = await agreed(till.place(takeAwayOrder()))
    const ids = order.goods.map((goods) => goods.id)
    const key = newKey()
    const call = () => app.shop.staff.kitchen.step(['call'], ids, { key })
    expect((await app.shop.staff.kitchen.call('POST', `/v1/shops/${app.shop.id}/goods/actions`, { actions: [] }, { key })).status).toBe(400)
    const first = await call()
    expect(first.status).toBe(409)
    await agreed(app.shop.staff.kitchen.step(['start', 'done'], ids))
    expect((await call()).raw).toBe(first.raw)
  })

  test('of another shop never meets this one', async () => {
    const other = await app.addShop('xihu')
    const key = newKey()
    const here = await agreed(till.place(takeAwayOrder(), { key }))
    const there = await agreed(other.staff.cashier.place(takeAwayOrder(), { key }))
    expect(there.order.id).not.toBe(here.order.id)
    expect((await refused(other.staff.cashier.order(here.order.id))).code).toBe('notFound')
  })

  test('that is missing or misshapen is asked for, and nothing is written', async () => {
    const before = await stockOf(app.sql)
    for (const key of ['', 'short', 'a'.repeat(101), 'with space in it', 'schlüssel-1']) {
      const sent = Buffer.from(key, 'utf8').toString('latin1')
      expect(await refused(till.place(takeAwayOrder(), { key: sent }))).toMatchObject({ status: 400, code: 'keyMissing' })
    }
    expect(await stockOf(app.sql)).toEqual(before)
  })
})

test('the stored answer is given also by a server that was started anew', async () => {
  const key = newKey()
  const deviceKey = newKey()
  const first = await till.place(takeAwayOrder(), { key })
  const device = await owner.addDevice({ name: '新屏幕', role: 'kitchen' }, { key: deviceKey })
  await app.restart()
  const again = await till.place(takeAwayOrder(), { key })
  expect([again.status, again.raw]).toEqual([201, first.raw])
  expect((await refused(till.place(takeAwayOrder([line('tea')]), { key }))).code).toBe('keyReused')
  expect((await owner.addDevice({ name: '新屏幕', role: 'kitchen' }, { key: deviceKey })).raw).toBe(device.raw)
})

test('a repeated request whose first is still running is told to come again, and then gets its answer', async () => {
  const holder = await app.sql.connect()
  await holder.query('begin')
  await holder.query('select rev from shop_head where shop_id = $1 for update', [app.shop.id])
  const key = newKey()
  const first = till.place(takeAwayOrder(), { key })
  await until(
    async () =>
      (await app.sql.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'passline'")).rowCount,
  )
  const second = await till.place(takeAwayOrder(), { key })
  expect(second).toMatchObject({ status: 409, body: { code: 'stillRunning' }, headers: { 'retry-after': '1' } })
  await holder.query('rollback')
  holder.release()
  expect((await first).status).toBe(201)
  expect((await till.place(takeAwayOrder(), { key })).raw).toBe((await first).raw)
})

const HEAD = 'head of binjiang'
