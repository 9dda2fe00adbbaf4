import type { UnseenGoods } from '@passline/shared/unseen'
import type { Db, Tx } from '../db/types.ts'

/** What no screen has painted in time, in one shop. */
export async function readUnseen(db: Db, shopId: string): Promise<UnseenGoods[]> {
  const rows = await db.run<Omit<UnseenGoods, 'since'> & { since: Date }>(unseen, [shopId])
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

const unseen = {
  name: 'unseen',
  text: 'select order_id as "orderId", goods_id as "goodsId", what, since from goods_unseen where shop_id = $1 order by goods_id, what',
}

export async function insertUnseen(tx: Tx, shopId: string, goods: readonly UnseenGoods[]): Promise<void> {
  await tx.run(unseenInserted, [shopId, JSON.stringify(goods)])
}

const unseenInserted = {
  name: 'insert_unseen',
  text: `insert into goods_unseen (shop_id, goods_id, what, order_id, since)
    select $1, g."goodsId", g.what, g."orderId", g.since
    from json_to_recordset($2::json) as g ("goodsId" uuid, what text, "orderId" uuid, since timestamptz)
    on conflict do nothing`,
}

export async function deleteUnseen(tx: Tx, shopId: string, goods: readonly Pick<UnseenGoods, 'goodsId' | 'what'>[]): Promise<void> {
  await tx.run(unseenDeleted, [shopId, JSON.stringify(goods)])
}

const unseenDeleted = {
  name: 'delete_unseen',
  text: `delete from goods_unseen u using json_to_recordset($2::json) as g ("goodsId" uuid, what text)
    where u.shop_id = $1 and u.goods_id = g."goodsId" and u.what = g.what`,
}
