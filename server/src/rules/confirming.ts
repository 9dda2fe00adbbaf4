import type { GoodsOutcome } from '@passline/shared/api'
import { CODES } from '@passline/shared/codes'
import { cancelStamp, type GoodsChange, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { autoFired, heldForCourse } from './holding.ts'
import { portionsBack } from './selling.ts'
import { after, type StepsRuling, statusHappenings } from './steps.ts'
import type { Moment, ShopView } from './view.ts'

/**
 * [K26] The cashier accepts or refuses goods from a wristband, each for itself. Accepted ones are the kitchen's now, or wait for their course
 * [K23]; refused ones are cancelled, and no cook has to acknowledge it, because none has seen them.
 */
export function decideConfirming(
  view: ShopView,
  order: CateringOrder,
  wanted: { goodsIds: readonly GoodsId[]; how: 'accept' | 'refuse' },
  moment: Moment,
): StepsRuling {
  const ids = [...new Set(wanted.goodsIds)]
  const waiting = order.goods.filter((goods) => ids.includes(goods.id) && goods.held === 'confirmation')
  const outcomes = ids.map((id) => outcomeOf(order, id, waiting.some((goods) => goods.id === id) && wanted.how))
  if (waiting.length === 0) return { happenings: [], outcomes }
  const happenings = wanted.how === 'accept' ? accepted(view, order, waiting, moment) : refused(view, order, waiting, moment)
  return { happenings, outcomes }
}

function accepted(view: ShopView, order: CateringOrder, waiting: readonly OrderGoods[], { at }: Moment): StepsRuling['happenings'] {
  const goods = waiting.map(({ id, course }): GoodsChange => {
    const held = heldForCourse({ course }, order.goods, view.shop.settings)
    return held === null ? { id, held, firedAt: at } : { id, held }
  })
  return [{ name: 'goodsAccepted', data: { orderId: order.id, goods } }]
}

function refused(view: ShopView, order: CateringOrder, waiting: readonly OrderGoods[], { at }: Moment): StepsRuling['happenings'] {
  const goods = waiting.map(
    (each): GoodsChange => ({ id: each.id, status: 'cancelled', cancelReason: 'refused', ...cancelStamp(each, at) }),
  )
  const cancelled = { name: 'goodsCancelled' as const, data: { orderId: order.id, goods } }
  const left = after(order, [cancelled])
  return [cancelled, ...autoFired(left, view.shop.settings, at), ...portionsBack(view, waiting), ...statusHappenings(order, left)]
}

function outcomeOf(order: CateringOrder, goodsId: GoodsId, done: 'accept' | 'refuse' | false): GoodsOutcome {
  const status = order.goods.find((each) => each.id === goodsId)?.status ?? null
  if (done) return { goodsId, outcome: 'changed', status: done === 'refuse' ? 'cancelled' : status, code: null, detail: null, partId: null }
  const code = status === null ? 'unknownGoods' : 'notUnconfirmed'
  return { goodsId, outcome: 'rejected', status, code, detail: CODES[code].title, partId: null }
}
