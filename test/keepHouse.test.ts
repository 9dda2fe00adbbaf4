import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepHouse } from '../server/src/actions/keepHouse.ts'
import { openPool, type Pool } from '../server/src/db/pool.ts'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'

const DAYS = 30
const LOG = pino({ level: 'silent' })
const OLD = `now() - interval '${DAYS + 1} days'`

let app: TestApp
let pool: Pool

beforeAll(async () => {
  app = await startTestApp()
  pool = await openPool(app.database.url, 2, LOG)
})

afterAll(async () => {
  await pool?.close()
  await app?.stop()
})

test('what is older than the journal is deleted, batch after batch, and what is younger or under way stays', async () => {
  await app.sql.query(`insert into im_call (id, shop_id, event, source, requested_by, params, written_at)
    select gen_random_uuid(), 'binjiang', case when n <= 450 then 'old' when n = 451 then 'underWay' else 'new' end, 'none', 'test', '{}',
      case when n <= 451 then ${OLD} else now() end
    from generate_series(1, 460) n`)
  await app.sql.query(`insert into im_message (id, shop_id, call_id, event, source, channel, repetition, is_escalation, msg_type, subjects, stops, written_at,
      due_at, expires_at, status, reason)
    select gen_random_uuid(), shop_id, id, event, source, 'kitchen', 1, false, 1, '{}', '{}', written_at, now() + interval '1 day', now() + interval '2 days',
      case when event = 'underWay' then 'pending' else 'skipped' end, case when event <> 'underWay' then 'ruleOff' end
    from im_call where requested_by = 'test'`)
  await app.sql.query('insert into im_receipt (message_id, device_id) select id, gen_random_uuid() from im_message')
  await app.sql.query(`insert into goods_seen (goods_id, what, device_id, seen_at)
    select gen_random_uuid(), 'ordered', gen_random_uuid(), case when n <= 5100 then ${OLD} else now() end from generate_series(1, 5110) n`)
  await app.sql.query(`insert into pad_call (id, shop_id, kind, text, place, account_id, asked_at, ended_at, ended_how)
    select gen_random_uuid(), 'binjiang', 'water', '', '{}', 'pad', ${OLD}, t.ended_at, case when t.ended_at is not null then 'done' end
    from (values (${OLD}), (now()), (null)) as t (ended_at)`)
  const { waiter, technician } = app.shop.devices
  for (const device of [waiter, technician])
    await app.sql.query("insert into push_subscription values ($1, 'binjiang', $2, '{}', now())", [randomUUID(), device.id])
  await agreed(app.shop.staff.manager.revokeDevice(waiter.id))

  await keepHouse({ pool, clock: app.clock, log: LOG, journalDays: DAYS })

  expect(await countOf("im_call where event = 'old'")).toBe(0)
  expect(await countOf("im_call where event in ('new', 'underWay')")).toBe(10)
  expect([await countOf('im_message'), await countOf('im_receipt')]).toEqual([10, 10])
  expect(await countOf('goods_seen')).toBe(10)
  expect(await countOf(`pad_call where ended_at < now() - interval '1 day'`)).toBe(0)
  expect(await countOf('pad_call')).toBe(2)
  const { rows } = await app.sql.query('select device_id from push_subscription')
  expect(rows).toEqual([{ device_id: technician.id }])
})

async function countOf(what: string): Promise<number> {
  const { rows } = await app.sql.query<{ n: number }>(`select count(*)::int as n from ${what}`)
  return rows[0]?.n ?? -1
}
