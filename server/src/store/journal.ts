import type { ShopEvent } from '@passline/shared/event'
import type { Db, Tx } from '../db/types.ts'
import { currentForm } from './oldEvents.ts'

/** A stretch of the journal. */
interface Stretch {
  shopId: string
  /** Everything after this rev … */
  since: number
  /** … up to and with this one. */
  until: number
  limit: number
}

/** Reads events in order. */
export async function readEvents(db: Db, stretch: Stretch): Promise<ShopEvent[]> {
  const rows = await db.run<EventRow>(eventsBetween, [stretch.shopId, stretch.since, stretch.until, stretch.limit])
  return rows.map(eventOf)
}

/** A row of the journal. */
export interface EventRow {
  rev: string
  at: Date
  name: string
  actor: string
  data: unknown
}

/** The event of a row, in today's form. */
export function eventOf({ rev, at, name, actor, data }: EventRow): ShopEvent {
  return { ...currentForm(name, data), rev: Number(rev), at: at.toISOString(), actor }
}

const eventsBetween = {
  name: 'events_between',
  text: 'select rev, at, name, actor, data from shop_event where shop_id = $1 and rev > $2 and rev <= $3 order by rev limit $4',
}

/** The heads of the journals of some shops: shop id → rev. Unknown shops are missing. */
export async function readHeads(db: Db, shopIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.run<{ shop_id: string; rev: string }>(heads, [shopIds])
  return new Map(rows.map((row) => [row.shop_id, Number(row.rev)]))
}

const heads = { name: 'heads', text: 'select shop_id, rev from shop_head where shop_id = any($1::text[])' }

/** Locks the heads of some shops until the transaction ends, in one order for all, so that two servers never wait for each other in a ring. */
export async function lockHeads(tx: Tx, shopIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.run<{ shop_id: string; rev: string }>(headsLocked, [shopIds])
  return new Map(rows.map((row) => [row.shop_id, Number(row.rev)]))
}

const headsLocked = {
  name: 'heads_locked',
  text: 'select shop_id, rev from shop_head where shop_id = any($1::text[]) order by shop_id for update',
}

/** The epoch in which positions of all journals are meant. */
export async function readEpoch(db: Db): Promise<string> {
  const [row] = await db.run<{ epoch: string }>(epoch, [])
  return row?.epoch ?? ''
}

const epoch = { name: 'epoch', text: 'select epoch from installation' }

/** Begins a new epoch: every screen takes a new snapshot. For use after a backup was restored. */
export async function renewEpoch(tx: Tx): Promise<void> {
  await tx.run({ name: 'renew_epoch', text: 'update installation set epoch = gen_random_uuid()::text' }, [])
}
