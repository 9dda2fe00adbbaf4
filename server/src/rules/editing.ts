import type { GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { StationId } from '@passline/shared/ids'
import { type CateringOrder, completesByItself, fitsPlace, isSamePlace, type OrderEdit, type OrderPlace } from '@passline/shared/order'
import type { StaffMember } from '@passline/shared/staff'
import type { Moment, Ruling, ShopView } from './view.ts'

/** Who edits an order, and when. */
export interface Editing {
  by: StaffMember
  moment: Moment
}

/** [K28] An order goes to another place, where no other order is open. New orders for that place join it from then on [K12]. */
export function decideMoving(view: ShopView, order: CateringOrder, to: Pick<OrderPlace, 'kind' | 'id'>, editing: Editing): Ruling {
  if (completesByItself(order.source) || order.place === null) return { refused: { code: 'notMovable' } }
  if (order.status !== 'open') return { refused: { code: 'orderNotOpen' } }
  if (!fitsPlace(order.source, to.kind)) return { refused: { code: 'placeMismatch' } }
  const known = view.place(to.kind, to.id)
  if (!known) return { refused: { code: 'unknownPlace', detail: `No ${to.kind} "${to.id}" in this shop.` } }
  if (isSamePlace(order.place, to)) return { happenings: [] }
  const other = view.openOrderAt(to.kind, to.id)
  if (other) return { refused: { code: 'placeTaken', detail: `Order ${other.id} is open there.` } }
  const place = { kind: known.kind, id: known.id, name: known.name }
  const edit = editOf(order, { what: 'place', goodsId: null, from: order.place.name, to: place.name }, editing)
  return { happenings: [{ name: 'orderMoved', data: { orderId: order.id, place, edit } }] }
}

/** [K28] A line gets another note; the stations see the difference and acknowledge it [K25]. */
export function decideNoting(order: CateringOrder, goods: OrderGoods, note: string, editing: Editing): Ruling {
  if (goods.status === 'cancelled') return { refused: { code: 'cancelled' } }
  if (order.status !== 'open') return { refused: { code: 'orderClosed' } }
  if (goods.note === note) return { happenings: [] }
  const edit = editOf(order, { what: 'note', goodsId: goods.id, from: goods.note, to: note }, editing)
  return { happenings: [{ name: 'goodsNoted', data: { orderId: order.id, goods: [{ id: goods.id, note }], edit } }] }
}

/** [K28] A line that is not made yet goes to another station, which has to acknowledge an allergy for itself [K24]. */
export function decideStation(view: ShopView, order: CateringOrder, goods: OrderGoods, stationId: StationId, editing: Editing): Ruling {
  if (goods.status === 'cancelled') return { refused: { code: 'cancelled' } }
  if (goods.held === 'confirmation') return { refused: { code: 'unconfirmed' } }
  if (!MOVABLE.has(goods.status)) return { refused: { code: 'alreadyMadeThere' } }
  if (order.status !== 'open') return { refused: { code: 'orderClosed' } }
  if (!view.station(stationId)) return { refused: { code: 'unknownStation', detail: `No station "${stationId}" in this shop.` } }
  if (goods.stationId === stationId) return { happenings: [] }
  const edit = editOf(order, { what: 'station', goodsId: goods.id, from: goods.stationId, to: stationId }, editing)
  return { happenings: [{ name: 'goodsMoved', data: { orderId: order.id, goods: [{ id: goods.id, stationId }], edit } }] }
}

const MOVABLE: ReadonlySet<GoodsStatus> = new Set(['waiting', 'making'])

function editOf(order: CateringOrder, what: Pick<OrderEdit, 'what' | 'goodsId' | 'from' | 'to'>, { by, moment }: Editing): OrderEdit {
  return { id: (order.edits.at(-1)?.id ?? 0) + 1, at: moment.at, by, ...what, seen: [] }
}
