import type { Channel } from '@passline/shared/channel'
import type { MessageContent, MessagePush } from '@passline/shared/message'
import type { Db, Tx } from '../db/types.ts'

/** A message that was sent and not taken back, as it lies in the inboxes of its channel. */
export interface InboxMessage extends Omit<MessagePush, 'wasSpoken' | 'wasShown'> {
  /** Accounts that it is for; null: the whole channel. */
  designated: string[] | null
}

/**
 * Reads the messages among these that may be pushed now, and keeps them from being taken back until the transaction ends. One that is
 * being taken back at this moment is left out instead of waited for.
 */
export async function holdSent(tx: Tx, shopId: string, ids: readonly string[], at: string): Promise<InboxMessage[]> {
  return (await tx.run<SentRow>(sentHeld, [shopId, ids, at])).map(({ sentAt, expiresAt, about, ...row }) => ({
    ...row,
    ...NOTHING,
    ...about,
    sentAt: sentAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}

/** Receipts that a crash of the database loses cost a repetition under the same id [M6], so nobody waits for the disk. */
export async function commitLazily(tx: Tx): Promise<void> {
  await tx.run({ name: 'commit_lazily', text: "select set_config('synchronous_commit', 'off', true)" }, [])
}

type About = Pick<MessagePush, 'orderId' | 'goodsIds' | 'padCallId' | 'dishId' | 'seqNo' | 'place'>

/** What a message is about that says nothing of it. */
const NOTHING: About = { orderId: null, goodsIds: [], padCallId: null, dishId: null, seqNo: null, place: null }

type SentRow = Omit<InboxMessage, 'sentAt' | 'expiresAt' | 'content' | keyof About> & {
  sentAt: Date
  expiresAt: Date
  content: MessageContent | null
  about: Partial<About> | null
}

const sentHeld = {
  name: 'hold_sent_messages',
  text: `select id, call_id as "callId", shop_id as "shopId", event, source, channel, msg_type as "msgType", content, about, repetition, designated,
      sent_at as "sentAt", expires_at as "expiresAt"
    from im_message
    where shop_id = $1 and id = any($2::uuid[]) and status = 'sent' and withdrawn_at is null and expires_at > $3
    order by due_at, id
    for share skip locked`,
}

/** Which of these accounts belong to technicians who are off the clock: they receive nothing. */
export async function readOffClock(db: Db, shopId: string, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.run<{ id: string }>(offClock, [shopId, accountIds])
  return new Set(rows.map((row) => row.id))
}

const offClock = {
  name: 'accounts_off_clock',
  text: 'select id from im_account where shop_id = $1 and id = any($2::text[]) and on_clock = false',
}

/** A device that is connected, and which of its inbox it wants. */
export interface Receiver {
  shopId: string
  deviceId: string
  accountId: string
  channel: Channel
  /** Also what it has had already: its page was opened anew. */
  everything: boolean
}

/** A message that a device should have. */
export interface InboxEntry {
  shopId: string
  deviceId: string
  messageId: string
  isDelivered: boolean
  /** Said, or shown, by a device of the account already. */
  wasSpoken: boolean
  wasShown: boolean
}

/**
 * Reads what these devices should have, in the order in which each gets it: sent, not expired, not taken back, its call not answered.
 * Silent refreshes are not kept for anybody.
 */
export async function readInbox(db: Db, receivers: readonly Receiver[], at: string, limit: number): Promise<InboxEntry[]> {
  return db.run<InboxEntry>(inbox, [JSON.stringify(receivers), at, limit])
}

const ACCOUNTS_RECEIPTS = `select from im_receipt o join device d on d.id = o.device_id
        where o.message_id = m.id and d.account_id = w."accountId"`

const inbox = {
  name: 'inbox',
  text: `select w."shopId", w."deviceId", m.id as "messageId", r.delivered_at is not null as "isDelivered",
      exists (${ACCOUNTS_RECEIPTS} and o.spoken_at is not null) as "wasSpoken",
      exists (${ACCOUNTS_RECEIPTS} and o.shown_at is not null) as "wasShown"
    from json_to_recordset($1::json) as w ("shopId" text, "deviceId" uuid, "accountId" text, channel text, everything boolean)
    join im_message m on m.shop_id = w."shopId" and m.channel = w.channel and (m.designated is null or w."accountId" = any(m.designated))
    join im_call c on c.id = m.call_id and c.answered_at is null
    join im_account a on a.shop_id = w."shopId" and a.id = w."accountId" and a.on_clock is distinct from false
    left join im_receipt r on r.message_id = m.id and r.device_id = w."deviceId"
    where m.status = 'sent' and m.withdrawn_at is null and m.msg_type <> 2 and m.expires_at > $2
      and (w.everything or r.delivered_at is null)
    order by m.due_at, m.id
    limit $3`,
}

/** What a device has done with a message, and when (ISO 8601). */
export interface NewReceipt {
  messageId: string
  deviceId: string
  kind: 'delivered' | 'shown' | 'spoken'
  at: string
}

/** Writes receipts. The first time of each kind stands; messages that are gone are left out. */
export async function saveReceipts(tx: Tx, receipts: readonly NewReceipt[]): Promise<void> {
  await tx.run(receiptsSaved, [JSON.stringify(receipts)])
}

const FIRST_STANDS = `on conflict (message_id, device_id) do update set delivered_at = coalesce(im_receipt.delivered_at, excluded.delivered_at),
      shown_at = coalesce(im_receipt.shown_at, excluded.shown_at), spoken_at = coalesce(im_receipt.spoken_at, excluded.spoken_at)`
const TIMES = `min(r.at) filter (where r.kind = 'delivered'), min(r.at) filter (where r.kind = 'shown'), min(r.at) filter (where r.kind = 'spoken')`

const receiptsSaved = {
  name: 'save_receipts',
  text: `insert into im_receipt (message_id, device_id, delivered_at, shown_at, spoken_at)
    select m.id, r."deviceId", ${TIMES}
    from json_to_recordset($1::json) as r ("messageId" uuid, "deviceId" uuid, kind text, at timestamptz)
    join im_message m on m.id = r."messageId"
    group by m.id, r."deviceId" order by m.id, r."deviceId"
    ${FIRST_STANDS}`,
}

/** A device's own report of what it has done, to be believed only for messages of its inbox. */
export interface ReportedReceipts {
  shopId: string
  deviceId: string
  accountId: string
  channel: Channel
  receipts: readonly { messageId: string; kind: 'shown' | 'spoken'; at: string }[]
}

/**
 * Writes what a device reports, each time between the sending and now. Messages that were never in its inbox are left out.
 * @returns the messages that are known
 */
export async function saveReportedReceipts(tx: Tx, reported: ReportedReceipts, now: string): Promise<Set<string>> {
  const { shopId, deviceId, accountId, channel, receipts } = reported
  const rows = await tx.run<{ id: string }>(reportSaved, [shopId, deviceId, accountId, channel, JSON.stringify(receipts), now])
  return new Set(rows.map((row) => row.id))
}

const reportSaved = {
  name: 'save_reported_receipts',
  text: `insert into im_receipt (message_id, device_id, delivered_at, shown_at, spoken_at)
    select r.id, $2, ${TIMES}
    from (
      select m.id, p.kind, least(greatest(p.at, m.sent_at), $6::timestamptz) as at
      from json_to_recordset($5::json) as p ("messageId" uuid, kind text, at timestamptz)
      join im_message m on m.id = p."messageId" and m.shop_id = $1 and m.channel = $4 and m.sent_at is not null
        and (m.designated is null or $3 = any(m.designated))
    ) r
    group by r.id order by r.id
    ${FIRST_STANDS}
    returning message_id as id`,
}
