import type { GoodsOutcome } from '@passline/shared/api'
import type { Happening } from '@passline/shared/event'
import { cancelStamp, type GoodsChange, isUnfinished } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { portionsBack } from './selling.ts'
import { after, decideSteps, statusHappenings } from './steps.ts'
import type { Moment, Ruling, ShopView } from './view.ts'

/** Cancels what is still waiting, and says of every other line why it could not be cancelled [K16]. */
export function decideCancelling(
  view: ShopView,
  order: CateringOrder,
  moment: Moment,
): { happenings: Happening[]; outcomes: GoodsOutcome[] } {
  return decideSteps(view, { actions: ['cancel'], goods: order.goods.map((goods) => ({ goodsId: goods.id })) }, moment)
}

/**
 * Closes an order: it is completed [K15]. Unfinished goods stand in the way, unless `force`: then they are cancelled with the reason
 * orderClosed [K14], and portions that nobody has begun can be ordered again [K27]. Closing again changes nothing.
 */
export function decideClosing(view: ShopView, order: CateringOrder, force: boolean, moment: Moment): Ruling {
  if (order.status !== 'open') return { happenings: [] }
  const unfinished = order.goods.filter(isUnfinished)
  if (unfinished.length > 0 && !force) return { refused: { code: 'unfinishedGoods', goodsIds: unfinished.map((goods) => goods.id) } }
  const happenings: Happening[] = []
  if (unfinished.length > 0) {
    const goods: GoodsChange[] = unfinished.map((each) => ({
      id: each.id,
      status: 'cancelled',
      cancelReason: 'orderClosed',
      ...cancelStamp(each, moment.at),
    }))
    happenings.push({ name: 'goodsCancelled', data: { orderId: order.id, goods } })
  }
  const left = after(order, happenings)
  const back = portionsBack(
    view,
    unfinished.filter((goods) => goods.status === 'waiting'),
  )
  return { happenings: [...happenings, ...back, ...statusHappenings(order, { ...left, closedAt: moment.at })] }
}

/** A room was cleaned: its open order, if there is one, is closed [K14]. */
export function decideCleaning(view: ShopView, roomId: string, force: boolean, moment: Moment): Ruling {
  const room = view.place('room', roomId)
  if (!room) return { refused: { code: 'notFound', detail: `No room "${roomId}" in this shop.` } }
  const order = view.openOrderAt('room', roomId)
  const closing: Ruling = order ? decideClosing(view, order, force, moment) : { happenings: [] }
  if ('refused' in closing) return closing
  const place = { kind: room.kind, id: room.id, name: room.name }
  return { happenings: [...closing.happenings, { name: 'roomCleaned', data: { place, orderId: order?.id ?? null } }] }
}
