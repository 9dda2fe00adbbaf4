import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId, OrderId, StationId } from '@passline/shared/ids'
import type { CateringOrder, OrderPlace } from '@passline/shared/order'
import { decideMoving, decideNoting, decideStation, type Editing } from '../rules/editing.ts'
import type { Ruling, ShopView } from '../rules/view.ts'
import { type Asker, commandBase, memberOf } from './asker.ts'
import type { Decided, Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { unknownOrder } from './unknownOrder.ts'

/**
 * Moves an order to another room, table or wristband [K28].
 * @returns 200 with the order, also when it is there already; 409 notMovable, orderNotOpen, placeTaken; 422 placeMismatch, unknownPlace;
 *   404 notFound
 */
export function moveOrder(desk: Desk, asker: Asker, orderId: OrderId, place: Pick<OrderPlace, 'kind' | 'id'>): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { orderIds: [orderId] },
    decide: (view, moment) => {
      const order = view.order(orderId)
      return order ? edited(decideMoving(view, order, place, { by: memberOf(asker), moment }), orderId) : unknownOrder(orderId)
    },
  })
}

/** Gives a line another note [K28]. @returns 200 with the order, also when it says so already; 409 cancelled, orderClosed; 404 notFound */
export function noteGoods(desk: Desk, asker: Asker, goodsId: GoodsId, note: string): Promise<Reply> {
  return editGoods(desk, asker, goodsId, (_, { order, goods }, editing) => decideNoting(order, goods, note, editing))
}

/**
 * Has a line made at another station [K28].
 * @returns 200 with the order, also when it is there already; 409 cancelled, unconfirmed [K26], alreadyMadeThere,
 *   orderClosed; 422 unknownStation; 404 notFound
 */
export function moveGoods(desk: Desk, asker: Asker, goodsId: GoodsId, stationId: StationId): Promise<Reply> {
  return editGoods(desk, asker, goodsId, (view, { order, goods }, editing) => decideStation(view, order, goods, stationId, editing))
}

type Line = { order: CateringOrder; goods: OrderGoods }

function editGoods(
  desk: Desk,
  asker: Asker,
  goodsId: GoodsId,
  rule: (view: ShopView, line: Line, editing: Editing) => Ruling,
): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { goodsIds: [goodsId] },
    decide: (view, moment) => {
      const order = view.orderOfGoods(goodsId)
      const goods = order?.goods.find((each) => each.id === goodsId)
      if (!order || !goods) return unknownGoods(goodsId)
      return edited(rule(view, { order, goods }, { by: memberOf(asker), moment }), order.id)
    },
  })
}

function unknownGoods(goodsId: GoodsId): Decided {
  return { happenings: [], answer: () => ({ refused: { code: 'notFound', detail: `No goods ${goodsId} in this shop.` } }) }
}

function edited(ruling: Ruling, orderId: OrderId): Decided {
  if ('refused' in ruling) return { happenings: [], answer: () => ruling }
  return { happenings: ruling.happenings, answer: (after) => ({ status: 200, body: { rev: after.rev, order: after.order(orderId) } }) }
}
