import type { MessageReason } from '@passline/shared/message'
import type { Tx } from '../db/types.ts'

/** That messages are true again; see rules/restoring.ts. */
export interface Restored {
  shopId: string
  orderId: string
  subject: string
  reasons: readonly MessageReason[]
  stops: readonly string[]
  /** When, ISO 8601 UTC. */
  at: string
}

/** Gives back messages whose reason was gone by mistake: what is still to come is due again, what was sent lies in the inboxes again. */
export async function restore(tx: Tx, restored: readonly Restored[]): Promise<void> {
  await tx.run(messagesRestored, [JSON.stringify(restored)])
}

const messagesRestored = {
  name: 'restore_messages',
  text: `
with restored as (
  select * from json_to_recordset($1::json) as e ("shopId" text, "orderId" uuid, subject text, reasons text[], stops text[], at timestamptz)
), back as (
  select m.id, array_agg(r.subject) as subjects
  from restored r
  join im_call c on c.shop_id = r."shopId" and c.order_id = r."orderId"
  join im_message m on m.call_id = c.id and r.subject = any(m.withdrawn) and not m.stops && r.stops
  where m.expires_at > r.at and (m.withdrawn_at is null and m.status = 'pending'
    or m.reason = any(r.reasons) and (m.status = 'sent' or m.status = 'cancelled' and m.due_at > r.at))
  group by m.id
)
update im_message m set
  withdrawn = array(select unnest(m.withdrawn) except select unnest(b.subjects)),
  status = case when m.status = 'cancelled' then 'pending' else m.status end,
  reason = null,
  withdrawn_at = null
from back b
where m.id = b.id and m.status in ('pending', 'sent', 'cancelled')`,
}
