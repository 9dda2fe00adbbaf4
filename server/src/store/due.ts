import type { Channel } from '@passline/shared/channel'
import type { MessageContent, MessageReason } from '@passline/shared/message'
import type { OrderPlace } from '@passline/shared/order'
import type { MsgType, RuleSource } from '@passline/shared/rule'
import type { TemplateTexts } from '@passline/shared/template'
import type { Db, Tx } from '../db/types.ts'

/** A message whose time has come, with what its call says. Times are ms, UTC. */
export interface DueMessage {
  id: string
  event: string
  source: RuleSource
  channel: Channel
  repetition: number
  isEscalation: boolean
  msgType: MsgType
  texts: TemplateTexts | null
  designated: string[] | null
  subjects: string[]
  withdrawn: string[]
  stops: string[]
  dueAt: number
  expiresAt: number
  call: {
    id: string
    /** Whether it comes from the journal; a program's own has no rule. */
    isOfJournal: boolean
    params: Record<string, string>
    /** What was so when it happened, for the words. */
    facts: object
    orderId: string | null
    padCallId: string | null
    isAnswered: boolean
    isCancelled: boolean
  }
}

/**
 * Takes messages of a shop that are due, oldest first, and locks them until the transaction ends: what takes them back waits for the
 * decision, and another server takes others.
 */
export async function takeDue(tx: Tx, shopId: string, at: string, limit: number): Promise<DueMessage[]> {
  return (await tx.run<DueRow>(dueTaken, [shopId, at, limit])).map(dueOf)
}

type DueRow = Omit<DueMessage, 'dueAt' | 'expiresAt' | 'call'> & { dueAt: Date; expiresAt: Date } & Omit<DueMessage['call'], 'id'> & {
    callId: string
  }

function dueOf({
  dueAt,
  expiresAt,
  callId,
  isOfJournal,
  params,
  facts,
  orderId,
  padCallId,
  isAnswered,
  isCancelled,
  ...row
}: DueRow): DueMessage {
  const call = { id: callId, isOfJournal, params, facts, orderId, padCallId, isAnswered, isCancelled }
  return { ...row, dueAt: dueAt.getTime(), expiresAt: expiresAt.getTime(), call }
}

const dueTaken = {
  name: 'take_due_messages',
  text: `select m.id, m.event, m.source, m.channel, m.repetition, m.is_escalation as "isEscalation", m.msg_type as "msgType", m.texts, m.designated,
      m.subjects, m.withdrawn, m.stops, m.due_at as "dueAt", m.expires_at as "expiresAt", c.id as "callId", c.rev is not null as "isOfJournal", c.params, c.facts,
      c.order_id as "orderId", c.pad_call_id as "padCallId", c.answered_at is not null as "isAnswered", c.cancelled_at is not null as "isCancelled"
    from im_message m join im_call c on c.id = m.call_id
    where m.shop_id = $1 and m.status = 'pending' and m.due_at <= $2
    order by m.due_at, m.id limit $3
    for update of m skip locked`,
}

/** What of a shop is due, whoever holds it at the moment. */
export interface WhatIsDue {
  /** Messages, up to a limit. */
  messages: number
  /** Whether there are alarms. */
  alarms: boolean
}

export async function readWhatIsDue(db: Db, shopId: string, at: string, limit: number): Promise<WhatIsDue> {
  const [row] = await db.run<WhatIsDue>(whatIsDue, [shopId, at, limit])
  return row ?? { messages: 0, alarms: false }
}

const whatIsDue = {
  name: 'what_is_due',
  text: `select
      (select count(*)::int from (select from im_message where shop_id = $1 and status = 'pending' and due_at <= $2 limit $3) due) as messages,
      exists (select from shop_alarm where shop_id = $1 and due_at <= $2) as alarms`,
}

/** What became of a message when its time came. */
export type Outcome = { id: string } & (
  | { status: 'sent'; content: MessageContent | null; about: object }
  | { status: 'skipped' | 'expired'; reason: MessageReason; detail: string | null }
)

/** Writes what became of messages that were taken. */
export async function writeOutcomes(tx: Tx, outcomes: readonly Outcome[], at: string): Promise<void> {
  await tx.run(outcomesWritten, [JSON.stringify(outcomes), at])
}

const outcomesWritten = {
  name: 'write_message_outcomes',
  text: `update im_message m set status = o.status, reason = o.reason, detail = o.detail, content = o.content, about = o.about,
      queued_at = coalesce(m.queued_at, $2), checked_at = $2, sent_at = case when o.status = 'sent' then $2::timestamptz end
    from json_to_recordset($1::json) as o (id uuid, status text, reason text, detail text, content jsonb, about jsonb)
    where m.id = o.id and m.status = 'pending'`,
}

/**
 * Makes a transaction short: when it cannot go on it lets go of what it holds within so many ms, and its end does not wait for the disk. What
 * a crash of the database takes back of it is decided and sent again, under the same id, which receivers drop [M6].
 */
export async function makeShort(tx: Tx, ms: number): Promise<void> {
  await tx.run(madeShort, [String(ms)])
}

const madeShort = {
  name: 'make_short',
  text: "select set_config('idle_in_transaction_session_timeout', $1, true), set_config('synchronous_commit', 'off', true)",
}

/** How the call of a guest stands. */
export interface PadCallState {
  id: string
  place: OrderPlace
  isTaken: boolean
  isEnded: boolean
  isCancelled: boolean
}

export async function readPadCallStates(db: Db, shopId: string, ids: readonly string[]): Promise<PadCallState[]> {
  return db.run<PadCallState>(padCallStates, [shopId, ids])
}

const padCallStates = {
  name: 'pad_call_states',
  text: `select id, place, taken_at is not null as "isTaken", ended_at is not null as "isEnded",
      ended_how is not distinct from 'cancelled' as "isCancelled"
    from pad_call where shop_id = $1 and id = any($2::uuid[])`,
}

/** The shops that have messages or alarms due. */
export async function readShopsDue(db: Db, at: string): Promise<string[]> {
  return (await db.run<{ shopId: string }>(shopsDue, [at])).map((row) => row.shopId)
}

const shopsDue = {
  name: 'shops_due',
  text: `select shop_id as "shopId" from im_message where status = 'pending' and due_at <= $1
    union select shop_id from shop_alarm where due_at <= $1`,
}

/** An instant at which a shop has something due, in ms UTC. */
export interface DueInstant {
  shopId: string
  dueAt: number
}

/** Instants for which no alarm is set, soonest first. */
export async function readUnqueued(db: Db, { after, until }: { after: string; until: string }, limit: number): Promise<DueInstant[]> {
  const rows = await db.run<{ shopId: string; dueAt: Date }>(unqueued, [after, until, limit])
  return rows.map((row) => ({ shopId: row.shopId, dueAt: row.dueAt.getTime() }))
}

const unqueued = {
  name: 'unqueued_instants',
  text: `select shop_id as "shopId", due_at as "dueAt" from im_message
      where status = 'pending' and due_at > $1 and due_at <= $2 and queued_at is null
    union select shop_id, due_at from shop_alarm where due_at > $1 and due_at <= $2 and queued_at is null
    order by "dueAt", "shopId" limit $3`,
}

/** Notes that alarms are set for these instants. */
export async function noteQueued(tx: Tx, instants: readonly DueInstant[], at: string): Promise<void> {
  const lists = [instants.map((each) => each.shopId), instants.map((each) => new Date(each.dueAt).toISOString()), at]
  await Promise.all([tx.run(messagesQueued, lists), tx.run(alarmsQueued, lists)])
}

/** Rows that somebody decides about at this moment are left out: whoever waits for several rows could be waited for in a ring. */
const queued = (table: string, condition: string) => `with free as (
    select t.id from unnest($1::text[], $2::timestamptz[]) as o (shop_id, due_at)
    join ${table} t on t.shop_id = o.shop_id and t.due_at = o.due_at
    where t.queued_at is null${condition}
    for update of t skip locked
  )
  update ${table} t set queued_at = $3 from free where t.id = free.id`
const messagesQueued = { name: 'note_messages_queued', text: queued('im_message', " and t.status = 'pending'") }
const alarmsQueued = { name: 'note_alarms_queued', text: queued('shop_alarm', '') }
