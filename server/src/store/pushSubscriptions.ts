import type { MessageContent } from '@passline/shared/message'
import type { PushSubscription, VapidKeys } from '@passline/shared/pushApi'
import type { Name } from '@passline/shared/text'
import type { Db, Tx } from '../db/types.ts'

/** The key pair with which this installation signs what it pushes; null before it started first. */
export async function readVapidKeys(db: Db): Promise<VapidKeys | null> {
  const [row] = await db.run<{ vapid: VapidKeys | null }>({ name: 'vapid_keys', text: 'select vapid from installation' }, [])
  return row?.vapid ?? null
}

/** Keeps a key pair, unless another server was faster. @returns the pair that is kept, for good */
export async function keepVapidKeys(tx: Tx, keys: VapidKeys): Promise<VapidKeys> {
  const [row] = await tx.run<{ vapid: VapidKeys }>(vapidKept, [JSON.stringify(keys)])
  return row?.vapid ?? keys
}

const vapidKept = { name: 'keep_vapid_keys', text: 'update installation set vapid = coalesce(vapid, $1) returning vapid' }

/** Where a phone is told. The keys are the browser's own, with the language of the phone. */
export interface StoredSubscription extends PushSubscription {
  shopId: string
  deviceId: string
  addedAt: string
}

/** Takes the place of the subscription that the device had, and of the device that had the subscription. */
export async function saveSubscription(tx: Tx, subscription: StoredSubscription): Promise<void> {
  const { endpoint, shopId, deviceId, keys, language, addedAt } = subscription
  await tx.run(othersOfDevice, [deviceId, endpoint])
  await tx.run(subscriptionSaved, [endpoint, shopId, deviceId, JSON.stringify({ ...keys, language }), addedAt])
}

const othersOfDevice = {
  name: 'delete_other_subscriptions',
  text: 'delete from push_subscription where device_id = $1 and endpoint <> $2',
}
const subscriptionSaved = {
  name: 'save_subscription',
  text: `insert into push_subscription (endpoint, shop_id, device_id, keys, added_at) values ($1, $2, $3, $4, $5)
    on conflict (endpoint) do update set shop_id = excluded.shop_id, device_id = excluded.device_id, keys = excluded.keys,
      added_at = excluded.added_at`,
}

export async function deleteSubscriptionOf(tx: Tx, deviceId: string): Promise<void> {
  await tx.run({ name: 'delete_subscription_of', text: 'delete from push_subscription where device_id = $1' }, [deviceId])
}

/** The push service says that nobody is there any more. */
export async function deleteSubscription(tx: Tx, endpoint: string): Promise<void> {
  await tx.run({ name: 'delete_subscription', text: 'delete from push_subscription where endpoint = $1' }, [endpoint])
}

/** One message for one phone whose page is closed. */
export interface DueNotice {
  messageId: string
  callId: string
  event: string
  channel: 'waiter' | 'technician'
  orderId: string | null
  padCallId: string | null
  content: MessageContent
  sentAt: Date
  expiresAt: Date
  shopName: Name
  deviceId: string
  endpoint: string
  keys: PushSubscription['keys'] & Pick<PushSubscription, 'language'>
}

/**
 * Whom of these messages to tell by web push: phones of waiters and of technicians on the clock, in shops that want it, that no
 * screen is connected for. Oldest message first.
 * @param at now, as ISO 8601
 */
export async function readDueNotices(
  db: Db,
  { shopId, messageIds, at }: { shopId: string; messageIds: readonly string[]; at: string },
): Promise<DueNotice[]> {
  return db.run<DueNotice>(dueNotices, [shopId, messageIds, at])
}

/** What a server last said of its sessions so long ago still holds; connections live by the time of machines, not of the business. */
const CONNECTED = "interval '12 s'"

const dueNotices = {
  name: 'due_notices',
  text: `select m.id as "messageId", m.call_id as "callId", m.event, m.channel, c.order_id as "orderId", c.pad_call_id as "padCallId", m.content,
      m.sent_at as "sentAt", m.expires_at as "expiresAt", s.name as "shopName", d.id as "deviceId", p.endpoint, p.keys
    from im_message m
    join im_call c on c.id = m.call_id
    join shop s on s.id = m.shop_id and (s.settings ->> 'webPush')::boolean
    join device d on d.shop_id = m.shop_id and d.role = m.channel and d.revoked_at is null
      and (m.designated is null or d.account_id = any(m.designated))
    join im_account a on a.shop_id = d.shop_id and a.id = d.account_id and a.on_clock is not false
    join push_subscription p on p.device_id = d.id
    where m.shop_id = $1 and m.id = any($2::uuid[]) and m.channel in ('waiter', 'technician') and m.msg_type in (1, 3, 4)
      and m.status = 'sent' and m.withdrawn_at is null and m.content is not null and m.expires_at > $3
      and not exists (select from screen_presence on_screen where on_screen.device_id = d.id and on_screen.seen_at > now() - ${CONNECTED})
    order by m.due_at, m.id`,
}
