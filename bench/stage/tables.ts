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

/** A message that is due at an instant, in ms UTC. */
export interface DueMessage {
  shopId: string
  dueAt: number
  /** What it says. */
  number: number
}

/** Writes messages for the kitchens as programs ask for them, but due when the bench wants it. */
export async function writeMessages(dataDir: string, messages: readonly DueMessage[]): Promise<void> {
  await query(dataDir, messagesWritten, [JSON.stringify(messages)])
}

/** Takes all messages away, so that a screen that comes anew gets none of them. */
export async function removeMessages(dataDir: string): Promise<void> {
  await query(dataDir, 'truncate im_call cascade')
}

const messagesWritten = `
with wanted as (
  select w."shopId" as shop_id, to_timestamp(w."dueAt" / 1000.0) as due_at, gen_random_uuid() as call_id, w.number
  from json_to_recordset($1::json) as w ("shopId" text, "dueAt" double precision, number integer)
), calls as (
  insert into im_call (id, shop_id, event, source, requested_by, params, written_at)
  select call_id, shop_id, 'bench', 'none', 'bench', jsonb_build_object('number', number::text), now() from wanted
)
insert into im_message (id, shop_id, call_id, event, source, channel, repetition, is_escalation, msg_type, texts, subjects, stops, written_at, due_at,
  expires_at)
select gen_random_uuid(), shop_id, call_id, 'bench', 'none', 'kitchen', 1, false, 1, '{"zh": "请看{number}号", "en": "See number {number}"}',
  array[call_id::text], '{}', now(), due_at, due_at + interval '1 hour'
from wanted`

/** Asks the database of a data folder, which says in its own files where it listens. */
async function query<Row extends object>(dataDir: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const cluster = realpathSync(join(dataDir, 'postgres'))
  const port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(dirname(cluster), 'postgres.password'), 'utf8').trim()
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'passline', password, database: 'passline' })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
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
