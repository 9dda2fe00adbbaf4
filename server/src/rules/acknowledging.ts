import type { ChangesSeenRequest } from '@passline/shared/api'
import type { Happening } from '@passline/shared/event'
import type { GoodsChange } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { type CateringOrder, isSeenAt } from '@passline/shared/order'
import type { StaffMember } from '@passline/shared/staff'
import type { Moment, ShopView } from './view.ts'

/**
 * [K24, K25] Stations acknowledge rounds and edits of an order: an allergy, an addition, another note. Only what there is, and no station
 * twice: the first time counts.
 */
export function decideChangesSeen(
  view: Pick<ShopView, 'station'>,
  order: CateringOrder,
  { stationIds, rounds, edits }: ChangesSeenRequest,
  by: StaffMember,
  moment: Moment,
): Happening[] {
  const known = [...new Set(stationIds)].filter((id) => view.station(id) || order.goods.some((goods) => goods.stationId === id))
  const isFresh = (what: { seen: CateringOrder['edits'][number]['seen'] }) => known.some((id) => !isSeenAt(what, id))
  const news = {
    rounds: order.rounds.filter((each) => rounds.includes(each.round) && isFresh(each)),
    edits: order.edits.filter((each) => edits.includes(each.id) && isFresh(each)),
  }
  const fresh = known.filter((id) => [...news.rounds, ...news.edits].some((each) => !isSeenAt(each, id)))
  if (fresh.length === 0) return []
  const data = {
    orderId: order.id,
    stationIds: fresh,
    rounds: news.rounds.map((each) => each.round),
    edits: news.edits.map((each) => each.id),
    seen: { at: moment.at, by },
  }
  return [{ name: 'changesSeen', data }]
}

/** [K10] The kitchen has seen that goods were rushed. Lines that are unknown, were not rushed, or whose latest rush was seen change nothing. */
export function decideRushSeen(view: ShopView, goodsIds: readonly GoodsId[], by: StaffMember, moment: Moment): Happening[] {
  const changes = new Map<CateringOrder, GoodsChange[]>()
  for (const goodsId of new Set(goodsIds)) {
    const order = view.orderOfGoods(goodsId)
    const goods = order?.goods.find((each) => each.id === goodsId)
    const isFresh = goods?.rushedAt != null && (goods.rushSeen === null || goods.rushSeen.at < goods.rushedAt)
    if (order && isFresh) changes.set(order, [...(changes.get(order) ?? []), { id: goodsId, rushSeen: { at: moment.at, by } }])
  }
  return [...changes].map(([order, goods]) => ({ name: 'rushSeen', data: { orderId: order.id, goods } }))
}
