import type { Db, Tx } from '../db/types.ts'

/** A zone in which nobody can be heard. */
export interface SilentZone {
  shopId: string
  zone: string
  since: string
  toldAt: string | null
}

export async function readSilentZones(db: Db, shopIds: readonly string[]): Promise<SilentZone[]> {
  const rows = await db.run<{ shopId: string; zone: string; since: Date; toldAt: Date | null }>(silentZones, [shopIds])
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), toldAt: row.toldAt?.toISOString() ?? null }))
}

const silentZones = {
  name: 'silent_zones',
  text: 'select shop_id as "shopId", zone, since, told_at as "toldAt" from silent_zone where shop_id = any($1::text[])',
}

export async function insertSilentZones(tx: Tx, zones: readonly Omit<SilentZone, 'toldAt'>[]): Promise<void> {
  await tx.run(silentInserted, [JSON.stringify(zones)])
}

const silentInserted = {
  name: 'insert_silent_zones',
  text: `insert into silent_zone (shop_id, zone, since)
    select z."shopId", z.zone, z.since from json_to_recordset($1::json) as z ("shopId" text, zone text, since timestamptz)
    on conflict do nothing`,
}

export async function noteToldSilent(tx: Tx, shopId: string, zone: string, at: string): Promise<void> {
  await tx.run({ name: 'note_told_silent', text: 'update silent_zone set told_at = $3 where shop_id = $1 and zone = $2' }, [
    shopId,
    zone,
    at,
  ])
}

export async function deleteSilentZone(tx: Tx, shopId: string, zone: string): Promise<void> {
  await tx.run({ name: 'delete_silent_zone', text: 'delete from silent_zone where shop_id = $1 and zone = $2' }, [shopId, zone])
}
