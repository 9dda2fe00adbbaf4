import type { Happening } from '@passline/shared/event'
import type { OrderId } from '@passline/shared/ids'
import type { UnseenGoods } from '@passline/shared/unseen'
import type { ShopView } from './view.ts'

/** Unseen goods that somebody has worked on, or whose cancellation a cook has acknowledged, were seen, whatever the screens have said. */
export function decideSeenByWork(view: Pick<ShopView, 'isUnseen'>, happenings: readonly Happening[]): Happening[] {
  const seen = new Map<OrderId, Map<string, Pick<UnseenGoods, 'goodsId' | 'what'>>>()
  for (const { orderId, ...goods } of happenings.flatMap(touchedBy)) {
    if (!view.isUnseen(goods)) continue
    seen.set(orderId, (seen.get(orderId) ?? new Map()).set(`${goods.goodsId} ${goods.what}`, goods))
  }
  return [...seen].map(([orderId, goods]) => ({ name: 'orderSeen', data: { orderId, goods: [...goods.values()] } }))
}

function touchedBy(happening: Happening): Pick<UnseenGoods, 'orderId' | 'goodsId' | 'what'>[] {
  switch (happening.name) {
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsCalled':
    case 'goodsPickedUp':
    case 'goodsDelivered':
    case 'goodsCancelled':
    case 'goodsRecalled':
      return happening.data.goods.map(({ id }) => ({ orderId: happening.data.orderId, goodsId: id, what: 'ordered' }))
    case 'cancellationSeen':
      return happening.data.goods.map(({ id }) => ({ orderId: happening.data.orderId, goodsId: id, what: 'cancelled' }))
    default:
      return []
  }
}
