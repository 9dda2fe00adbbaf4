import type { Channel } from '@passline/shared/channel'
import type { CallOutcome } from '@passline/shared/imApi'
import type { ImCall, MessageReason, MessageRow } from '@passline/shared/message'
import type { MsgType, RuleSource } from '@passline/shared/rule'
import type { StaffMember } from '@passline/shared/staff'
import type { TemplateTexts } from '@passline/shared/template'
import type { Db, Tx } from '../db/types.ts'

/** A call as it is written first, with its messages. Times are ISO 8601, UTC. */
export interface NewCall {
  id: string
  event: string
  source: RuleSource
  rev: number | null
  requestId: string | null
  requestedBy: string
  params: Record<string, string>
  facts: object
  orderId: string | null
  padCallId: string | null
  messages: readonly NewMessage[]
}

/** One message of a call. */
export interface NewMessage {
  id: string
  channel: Channel
  repetition: number
  isEscalation: boolean
  msgType: MsgType
  templateId: string | null
  texts: TemplateTexts | null
  designated: readonly string[] | null
  subjects: readonly string[]
  withdrawn: readonly string[]
  stops: readonly string[]
  status: 'pending' | 'cancelled'
  reason: MessageReason | null
  dueAt: string
  expiresAt: string
  withdrawnAt: string | null
}

/** Writes calls with all their messages, in one statement. */
export async function insertCalls(tx: Tx, shopId: string, calls: readonly NewCall[], at: string): Promise<void> {
  const messages = calls.flatMap(({ id, event, source, messages }) => messages.map((each) => ({ callId: id, event, source, ...each })))
  await tx.run(callsInserted, [shopId, at, JSON.stringify(calls.map(({ messages: _, ...call }) => call)), JSON.stringify(messages)])
}

const callsInserted = {
  name: 'insert_calls',
  text: `
with calls as (
  insert into im_call (id, shop_id, event, source, rev, request_id, requested_by, params, facts, order_id, pad_call_id, written_at)
  select c.id, $1, c.event, c.source, c.rev, c."requestId", c."requestedBy", c.params, c.facts, c."orderId", c."padCallId", $2
  from json_to_recordset($3::json) as c (id uuid, event text, source text, rev bigint, "requestId" text, "requestedBy" text, params jsonb, facts jsonb,
    "orderId" uuid, "padCallId" uuid)
)
insert into im_message (id, shop_id, call_id, event, source, channel, repetition, is_escalation, msg_type, template_id, texts, designated, subjects,
  withdrawn, stops, status, reason, written_at, due_at, expires_at, withdrawn_at)
select m.id, $1, m."callId", m.event, m.source, m.channel, m.repetition, m."isEscalation", m."msgType", m."templateId", m.texts, m.designated, m.subjects,
  m.withdrawn, m.stops, m.status, m.reason, $2, m."dueAt", m."expiresAt", m."withdrawnAt"
from json_to_recordset($4::json) as m (id uuid, "callId" uuid, event text, source text, channel text, repetition integer, "isEscalation" boolean,
  "msgType" smallint, "templateId" text, texts jsonb, designated text[], subjects text[], withdrawn text[], stops text[], status text, reason text,
  "dueAt" timestamptz, "expiresAt" timestamptz, "withdrawnAt" timestamptz)`,
}

/** Somebody has answered: the first answer stands. */
export async function answerCall(tx: Tx, shopId: string, id: string, by: StaffMember, at: string): Promise<void> {
  await tx.run(
    {
      name: 'answer_call',
      text: 'update im_call set answered_at = $4, answered_by = $3 where shop_id = $1 and id = $2 and answered_at is null',
    },
    [shopId, id, JSON.stringify(by), at],
  )
}

export async function cancelCall(tx: Tx, shopId: string, id: string, at: string): Promise<void> {
  await tx.run(
    { name: 'cancel_call', text: 'update im_call set cancelled_at = $3 where shop_id = $1 and id = $2 and cancelled_at is null' },
    [shopId, id, at],
  )
}

/** What decides who may do something about a call, and what. */
export interface CallHead {
  id: string
  shopId: string
  event: string
  padCallId: string | null
  answeredAt: string | null
  answeredBy: StaffMember | null
  cancelledAt: string | null
  /** To whom it speaks. */
  receivers: { channel: Channel; designated: string[] | null }[]
}

/** @param shopId only of this shop; null: of any */
export async function readCallHead(db: Db, shopId: string | null, id: string): Promise<CallHead | undefined> {
  const [row] = await db.run<Omit<CallHead, 'answeredAt' | 'cancelledAt'> & Dates<'answeredAt' | 'cancelledAt'>>(callHead, [shopId, id])
  return row && { ...row, answeredAt: iso(row.answeredAt), cancelledAt: iso(row.cancelledAt) }
}

const callHead = {
  name: 'call_head',
  text: `select c.id, c.shop_id as "shopId", c.event, c.pad_call_id as "padCallId", c.answered_at as "answeredAt", c.answered_by as "answeredBy",
      c.cancelled_at as "cancelledAt",
      (select coalesce(json_agg(distinct jsonb_build_object('channel', m.channel, 'designated', m.designated)), '[]') from im_message m
        where m.call_id = c.id) as receivers
    from im_call c where c.id = $2 and ($1::text is null or c.shop_id = $1)`,
}

/** A call with the whole timeline of its messages [M8]. @param shopId only of this shop; null: of any */
export async function readCall(db: Db, shopId: string | null, id: string): Promise<ImCall | undefined> {
  const [call] = await withMessages(db, await db.run<CallRow>(callById, [shopId, id]))
  return call
}

/** What a page of calls is made of. */
export interface CallQuery {
  shopId: string
  event: string | null
  orderId: string | null
  channel: string | null
  outcome: CallOutcome | null
  /** Written from this instant on, ISO 8601 UTC … */
  from: string | null
  /** … and before this one. */
  to: string | null
  /** The number of an order, the name of a place, or words of a message. */
  search: string | null
  /** The present, ISO 8601 UTC: what still may arrive is not lost. */
  now: string
  /** Only calls older than this one, or null for the newest. */
  before: string | null
  limit: number
}

/** A page of calls, newest first. */
export async function readCallPage(db: Db, query: CallQuery): Promise<ImCall[]> {
  const { shopId, event, orderId, channel, outcome, from, to, search, now, before, limit } = query
  const seqNo = /^#?(\d{1,6})$/.exec(search ?? '')?.[1] ?? null
  const words = search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return withMessages(
    db,
    await db.run<CallRow>(callPage, [shopId, event, orderId, before, limit, channel, outcome, from, to, seqNo, words, now]),
  )
}

type Dates<K extends string> = Record<K, Date | null>
type CallRow = Omit<ImCall, 'rev' | 'writtenAt' | 'answeredAt' | 'cancelledAt' | 'messages'> & {
  rev: string | null
  writtenAt: Date
} & Dates<'answeredAt' | 'cancelledAt'>
type TimelineDates = 'queuedAt' | 'checkedAt' | 'sentAt' | 'withdrawnAt'
type StoredMessage = Omit<MessageRow, 'receipts' | 'writtenAt' | 'dueAt' | 'expiresAt' | TimelineDates> & {
  callId: string
} & Dates<TimelineDates> &
  Record<'writtenAt' | 'dueAt' | 'expiresAt', Date>
type Receipts = MessageRow['receipts'][number]
type ReceiptDates = 'deliveredAt' | 'shownAt' | 'spokenAt'
type StoredReceipt = Omit<Receipts, ReceiptDates> & { messageId: string } & Dates<ReceiptDates>

async function withMessages(db: Db, calls: readonly CallRow[]): Promise<ImCall[]> {
  const ids = calls.map((call) => call.id)
  const [messages, receipts] =
    ids.length > 0 ? await Promise.all([db.run<StoredMessage>(messagesOf, [ids]), db.run<StoredReceipt>(receiptsOf, [ids])]) : [[], []]
  return calls.map((call) => ({
    ...call,
    rev: call.rev === null ? null : Number(call.rev),
    writtenAt: call.writtenAt.toISOString(),
    answeredAt: iso(call.answeredAt),
    cancelledAt: iso(call.cancelledAt),
    messages: messages.filter((each) => each.callId === call.id).map((each) => messageOf(each, receipts)),
  }))
}

function messageOf({ callId: _, ...row }: StoredMessage, receipts: readonly StoredReceipt[]): MessageRow {
  return {
    ...row,
    writtenAt: row.writtenAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    queuedAt: iso(row.queuedAt),
    checkedAt: iso(row.checkedAt),
    sentAt: iso(row.sentAt),
    withdrawnAt: iso(row.withdrawnAt),
    receipts: receipts.filter((each) => each.messageId === row.id).map(receiptOf),
  }
}

function receiptOf({ deviceId, deviceName, deliveredAt, shownAt, spokenAt }: StoredReceipt): Receipts {
  return { deviceId, deviceName, deliveredAt: iso(deliveredAt), shownAt: iso(shownAt), spokenAt: iso(spokenAt) }
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

/** Who took a guest's call has answered it. */
const callColumns = `c.id, c.shop_id as "shopId", c.event, c.source, c.rev, c.request_id as "requestId", c.requested_by as "requestedBy", c.params,
  c.order_id as "orderId", c.pad_call_id as "padCallId", c.written_at as "writtenAt", c.cancelled_at as "cancelledAt",
  case when c.event = 'padCall' then coalesce(p.taken_at, c.answered_at) else c.answered_at end as "answeredAt",
  case when c.event = 'padCall' then coalesce(p.taken_by, c.answered_by) else c.answered_by end as "answeredBy"`
const callsWith = `select ${callColumns} from im_call c left join pad_call p on p.id = c.pad_call_id`
const callById = { name: 'call_by_id', text: `${callsWith} where c.id = $2 and ($1::text is null or c.shop_id = $1)` }
const reachedNobody = 'not exists (select from im_receipt r where r.message_id = m.id and r.delivered_at is not null)'
const callPage = {
  name: 'call_page',
  text: `${callsWith} where c.shop_id = $1 and ($2::text is null or c.event = $2) and ($3::uuid is null or c.order_id = $3)
    and ($4::uuid is null or c.id < $4) and ($8::timestamptz is null or c.written_at >= $8) and ($9::timestamptz is null or c.written_at < $9)
    and ($6::text is null or exists (select from im_message m where m.call_id = c.id and m.channel = $6))
    and case $7::text
      when 'answered' then c.answered_at is not null or p.taken_at is not null
      when 'skipped' then exists (select from im_message m where m.call_id = c.id and m.status in ('skipped', 'cancelled'))
      when 'notDelivered' then exists (select from im_message m where m.call_id = c.id and m.msg_type <> 2 and (m.status = 'expired' or
        (m.status = 'sent' and m.expires_at < $12::timestamptz and ${reachedNobody})))
      when 'unheard' then exists (select from im_message m where m.call_id = c.id and m.msg_type in (1, 4) and m.status = 'sent'
        and m.expires_at < $12::timestamptz and not ${reachedNobody}
        and not exists (select from im_receipt r where r.message_id = m.id and r.spoken_at is not null))
      else true end
    and ($11::text is null
      or exists (select from catering_order o where o.id = c.order_id and (o.seq_no = $10::integer or o.place ->> 'name' ilike $11))
      or exists (select from im_message m where m.call_id = c.id and m.content::text ilike $11))
    order by c.id desc limit $5`,
}
const messagesOf = {
  name: 'messages_of_calls',
  text: `select id, call_id as "callId", channel, msg_type as "msgType", repetition, is_escalation as "isEscalation", designated,
      template_id as "templateId", status, reason, detail, content, written_at as "writtenAt", due_at as "dueAt", expires_at as "expiresAt",
      queued_at as "queuedAt", checked_at as "checkedAt", sent_at as "sentAt", withdrawn_at as "withdrawnAt"
    from im_message where call_id = any($1::uuid[]) order by due_at, id`,
}
const receiptsOf = {
  name: 'receipts_of_calls',
  text: `select r.message_id as "messageId", r.device_id as "deviceId", d.name as "deviceName", r.delivered_at as "deliveredAt",
      r.shown_at as "shownAt", r.spoken_at as "spokenAt"
    from im_message m join im_receipt r on r.message_id = m.id join device d on d.id = r.device_id
    where m.call_id = any($1::uuid[]) order by r.device_id`,
}
