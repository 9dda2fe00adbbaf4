import type { ShopEvent } from '@passline/shared/event'
import type { LogFilter, NamedGoods, NamedOrder } from '@passline/shared/reportApi'
import type { Db } from '../db/types.ts'
import { type EventRow, eventOf } from './journal.ts'

/** Reads events of a shop that fit a filter, newest first. */
export async function readLog(db: Db, shopId: string, filter: LogFilter): Promise<ShopEvent[]> {
  const { before = null, from = null, to = null, actor = null, names = null, orderId = null, seqNo = null, place = null, limit } = filter
  const rows = await db.run<EventRow>(log, [shopId, before, from, to, actor, names, orderId, seqNo, place, limit])
  return rows.map(eventOf)
}

/**
 * Clocks of servers may differ, so the order is that of the journal. Checkpoints say where in it a stretch of time lies, so that the partitions
 * beside it are not read; what is asked of orders by themselves or their number is not looked for before they were placed.
 */
const log = {
  name: 'log',
  text: `with meant as (
      select o.id::text as id, o.placed_at from catering_order o
      where o.shop_id = $1 and ($7::uuid is not null or $8::int is not null or $9::text is not null)
        and ($7::uuid is null or o.id = $7) and ($8::int is null or o.seq_no = $8)
        and ($9::text is null or lower(o.place ->> 'name') = lower($9) or lower(o.place ->> 'id') = lower($9))
    )
    select e.rev, e.at, e.name, e.actor, e.data from shop_event e
    where e.shop_id = $1 and ($2::bigint is null or e.rev < $2)
      and ($3::timestamptz is null or (e.at >= $3
        and e.rev > coalesce((select max(c.rev) from shop_checkpoint c where c.shop_id = $1 and c.at < $3), 0)))
      and ($4::timestamptz is null or (e.at <= $4
        and e.rev <= coalesce((select min(c.rev) from shop_checkpoint c where c.shop_id = $1 and c.at > $4), 9223372036854775807)))
      and (($7::uuid is null and $8::int is null)
        or e.rev > coalesce((select max(c.rev) from shop_checkpoint c
          where c.shop_id = $1 and c.at < (select min(placed_at) from meant)), 0))
      and ($5::text is null or e.actor = $5)
      and ($6::text[] is null or e.name = any($6))
      and (($7::uuid is null and $8::int is null and $9::text is null)
        or coalesce(e.data ->> 'orderId', e.data -> 'order' ->> 'id') in (select id from meant)
        or ($7::uuid is null and $8::int is null
          and lower($9) = lower(coalesce(e.data -> 'padCall' -> 'place' ->> 'name', e.data -> 'place' ->> 'name'))))
    order by e.rev desc limit $10`,
}

/** What sentences call some orders of a shop. */
export async function readNamedOrders(db: Db, shopId: string, ids: readonly string[]): Promise<NamedOrder[]> {
  return db.run<NamedOrder>(namedOrders, [shopId, ids])
}

const namedOrders = {
  name: 'named_orders',
  text: `select id, seq_no as "seqNo", source, place, platform from catering_order where shop_id = $1 and id = any($2::uuid[]) order by id`,
}

/** What sentences call some goods of a shop. */
export async function readNamedGoods(db: Db, shopId: string, ids: readonly string[]): Promise<NamedGoods[]> {
  return db.run<NamedGoods>(namedGoods, [shopId, ids])
}

const namedGoods = {
  name: 'named_goods',
  text: `select g.id, g.name, g.quantity from catering_order_goods g join catering_order o on o.id = g.order_id
    where o.shop_id = $1 and g.id = any($2::uuid[]) order by g.id`,
}
