import type { ShopId } from '@passline/shared/ids'
import type { Db, Tx } from '../db/types.ts'

/** What a shop was at one position of its journal. */
export interface Checkpoint {
  rev: number
  /** Not before any event up to that position. ISO 8601, UTC. */
  at: string
  /** The lists of a snapshot, as they were written: fields that came later are missing. */
  state: unknown
}

/** Keeps a checkpoint; one that is there already stays. It is dated no earlier than the event it stands at. */
export async function insertCheckpoint(tx: Tx, shopId: ShopId, { rev, at, state }: Checkpoint): Promise<void> {
  await tx.run(checkpointInserted, [shopId, rev, at, JSON.stringify(state)])
}

const checkpointInserted = {
  name: 'insert_checkpoint',
  text: `insert into shop_checkpoint (shop_id, rev, at, state)
    values ($1, $2, greatest($3::timestamptz, (select max(e.at) from shop_event e where e.shop_id = $1 and e.rev = $2)), $4)
    on conflict do nothing`,
}

/** The shops whose journal has moved since their newest checkpoint, when that is no younger than an instant; and those that have none. */
export async function readShopsToCheck(db: Db, before: string): Promise<ShopId[]> {
  return (await db.run<{ shop_id: ShopId }>(shopsToCheck, [before])).map((row) => row.shop_id)
}

const shopsToCheck = {
  name: 'shops_to_check',
  text: `select h.shop_id from shop_head h
    left join lateral (select c.rev, c.at from shop_checkpoint c where c.shop_id = h.shop_id order by c.rev desc limit 1) newest on true
    where newest.rev is null or (newest.rev < h.rev and newest.at <= $1) order by h.shop_id`,
}

/** The newest checkpoint of a shop at or before an instant. */
export async function readCheckpoint(db: Db, shopId: ShopId, at: string): Promise<Checkpoint | null> {
  const [row] = await db.run<CheckpointRow>(checkpointBefore, [shopId, at])
  return row ? { rev: Number(row.rev), at: row.at.toISOString(), state: row.state } : null
}

interface CheckpointRow {
  rev: string
  at: Date
  state: unknown
}

const checkpointBefore = {
  name: 'checkpoint_before',
  text: 'select rev, at, state from shop_checkpoint where shop_id = $1 and at <= $2 order by rev desc limit 1',
}

/** When the oldest checkpoint of a shop was made, ISO 8601 UTC; null when it has none. */
export async function readOldestCheckpoint(db: Db, shopId: ShopId): Promise<string | null> {
  const [row] = await db.run<{ at: Date }>(oldestCheckpoint, [shopId])
  return row ? row.at.toISOString() : null
}

const oldestCheckpoint = { name: 'oldest_checkpoint', text: 'select at from shop_checkpoint where shop_id = $1 order by rev limit 1' }

/** Drops the checkpoints after which events are missing, because the journal keeps them no longer. @returns how many */
export async function deleteCutOffCheckpoints(tx: Tx): Promise<number> {
  return (await tx.run(cutOffDeleted, [])).length
}

const cutOffDeleted = {
  name: 'delete_cut_off_checkpoints',
  text: `delete from shop_checkpoint c using shop_head h
    where h.shop_id = c.shop_id and c.rev < coalesce((select min(e.rev) - 1 from shop_event e where e.shop_id = h.shop_id), h.rev) returning c.rev`,
}
