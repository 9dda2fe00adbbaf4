import type pg from 'pg'

/** What follows from the journal in its own time, and what comes and goes with connections; here what a request itself may write. */
const AFTERWARDS: Record<string, string> = {
  idempotency: 'false',
  im_call: 'request_id is not null',
  im_message: 'call_id in (select id from im_call where request_id is not null)',
  im_cursor: 'false',
  im_receipt: 'false',
  shop_alarm: 'false',
  goods_seen: 'false',
  screen_presence: 'false',
  device_presence: 'false',
  silent_zone: 'false',
}

/**
 * How many rows each table has, and where each shop's journal stands: what must not move when a request was refused. Answers are kept
 * also of what was refused, so they are counted by the tests that are about them.
 */
export async function stockOf(sql: pg.Pool): Promise<Record<string, string>> {
  const tables = await namesOf(sql)
  const counted = tables.map(
    (table) => `select '${table}' as what, count(*)::text as number from ${table} where ${AFTERWARDS[table] ?? 'true'}`,
  )
  const heads = "select 'head of ' || shop_id, rev::text from shop_head"
  const { rows } = await sql.query<{ what: string; number: string }>([...counted, heads].join(' union all '))
  return Object.fromEntries(rows.map(({ what, number }) => [what, number]))
}

/** How many rows of any table contain a text somewhere. */
export async function rowsWith(sql: pg.Pool, text: string): Promise<number> {
  const tables = await namesOf(sql)
  const query = tables.map((table) => `select count(*) as number from ${table} t where strpos(t::text, $1) > 0`).join(' union all ')
  const { rows } = await sql.query<{ number: string }>(query, [text])
  return rows.reduce((sum, row) => sum + Number(row.number), 0)
}

async function namesOf(sql: pg.Pool): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>(
    "select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1",
  )
  return rows.map((row) => row.name)
}
