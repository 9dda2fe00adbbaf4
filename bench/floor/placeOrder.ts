import type { PlaceOrderRequest } from '@passline/shared/api'
import { v7 } from 'uuid'
import { menu } from '../stage/menu.ts'

const dishes = new Map(menu.map((dish) => [dish.id, dish]))
const businessDay = new Date().toISOString().slice(0, 10)

/** The order as the product would answer it, without its number. */
export function orderOf(request: PlaceOrderRequest, at: string) {
  return {
    id: v7(),
    businessDay,
    source: request.source,
    place: null,
    platform: null,
    status: 'open',
    placedAt: at,
    closedAt: null,
    rounds: [{ round: 1, at, source: request.source, note: request.note ?? '', allergyNote: request.allergyNote ?? '' }],
    goods: request.lines.map((line, index) => goodsOf(line, index, at)),
  }
}

function goodsOf(line: PlaceOrderRequest['lines'][number], index: number, at: string) {
  const dish = dishes.get(line.dishId)
  return {
    id: v7(),
    line: index + 1,
    round: 1,
    dishId: line.dishId,
    name: dish?.name,
    stationId: dish?.stationId,
    priceFen: dish?.priceFen,
    quantity: line.quantity,
    options: [],
    note: line.note ?? '',
    expectedMinutes: dish?.expectedMinutes,
    status: 'waiting',
    addedAt: at,
    startedAt: null,
    madeAt: null,
    calledAt: null,
    callCount: 0,
    pickedUpAt: null,
    deliveredAt: null,
    rushCount: 0,
    rushedAt: null,
    cancelledAt: null,
    cancelReason: null,
    cancelSeenAt: null,
    splitFrom: null,
  }
}

export function placeValues(shopId: string, order: ReturnType<typeof orderOf>, key: string, at: string): unknown[] {
  // What follows the number in event and answer, which only the statement knows.
  const afterNumber = JSON.stringify(order).slice(1)
  return [shopId, businessDay, order.id, order.source, at, JSON.stringify(order.rounds), JSON.stringify(order.goods), key, afterNumber]
}

export const orderPlaced = {
  name: 'order_placed',
  text: `
with head as (
  update shop_head set rev = rev + 1 where shop_id = $1 returning rev
), day as (
  insert into shop_day (shop_id, business_day, last_seq) values ($1, $2, 1)
  on conflict (shop_id, business_day) do update set last_seq = shop_day.last_seq + 1 returning last_seq
), placed as (
  insert into catering_order (id, shop_id, seq_no, business_day, source, place, platform, status, current, placed_at, closed_at, rounds)
  select $3, $1, last_seq, $2, $4, null, null, 'open', true, $5, null, $6 from day
), lines as (
  insert into catering_order_goods (id, order_id, line, round, dish_id, name, station_id, price_fen, quantity, options, note, expected_minutes, status,
    added_at, call_count, rush_count)
  select g.id, $3, g.line, g.round, g."dishId", g.name, g."stationId", g."priceFen", g.quantity, g.options, g.note, g."expectedMinutes", g.status,
    $5, 0, 0
  from json_to_recordset($7::json) as g (id uuid, line integer, round integer, "dishId" text, name jsonb, "stationId" text, "priceFen" integer,
    quantity integer, options jsonb, note text, "expectedMinutes" integer, status text)
), happened as (
  insert into shop_event (shop_id, rev, at, name, actor, data)
  select $1, head.rev, $5, 'orderPlaced', 'floor', ('{"order":{"seqNo":' || day.last_seq || ',' || $9 || '}')::json from head, day
), answered as (
  insert into idempotency (scope, key, request_hash, status, answer)
  select 'shop ' || $1, $8, $8, 201, '{"rev":' || head.rev || ',"joined":false,"order":{"seqNo":' || day.last_seq || ',' || $9 || '}' from head, day
)
select head.rev, day.last_seq as "seqNo" from head, day`,
}
