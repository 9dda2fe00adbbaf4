import type pg from 'pg'

/** How many rows each table has, and where each shop's journal stands: what must not move when a request was refused. */
export async function stockOf(sql: pg.Pool): Promise<Record<string, string>> {
  const tables = await namesOf(sql)
  // Answers are kept also of what was refused, so they are counted by the tests that are about them.
  const counted = tables
    .filter((table) => table !== 'idempotency')
    .map((table) => `select '${table}' as what, count(*)::text as number from ${table}`)
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
