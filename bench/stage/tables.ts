import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** What a database holds, counted in its tables. */
export interface Counted {
  orders: number
  goods: number
  events: number
  /** Idempotency keys with their answers. */
  answers: number
  /** Orders whose number of the day was given before; constraints forbid it. */
  repeatedNumbers: number
  /** Shops whose journal has a gap, or does not end at its head. */
  brokenJournals: number
}

/** Counts in the database of a data folder. */
export async function countTables(dataDir: string): Promise<Counted> {
  const [row] = await query<Counted>(dataDir, counts)
  if (!row) throw new Error('The tables could not be counted.')
  return row
}

/** Where the journals stand: the epoch, and by shop the newest rev. */
export async function readPositions(dataDir: string): Promise<{ epoch: string; revs: Map<string, number> }> {
  const [installation] = await query<{ epoch: string }>(dataDir, 'select epoch from installation')
  const heads = await query<{ shop_id: string; rev: string }>(dataDir, 'select shop_id, rev from shop_head')
  return { epoch: installation?.epoch ?? '', revs: new Map(heads.map((head) => [head.shop_id, Number(head.rev)])) }
}

/** Asks the database of a data folder, which says in its own files where it listens. */
async function query<Row extends object>(dataDir: string, text: string): Promise<Row[]> {
  const cluster = realpathSync(join(dataDir, 'postgres'))
  const port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(dirname(cluster), 'postgres.password'), 'utf8').trim()
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'passline', password, database: 'passline' })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const counts = `select
  (select count(*)::int from catering_order) as orders,
  (select count(*)::int from catering_order_goods) as goods,
  (select count(*)::int from shop_event) as events,
  (select count(*)::int from idempotency) as answers,
  (select count(*) - count(distinct (shop_id, business_day, seq_no)) from catering_order)::int as "repeatedNumbers",
  (select count(*)::int from shop_head h left join
    (select shop_id, count(*) n, min(rev) first, max(rev) last from shop_event group by shop_id) e using (shop_id)
    where h.rev <> coalesce(e.n, 0) or coalesce(e.first, 1) <> 1 or coalesce(e.last, 0) <> h.rev) as "brokenJournals"`
