import type { OrderGoods } from '@passline/shared/goods'
import type { OrderId } from '@passline/shared/ids'
import type { CateringOrder, OrderStatus } from '@passline/shared/order'
import type { Db, Statement } from '../db/types.ts'

/** Orders that screens still need: open, or with a cancellation that no cook has seen. Oldest first. */
export async function readCurrentOrders(db: Db, shopId: string): Promise<CateringOrder[]> {
  const [orders, goods] = await Promise.all([db.run<OrderRow>(currentOrders, [shopId]), db.run<GoodsRow>(currentGoods, [shopId])])
  return together(orders, goods)
}

/** Orders by their ids, within one shop. Unknown ids are missing. */
export async function readOrders(db: Db, shopId: string, orderIds: readonly string[]): Promise<CateringOrder[]> {
  const [orders, goods] = await Promise.all([
    db.run<OrderRow>(ordersById, [shopId, orderIds]),
    db.run<GoodsRow>(goodsByOrder, [shopId, orderIds]),
  ])
  return together(orders, goods)
}

/** The orders that these goods belong to, within one shop. */
export async function readOrdersOfGoods(db: Db, shopId: string, goodsIds: readonly string[]): Promise<CateringOrder[]> {
  const rows = await db.run<{ order_id: string }>(ordersOfGoods, [goodsIds])
  return rows.length === 0
    ? []
    : readOrders(
        db,
        shopId,
        rows.map((row) => row.order_id),
      )
}

/** What a page of orders is made of. */
export interface OrderQuery {
  shopId: string
  status: OrderStatus | null
  businessDay: string | null
  /** Only orders older than this one, or null for the newest. */
  before: OrderId | null
  limit: number
}

/** A page of orders, newest first. */
export async function readOrderPage(db: Db, query: OrderQuery): Promise<CateringOrder[]> {
  const rows = await db.run<{ id: string }>(orderPage, [query.shopId, query.status, query.businessDay, query.before, query.limit])
  const found = await readOrders(
    db,
    query.shopId,
    rows.map((row) => row.id),
  )
  return found.reverse()
}

interface OrderRow {
  id: string
  seq_no: number
  business_day: string
  source: string
  place: unknown
  platform: unknown
  status: string
  placed_at: Date
  closed_at: Date | null
  rounds: unknown
}

interface GoodsRow {
  id: string
  order_id: string
  line: number
  round: number
  dish_id: string
  name: unknown
  station_id: string
  price_fen: number
  quantity: number
  options: unknown
  note: string
  expected_minutes: number
  status: string
  added_at: Date
  started_at: Date | null
  made_at: Date | null
  called_at: Date | null
  call_count: number
  picked_up_at: Date | null
  delivered_at: Date | null
  rush_count: number
  rushed_at: Date | null
  cancelled_at: Date | null
  cancel_reason: string | null
  cancel_seen_at: Date | null
  split_from: string | null
}

function together(orders: OrderRow[], goods: GoodsRow[]): CateringOrder[] {
  const byOrder = new Map<string, GoodsRow[]>(orders.map((row) => [row.id, []]))
  for (const row of goods) byOrder.get(row.order_id)?.push(row)
  return orders.map((row) => orderOf(row, byOrder.get(row.id) ?? []))
}

function orderOf(row: OrderRow, goods: GoodsRow[]): CateringOrder {
  return {
    id: row.id,
    seqNo: row.seq_no,
    businessDay: row.business_day,
    source: row.source,
    place: row.place,
    platform: row.platform,
    status: row.status,
    placedAt: row.placed_at.toISOString(),
    closedAt: iso(row.closed_at),
    rounds: row.rounds,
    goods: goods.map(goodsOf),
  } as CateringOrder
}

function goodsOf(row: GoodsRow): OrderGoods {
  return {
    id: row.id,
    line: row.line,
    round: row.round,
    dishId: row.dish_id,
    name: row.name,
    stationId: row.station_id,
    priceFen: row.price_fen,
    quantity: row.quantity,
    options: row.options,
    note: row.note,
    expectedMinutes: row.expected_minutes,
    status: row.status,
    addedAt: row.added_at.toISOString(),
    startedAt: iso(row.started_at),
    madeAt: iso(row.made_at),
    calledAt: iso(row.called_at),
    callCount: row.call_count,
    pickedUpAt: iso(row.picked_up_at),
    deliveredAt: iso(row.delivered_at),
    rushCount: row.rush_count,
    rushedAt: iso(row.rushed_at),
    cancelledAt: iso(row.cancelled_at),
    cancelReason: row.cancel_reason,
    cancelSeenAt: iso(row.cancel_seen_at),
    splitFrom: row.split_from,
  } as OrderGoods
}

function iso(date: Date | null): string | null {
  return date === null ? null : date.toISOString()
}

const orderColumns =
  'o.id, o.seq_no, o.business_day::text as business_day, o.source, o.place, o.platform, o.status, o.placed_at, o.closed_at, o.rounds'
const goodsColumns = `g.id, g.order_id, g.line, g.round, g.dish_id, g.name, g.station_id, g.price_fen, g.quantity, g.options, g.note, g.expected_minutes, g.status,
  g.added_at, g.started_at, g.made_at, g.called_at, g.call_count, g.picked_up_at, g.delivered_at, g.rush_count, g.rushed_at, g.cancelled_at, g.cancel_reason,
  g.cancel_seen_at, g.split_from`
/** The order of lines on a ticket, the same as in `apply`. */
const ticketOrder = 'g.line, g.id'

const currentOrders: Statement = {
  name: 'current_orders',
  text: `select ${orderColumns} from catering_order o where o.shop_id = $1 and o.current order by o.id`,
}
const currentGoods: Statement = {
  name: 'current_goods',
  text: `select ${goodsColumns} from catering_order o join catering_order_goods g on g.order_id = o.id where o.shop_id = $1 and o.current order by ${ticketOrder}`,
}
const ordersById: Statement = {
  name: 'orders_by_id',
  text: `select ${orderColumns} from catering_order o where o.shop_id = $1 and o.id = any($2::uuid[]) order by o.id`,
}
const goodsByOrder: Statement = {
  name: 'goods_by_order',
  text: `select ${goodsColumns} from catering_order o join catering_order_goods g on g.order_id = o.id
    where o.shop_id = $1 and o.id = any($2::uuid[]) order by ${ticketOrder}`,
}
const ordersOfGoods: Statement = {
  name: 'orders_of_goods',
  text: 'select distinct order_id from catering_order_goods where id = any($1::uuid[])',
}
const orderPage: Statement = {
  name: 'order_page',
  text: `select id from catering_order where shop_id = $1 and ($2::text is null or status = $2) and ($3::date is null or business_day = $3)
    and ($4::uuid is null or id < $4) order by id desc limit $5`,
}
