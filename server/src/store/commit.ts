import type { ShopEvent } from '@passline/shared/event'
import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { Tx } from '../db/types.ts'

/** All that a group of commands writes for orders, in one or more shops. */
export interface Writes {
  /** The journal of each shop moves from one position to another; the rest is written only where it still stood at `from`. */
  heads: { shopId: string; from: number; to: number }[]
  days: { shopId: string; businessDay: string; lastSeq: number }[]
  orders: ({ shopId: string; current: boolean } & Omit<CateringOrder, 'goods'>)[]
  goods: ({ shopId: string; orderId: string } & OrderGoods)[]
  events: ({ shopId: string } & ShopEvent)[]
  answers: StoredAnswer[]
}

/** The answer to a write, kept under its Idempotency-Key. */
export interface StoredAnswer {
  shopId: string
  scope: string
  key: string
  requestHash: string
  status: number
  answer: string
}

/**
 * Writes everything in one statement, hence in one round trip and one transaction.
 * @returns the shops whose journal stood where the writer thought; for the others nothing was written, because another server was faster
 * @throws a unique violation on `idempotency_pkey` when a key is known already: then nothing at all was written
 */
export async function writeAll(tx: Tx, writes: Writes): Promise<Set<string>> {
  const lists = [writes.heads, writes.days, writes.orders, writes.goods, writes.events, writes.answers]
  const rows = await tx.run<{ shop_id: string }>(
    commit,
    lists.map((list) => JSON.stringify(list)),
  )
  return new Set(rows.map((row) => row.shop_id))
}

const commit = {
  name: 'commit',
  text: `
with locked as (
  select h.shop_id, w."to"
  from json_to_recordset($1::json) as w ("shopId" text, "from" bigint, "to" bigint)
  join shop_head h on h.shop_id = w."shopId" and h.rev = w."from"
  order by h.shop_id
  for update of h
), head as (
  update shop_head h set rev = l."to" from locked l where h.shop_id = l.shop_id returning h.shop_id
), days as (
  insert into shop_day (shop_id, business_day, last_seq)
  select d."shopId", d."businessDay", d."lastSeq"
  from json_to_recordset($2::json) as d ("shopId" text, "businessDay" date, "lastSeq" integer)
  join head on head.shop_id = d."shopId"
  on conflict (shop_id, business_day) do update set last_seq = excluded.last_seq
), orders as (
  insert into catering_order (id, shop_id, seq_no, business_day, source, place, platform, status, current, placed_at, closed_at, rounds, edits)
  select o.id, o."shopId", o."seqNo", o."businessDay", o.source, o.place, o.platform, o.status, o.current, o."placedAt", o."closedAt", o.rounds, o.edits
  from json_to_recordset($3::json) as o (id uuid, "shopId" text, "seqNo" integer, "businessDay" date, source text, place jsonb, platform jsonb,
    status text, current boolean, "placedAt" timestamptz, "closedAt" timestamptz, rounds jsonb, edits jsonb)
  join head on head.shop_id = o."shopId"
  on conflict (id) do update set status = excluded.status, current = excluded.current, closed_at = excluded.closed_at, rounds = excluded.rounds,
    place = excluded.place, edits = excluded.edits
), goods as (
  insert into catering_order_goods (id, order_id, line, round, dish_id, name, station_id, price_fen, quantity, options, note, expected_minutes, status,
    added_at, started_at, made_at, called_at, call_count, picked_up_at, delivered_at, rush_count, rushed_at, cancelled_at, cancel_reason, cancel_seen_at, split_from,
    timer_seconds, allergens, course, held, fired_at, rush_seen)
  select g.id, g."orderId", g.line, g.round, g."dishId", g.name, g."stationId", g."priceFen", g.quantity, g.options, g.note, g."expectedMinutes", g.status,
    g."addedAt", g."startedAt", g."madeAt", g."calledAt", g."callCount", g."pickedUpAt", g."deliveredAt", g."rushCount", g."rushedAt", g."cancelledAt",
    g."cancelReason", g."cancelSeenAt", g."splitFrom",
    g."timerSeconds", g.allergens, g.course, g.held, g."firedAt", nullif(g."rushSeen", 'null'::jsonb)
  from json_to_recordset($4::json) as g (id uuid, "shopId" text, "orderId" uuid, line integer, round integer, "dishId" text, name jsonb, "stationId" text,
    "priceFen" integer, quantity integer, options jsonb, note text, "expectedMinutes" integer, status text, "addedAt" timestamptz, "startedAt" timestamptz,
    "madeAt" timestamptz, "calledAt" timestamptz, "callCount" integer, "pickedUpAt" timestamptz, "deliveredAt" timestamptz, "rushCount" integer,
    "rushedAt" timestamptz, "cancelledAt" timestamptz, "cancelReason" text, "cancelSeenAt" timestamptz, "splitFrom" uuid, "timerSeconds" integer,
    allergens jsonb, course integer, held text, "firedAt" timestamptz, "rushSeen" jsonb)
  join head on head.shop_id = g."shopId"
  on conflict (id) do update set quantity = excluded.quantity, status = excluded.status, started_at = excluded.started_at, made_at = excluded.made_at,
    called_at = excluded.called_at, call_count = excluded.call_count, picked_up_at = excluded.picked_up_at, delivered_at = excluded.delivered_at,
    rush_count = excluded.rush_count, rushed_at = excluded.rushed_at, cancelled_at = excluded.cancelled_at, cancel_reason = excluded.cancel_reason,
    cancel_seen_at = excluded.cancel_seen_at, station_id = excluded.station_id, note = excluded.note, held = excluded.held, fired_at = excluded.fired_at,
    rush_seen = excluded.rush_seen
), events as (
  insert into shop_event (shop_id, rev, at, name, actor, data)
  select e."shopId", e.rev, e.at, e.name, e.actor, e.data
  from json_to_recordset($5::json) as e ("shopId" text, rev bigint, at timestamptz, name text, actor text, data json)
  join head on head.shop_id = e."shopId"
), answers as (
  insert into idempotency (scope, key, request_hash, status, answer)
  select a.scope, a.key, a."requestHash", a.status, a.answer
  from json_to_recordset($6::json) as a ("shopId" text, scope text, key text, "requestHash" text, status integer, answer text)
  join head on head.shop_id = a."shopId"
)
select shop_id from head`,
}
