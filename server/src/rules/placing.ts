import { MOST_LINES, type PlaceOrderRequest } from '@passline/shared/api'
import { businessDay } from '@passline/shared/businessDay'
import type { CateringOrder, OrderPlace, OrderRound } from '@passline/shared/order'
import { fitsPlace, joins } from '@passline/shared/order'
import { newGoods } from './newGoods.ts'
import { portionsTaken } from './selling.ts'
import type { Moment, Refusal, Ruling, ShopView } from './view.ts'

/**
 * Decides what an order request becomes: an addition to the open order of the same room, wristband or table [K12], or a new order
 * under the next number of the business day [K13]. A refused request takes no number. Of counted dishes it takes its portions [K27].
 */
export function decidePlacing(view: ShopView, request: PlaceOrderRequest, moment: Moment): Ruling {
  const place = placeOf(view, request)
  if (place && 'refused' in place) return place
  const open = place ? view.openOrderAt(place.kind, place.id) : undefined
  return open && joins(open, place) ? addition(view, open, request, moment) : newOrder(view, place, request, moment)
}

function placeOf(view: ShopView, request: PlaceOrderRequest): OrderPlace | null | { refused: Refusal } {
  if (!fitsPlace(request.source, request.place?.kind ?? null)) return { refused: { code: 'placeMismatch' } }
  if (request.platform !== null && request.source !== 'platform') {
    return { refused: { code: 'placeMismatch', detail: 'Only an order with the source "platform" carries `platform`.' } }
  }
  if (request.place === null) return null
  const place = view.place(request.place.kind, request.place.id)
  if (!place) return { refused: { code: 'unknownPlace', detail: `No ${request.place.kind} "${request.place.id}" in this shop.` } }
  return { kind: place.kind, id: place.id, name: place.name }
}

function addition(view: ShopView, order: CateringOrder, request: PlaceOrderRequest, moment: Moment): Ruling {
  const lastLine = Math.max(0, ...order.goods.map((goods) => goods.line))
  if (order.goods.length + request.lines.length > MOST_LINES) {
    return {
      refused: { code: 'orderTooLarge', detail: `The open order has ${order.goods.length} lines; with these it would pass ${MOST_LINES}.` },
    }
  }
  const round = order.rounds.length + 1
  const goods = newGoods(view, request.lines, { source: request.source, before: order.goods, round, firstLine: lastLine + 1 }, moment)
  if ('refused' in goods) return goods
  const taken = portionsTaken(view, goods)
  if ('refused' in taken) return taken
  return { happenings: [{ name: 'goodsAdded', data: { orderId: order.id, round: roundOf(request, round, moment), goods } }, ...taken] }
}

function newOrder(view: ShopView, place: OrderPlace | null, request: PlaceOrderRequest, moment: Moment): Ruling {
  const goods = newGoods(view, request.lines, { source: request.source, before: [], round: 1, firstLine: 1 }, moment)
  if ('refused' in goods) return goods
  const taken = portionsTaken(view, goods)
  if ('refused' in taken) return taken
  const day = businessDay(moment.now, view.shop.timeZone, view.shop.settings.resetHour)
  const order: CateringOrder = {
    id: moment.newId() as CateringOrder['id'],
    seqNo: view.lastSeqNo(day) + 1,
    businessDay: day,
    source: request.source,
    place,
    platform: request.platform,
    status: 'open',
    placedAt: moment.at,
    closedAt: null,
    rounds: [roundOf(request, 1, moment)],
    edits: [],
    goods,
  }
  return { happenings: [{ name: 'orderPlaced', data: { order } }, ...taken] }
}

function roundOf(request: PlaceOrderRequest, round: number, moment: Moment): OrderRound {
  return {
    round,
    at: moment.at,
    source: request.source,
    note: request.note,
    allergies: request.allergies,
    allergyNote: request.allergyNote,
    seen: [],
  }
}
