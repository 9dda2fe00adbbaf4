import type { PresenceEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import type { Db } from '../db/types.ts'
import { type EventRow, eventOf } from './journal.ts'

/**
 * Where the journal of a shop stood at an instant: the last event that had happened. Clocks of servers may differ and be set back, so the
 * order of the journal counts; it is looked through from `since` to the first checkpoint after the instant.
 * @param since a position that the journal had passed by then
 */
export async function readPosition(db: Db, shopId: ShopId, { since, at }: { since: number; at: string }): Promise<number> {
  const [row] = await db.run<{ rev: string }>(positionAt, [shopId, since, at])
  return row ? Number(row.rev) : since
}

const positionAt = {
  name: 'position_at',
  text: `select rev from shop_event where shop_id = $1 and rev > $2 and at <= $3
    and rev <= coalesce((select min(c.rev) from shop_checkpoint c where c.shop_id = $1 and c.at > $3), 9223372036854775807)
    order by rev desc limit 1`,
}

/** When the devices of a shop went, came back and were revoked, as far as the journal reaches, in order. */
export async function readPresenceEvents(db: Db, shopId: ShopId): Promise<PresenceEvent[]> {
  const rows = await db.run<EventRow>(presenceEvents, [shopId])
  return rows.map((row) => eventOf(row) as PresenceEvent)
}

/** The names stand in the text, as they do in the index. */
const presenceEvents = {
  name: 'presence_events',
  text: `select rev, at, name, actor, data from shop_event
    where shop_id = $1 and name in ('deviceOffline', 'deviceOnline', 'deviceRevoked') order by rev`,
}
