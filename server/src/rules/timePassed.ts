import type { Happening } from '@passline/shared/event'
import { isToMake, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { type UnseenGoods, unseenKey } from '@passline/shared/unseen'
import type { ShopView } from './view.ts'

/** A condition about goods that was to be asked when some time had passed. */
export interface TimeAlarm {
  kind: 'overdue' | 'uncollected' | 'unseen'
  orderId: string
  goodsIds: readonly string[]
  /** ISO 8601: when the goods were ordered, fired, called, moved or cancelled. */
  since: string
}

/** What must be known of a shop to tell. */
export type TimeView = Pick<ShopView, 'order' | 'isUnseen'>

/**
 * What has happened to goods by time alone, or null when they are further than that by now.
 * @param seen what screens have painted, by `unseenKey`
 */
export function timePassed(view: TimeView, alarm: TimeAlarm, seen: ReadonlySet<string>): Happening | null {
  const order = view.order(alarm.orderId)
  const named = order?.goods.filter((goods) => alarm.goodsIds.includes(goods.id)) ?? []
  if (!order || named.length === 0) return null
  switch (alarm.kind) {
    case 'overdue':
      return told('goodsOverdue', order, order.closedAt === null ? named.filter(isToMake) : [])
    case 'uncollected':
      // Goods that were called again since then have an alarm of their own.
      return told(
        'goodsUncollected',
        order,
        named.filter((goods) => goods.status === 'called' && goods.calledAt === alarm.since),
      )
    case 'unseen':
      return unseen(view, order, named, { since: alarm.since, seen })
    default:
      return alarm.kind satisfies never
  }
}

function told(name: 'goodsOverdue' | 'goodsUncollected', order: CateringOrder, goods: readonly OrderGoods[]): Happening | null {
  return goods.length === 0 ? null : { name, data: { orderId: order.id, goodsIds: goods.map((each) => each.id) } }
}

function unseen(
  view: TimeView,
  order: CateringOrder,
  named: readonly OrderGoods[],
  { since, seen }: { since: string; seen: ReadonlySet<string> },
): Happening | null {
  const goods: UnseenGoods[] = named.flatMap((each) => {
    const what = whatToSee(each, since)
    return what ? [{ orderId: order.id, goodsId: each.id, what, since }] : []
  })
  const news = goods.filter((each) => !seen.has(unseenKey(each)) && !view.isUnseen(each))
  return news.length === 0 ? null : { name: 'orderUnseen', data: { orderId: order.id, goods: news } }
}

/** What a cook must have seen of goods by now: that they were ordered, or that they were cancelled, if the alarm is of that moment. */
function whatToSee(goods: OrderGoods, since: string): UnseenGoods['what'] | null {
  if (isUnseenCancellation(goods)) return goods.cancelledAt !== null && goods.cancelledAt <= since ? 'cancelled' : null
  return goods.status === 'waiting' ? 'ordered' : null
}
