import type { UnseenGoods } from '@passline/shared/unseen'
import type { Db, Tx } from '../db/types.ts'

/** A screen painted what was ordered or cancelled. */
export interface SeenGoods {
  goodsId: string
  what: UnseenGoods['what']
  deviceId: string
  /** ISO 8601 */
  seenAt: string
}

/** Writes down who saw what. The first who did stands. */
export async function insertSeen(tx: Tx, seen: readonly SeenGoods[]): Promise<void> {
  await tx.run(seenInserted, [JSON.stringify(seen)])
}

const seenInserted = {
  name: 'insert_seen',
  text: `insert into goods_seen (goods_id, what, device_id, seen_at)
    select s."goodsId", s.what, s."deviceId", s."seenAt"
    from json_to_recordset($1::json) as s ("goodsId" uuid, what text, "deviceId" uuid, "seenAt" timestamptz)
    order by s."goodsId", s.what
    on conflict do nothing`,
}

/** Forgets who saw goods that were ordered: they are at another station now, where nobody has. */
export async function forgetSeen(tx: Tx, goodsIds: readonly string[]): Promise<void> {
  await tx.run(seenForgotten, [goodsIds])
}

const seenForgotten = { name: 'forget_seen', text: "delete from goods_seen where goods_id = any($1::uuid[]) and what = 'ordered'" }

/** Who first saw these goods, and that they were cancelled. */
export async function readSeenBy(db: Db, goodsIds: readonly string[]): Promise<(SeenGoods & { deviceName: string })[]> {
  const rows = await db.run<Omit<SeenGoods, 'seenAt'> & { seenAt: Date; deviceName: string }>(seenBy, [goodsIds])
  return rows.map((row) => ({ ...row, seenAt: row.seenAt.toISOString() }))
}

const seenBy = {
  name: 'seen_by',
  text: `select s.goods_id as "goodsId", s.what, s.device_id as "deviceId", s.seen_at as "seenAt", coalesce(d.name, '') as "deviceName"
    from goods_seen s left join device d on d.id = s.device_id
    where s.goods_id = any($1::uuid[]) order by s.seen_at, s.goods_id, s.what`,
}
