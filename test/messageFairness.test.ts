import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'
import { until } from './support/until.ts'

const MANY = 10_000
const OTHERS = 100

describe('many messages of one shop', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
  })

  afterAll(() => app?.stop())

  test('[M11] a hundred shops with one message each are not behind the ten thousand of another', async () => {
    await fill()
    app.clock.pass(60_000)
    await until(async () => (await count("status = 'pending'")) === 0, 60_000)
    expect(await count("status = 'sent'")).toBe(MANY + OTHERS)
    const { rows } = await app.sql.query<{ isBig: boolean; count: number }>(
      `select shop_id = 'binjiang' as "isBig", count(*)::int as count from im_message group by shop_id, xmin order by xmin::text::bigint`,
    )
    const last = rows.findLastIndex((turn) => !turn.isBig)
    const before = rows.slice(0, last).filter((turn) => turn.isBig)
    expect(rows.filter((turn) => !turn.isBig)).toHaveLength(OTHERS)
    expect(rows.filter((turn) => turn.isBig).every((turn) => turn.count <= 50)).toBe(true)
    // The ring goes round: the hundred wait for one turn of the big shop, and for another when it was already running.
    expect(before.length).toBeLessThanOrEqual(2)
  }, 120_000)

  async function count(condition: string): Promise<number> {
    const { rows } = await app.sql.query<{ count: number }>(`select count(*)::int as count from im_message where ${condition}`)
    return rows[0]?.count ?? 0
  }

  /** Writes what programs have asked for, due in a minute. */
  async function fill(): Promise<void> {
    const at = app.clock.at
    await app.sql.query(
      `with other as (
         insert into shop (id, brand_id, name, time_zone, settings)
         select 'other-' || n, brand_id, name, time_zone, settings from shop, generate_series(1, $1) n where id = 'binjiang' returning id
       ), head as (insert into shop_head (shop_id) select id from other),
       wanted as (
         select 'binjiang' as shop_id, gen_random_uuid() as call_id from generate_series(1, $2)
         union all select id, gen_random_uuid() from other
       ), call as (
         insert into im_call (id, shop_id, event, source, requested_by, params, written_at)
         select call_id, shop_id, 'lightsOut', 'none', 'test', '{}', $3 from wanted
       )
       insert into im_message (id, shop_id, call_id, event, source, channel, repetition, is_escalation, msg_type, texts, subjects, stops, written_at,
         due_at, expires_at)
       select gen_random_uuid(), shop_id, call_id, 'lightsOut', 'none', 'kitchen', 1, false, 1, '{"zh": "关灯", "en": ""}', array[call_id::text], '{}',
         $3, $3::timestamptz + interval '1 minute', $3::timestamptz + interval '1 hour'
       from wanted`,
      [OTHERS, MANY, at],
    )
  }
})
