import type { Db, Tx } from '../db/types.ts'

/** What an alarm is about: goods of an order, or a dish that comes back on sale. */
export type AlarmSubject =
  | { kind: 'overdue' | 'uncollected' | 'unseen'; orderId: string; goodsIds: string[] }
  | { kind: 'backOnSale'; dishId: string }

/** A condition that depends on time, to be asked when it is due. `since`: when it began, ISO 8601. */
export type ShopAlarm = AlarmSubject & { id: string; since: string }

/** The alarms of a shop that are due, oldest first. */
export async function readDueAlarms(db: Db, shopId: string, at: string, limit: number): Promise<ShopAlarm[]> {
  const rows = await db.run<AlarmSubject & { id: string; since: Date }>(dueAlarms, [shopId, at, limit])
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

const dueAlarms = {
  name: 'due_alarms',
  text: `select id, kind, order_id as "orderId", goods_ids as "goodsIds", dish_id as "dishId", since from shop_alarm
    where shop_id = $1 and due_at <= $2 order by due_at, id limit $3`,
}

/** Alarms that have been asked ring no more. */
export async function deleteAlarms(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run({ name: 'delete_alarms', text: 'delete from shop_alarm where id = any($1::uuid[])' }, [ids])
}

/** What screens have painted of these goods: `goodsId:what`, as `unseenKey` names it. */
export async function readSeen(db: Db, goodsIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.run<{ key: string }>(seen, [goodsIds])
  return new Set(rows.map((row) => row.key))
}

const seen = { name: 'seen_of_goods', text: "select goods_id || ':' || what as key from goods_seen where goods_id = any($1::uuid[])" }
