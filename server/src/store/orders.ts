import type { OrderGoods } from '@passline/shared/goods'
import type { OrderId } from '@passline/shared/ids'
import type { CateringOrder, OrderStatus } from '@passline/shared/order'
import type { Db, Statement } from '../db/types.ts'

/** Orders that screens still need: open, or with a cancellation that no cook has seen. Oldest first. */
export async function readCurrentOrders(db: Db, shopId: string): Promise<CateringOrder[]> {
  return (await db.run<OrderRow>(currentOrders, [shopId])).map(orderOf)
}

/** Orders by their ids, within one shop. Unknown ids are missing. */
export async function readOrders(db: Db, shopId: string, orderIds: readonly string[]): Promise<CateringOrder[]> {
  return (await db.run<OrderRow>(ordersById, [shopId, orderIds])).map(orderOf)
}

/** The orders that these goods belong to, within one shop. */
export async function readOrdersOfGoods(db: Db, shopId: string, goodsIds: readonly string[]): Promise<CateringOrder[]> {
  return (await db.run<OrderRow>(ordersOfGoods, [shopId, goodsIds])).map(orderOf)
}

/** What a page of orders is made of. */
export interface OrderQuery {
  shopId: string
  status: OrderStatus | null
  businessDay: string | null
  /** A part of the name of its place, or the beginning of its number; null for all. */
  search: string | null
  /** Only orders older than this one, or null for the newest. */
  before: OrderId | null
  limit: number
}

/** A page of orders, newest first. */
export async function readOrderPage(db: Db, query: OrderQuery): Promise<CateringOrder[]> {
  const { shopId, status, businessDay, before, limit, search } = query
  return (await db.run<OrderRow>(orderPage, [shopId, status, businessDay, before, limit, search])).map(orderOf)
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
  edits: unknown
  goods: GoodsRow[]
}

/** A line as JSON: its instants are texts. */
interface GoodsRow {
  id: string
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
  added_at: string
  started_at: string | null
  made_at: string | null
  called_at: string | null
  call_count: number
  picked_up_at: string | null
  delivered_at: string | null
  rush_count: number
  rushed_at: string | null
  cancelled_at: string | null
  cancel_reason: string | null
  cancel_seen_at: string | null
  split_from: string | null
  timer_seconds: number | null
  allergens: unknown
  course: number
  held: string | null
  fired_at: string | null
  rush_seen: unknown
}

function orderOf(row: OrderRow): CateringOrder {
  return {
    id: row.id,
    seqNo: row.seq_no,
    businessDay: row.business_day,
    source: row.source,
    place: row.place,
    platform: row.platform,
    status: row.status,
    placedAt: row.placed_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    rounds: row.rounds,
    edits: row.edits,
    goods: row.goods.map(goodsOf),
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
    timerSeconds: row.timer_seconds,
    allergens: row.allergens,
    course: row.course,
    status: row.status,
    held: row.held,
    firedAt: iso(row.fired_at),
    addedAt: iso(row.added_at),
    startedAt: iso(row.started_at),
    madeAt: iso(row.made_at),
    calledAt: iso(row.called_at),
    callCount: row.call_count,
    pickedUpAt: iso(row.picked_up_at),
    deliveredAt: iso(row.delivered_at),
    rushCount: row.rush_count,
    rushedAt: iso(row.rushed_at),
    rushSeen: row.rush_seen,
    cancelledAt: iso(row.cancelled_at),
    cancelReason: row.cancel_reason,
    cancelSeenAt: iso(row.cancel_seen_at),
    splitFrom: row.split_from,
  } as OrderGoods
}

function iso<T extends string | null>(instant: T): T {
  return (instant === null ? null : new Date(instant).toISOString()) as T
}

const orderColumns =
  'o.id, o.seq_no, o.business_day::text as business_day, o.source, o.place, o.platform, o.status, o.placed_at, o.closed_at, o.rounds, o.edits'
const goodsColumns = `g.id, g.line, g.round, g.dish_id, g.name, g.station_id, g.price_fen, g.quantity, g.options, g.note, g.expected_minutes, g.status,
  g.added_at, g.started_at, g.made_at, g.called_at, g.call_count, g.picked_up_at, g.delivered_at, g.rush_count, g.rushed_at, g.cancelled_at, g.cancel_reason,
  g.cancel_seen_at, g.split_from, g.timer_seconds, g.allergens, g.course, g.held, g.fired_at, g.rush_seen`

/**
 * Orders with their goods in one statement, hence as they stood at one moment: read apart, an order could be open and all its goods
 * picked up. Lines stand in the order of the ticket, the same as in `apply`.
 */
function ordersWhere(name: string, condition: string): Statement {
  const lines = `select ${goodsColumns} from catering_order_goods g where g.order_id = o.id`
  return {
    name,
    text: `select ${orderColumns}, (select coalesce(json_agg(l order by l.line, l.id), '[]') from (${lines}) l) as goods
      from catering_order o where o.shop_id = $1 and ${condition}`,
  }
}

const currentOrders = ordersWhere('current_orders', 'o.current order by o.id')
const ordersById = ordersWhere('orders_by_id', 'o.id = any($2::uuid[]) order by o.id')
const ordersOfGoods = ordersWhere(
  'orders_of_goods',
  'o.id in (select order_id from catering_order_goods where id = any($2::uuid[])) order by o.id',
)
const orderPage = ordersWhere(
  'order_page',
  `($2::text is null or o.status = $2) and ($3::date is null or o.business_day = $3) and ($4::uuid is null or o.id < $4)
    and ($6::text is null or strpos(upper(o.place->>'name'), upper($6)) > 0 or starts_with(o.seq_no::text, ltrim($6, '#0')))
    order by o.id desc limit $5`,
)
