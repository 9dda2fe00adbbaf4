import type { MessageReason } from '@passline/shared/message'
import type { Db, Tx } from '../db/types.ts'
import type { AlarmSubject } from './alarms.ts'

/** The shops whose journals have events that no messages were made of yet. */
export async function readShopsBehind(db: Db): Promise<string[]> {
  return (await db.run<{ shop_id: string }>(shopsBehind, [])).map((row) => row.shop_id)
}

const shopsBehind = {
  name: 'shops_behind',
  text: 'select h.shop_id from shop_head h left join im_cursor c on c.shop_id = h.shop_id where h.rev > coalesce(c.rev, 0)',
}

/** How far the journal of a shop goes, and how far messages were made of it. */
export interface Planned {
  head: number
  cursor: number
}

/** @returns null when there is no such shop */
export async function readPlanned(db: Db, shopId: string): Promise<Planned | null> {
  const [row] = await db.run<{ head: string; cursor: string }>(planned, [shopId])
  return row ? { head: Number(row.head), cursor: Number(row.cursor) } : null
}

const planned = {
  name: 'planned',
  text: `select h.rev as head, coalesce(c.rev, 0) as cursor from shop_head h left join im_cursor c on c.shop_id = h.shop_id
    where h.shop_id = $1`,
}

/**
 * The same, and nobody moves either until the transaction ends: waits for a commit of the shop that is under way, and for another
 * planner. What is read after it is read as it stands then.
 */
export async function lockPlanned(tx: Tx, shopId: string): Promise<Planned> {
  const [, heads, cursors] = await Promise.all([
    tx.run(cursorEnsured, [shopId]),
    tx.run<{ rev: string }>(headShared, [shopId]),
    tx.run<{ rev: string }>(cursorLocked, [shopId]),
  ])
  return { head: Number(heads[0]?.rev ?? 0), cursor: Number(cursors[0]?.rev ?? 0) }
}

const cursorEnsured = { name: 'ensure_cursor', text: 'insert into im_cursor (shop_id, rev) values ($1, 0) on conflict do nothing' }
const headShared = { name: 'head_shared', text: 'select rev from shop_head where shop_id = $1 for share' }
const cursorLocked = { name: 'cursor_locked', text: 'select rev from im_cursor where shop_id = $1 for update' }

export async function moveCursor(tx: Tx, shopId: string, rev: number): Promise<void> {
  await tx.run({ name: 'move_cursor', text: 'update im_cursor set rev = $2 where shop_id = $1' }, [shopId, rev])
}

/** A condition that depends on time, as it is written first. Times are ISO 8601, UTC. */
export type NewAlarm = AlarmSubject & { id: string; since: string; dueAt: string }

export async function insertAlarms(tx: Tx, shopId: string, alarms: readonly NewAlarm[]): Promise<void> {
  await tx.run(alarmsInserted, [shopId, JSON.stringify(alarms)])
}

const alarmsInserted = {
  name: 'insert_alarms',
  text: `insert into shop_alarm (id, shop_id, kind, order_id, goods_ids, dish_id, since, due_at)
    select a.id, $1, a.kind, a."orderId", coalesce(a."goodsIds", '{}'), a."dishId", a.since, a."dueAt"
    from json_to_recordset($2::json) as a (id uuid, kind text, "orderId" uuid, "goodsIds" uuid[], "dishId" text, since timestamptz, "dueAt" timestamptz)`,
}

/** That the reasons of messages have ended; see rules/endings.ts. */
export interface Ended {
  shopId: string
  orderId: string | null
  padCallId: string | null
  callId: string | null
  subject: string | null
  stops: readonly string[]
  reasons: readonly MessageReason[]
  /** When, ISO 8601 UTC. */
  at: string
}

/**
 * Takes back messages whose reason is gone, sent ones too while they are still delivered. Waits for a sender that is deciding about one
 * of them; afterwards nothing of it is pushed.
 */
export async function withdraw(tx: Tx, ended: readonly Ended[]): Promise<void> {
  await tx.run(withdrawn, [JSON.stringify(ended.map((each, n) => ({ n, ...each })))])
}

const withdrawn = {
  name: 'withdraw_messages',
  text: `
with ended as (
  select * from json_to_recordset($1::json) as e (n integer, "shopId" text, "orderId" uuid, "padCallId" uuid, "callId" uuid, subject text,
    stops text[], reasons text[], at timestamptz)
), calls as (
  select c.id as call_id, e.* from ended e join im_call c on c.order_id = e."orderId" and c.shop_id = e."shopId"
  union all
  select c.id, e.* from ended e join im_call c on c.pad_call_id = e."padCallId" and c.shop_id = e."shopId"
  union all
  select c.id, e.* from ended e join im_call c on c.id = e."callId" and c.shop_id = e."shopId"
  union all
  select m.call_id, e.* from ended e join im_message m on m.shop_id = e."shopId" and e.subject = any(m.subjects)
  where e."orderId" is null and e."padCallId" is null and e."callId" is null and m.status = 'pending'
  union all
  select m.call_id, e.* from ended e join im_message m on m.shop_id = e."shopId" and e.subject = any(m.subjects)
  where e."orderId" is null and e."padCallId" is null and e."callId" is null
    and m.status = 'sent' and m.withdrawn_at is null and m.msg_type <> 2 and m.expires_at > e.at
), gone as (
  select m.id, c.n, c.at, s.subject, r.reason
  from calls c
  join im_message m on m.call_id = c.call_id and m.stops && c.stops
  cross join lateral (
    select e.reason from unnest(c.stops, c.reasons) with ordinality as e (stop, reason, n) where e.stop = any(m.stops) order by e.n limit 1
  ) r
  cross join lateral unnest(m.subjects) as s (subject)
  where m.withdrawn_at is null and (m.status = 'pending' or m.status = 'sent' and m.expires_at > c.at)
    and s.subject = coalesce(c.subject, s.subject) and s.subject <> all(m.withdrawn)
), together as (
  select id, array_agg(distinct subject) as subjects, max(at) as at, (array_agg(reason order by n))[1] as reason from gone group by id
)
update im_message m set
  withdrawn = m.withdrawn || g.subjects,
  status = case when m.subjects <@ (m.withdrawn || g.subjects) and m.status = 'pending' then 'cancelled' else m.status end,
  reason = case when m.subjects <@ (m.withdrawn || g.subjects) then g.reason else m.reason end,
  withdrawn_at = case when m.subjects <@ (m.withdrawn || g.subjects) then g.at end
from together g
where m.id = g.id and m.status in ('pending', 'sent')`,
}
