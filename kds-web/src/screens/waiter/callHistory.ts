import type { GoodsStatus } from '@passline/shared/goods'
import type { CateringOrder, OrderPlace } from '@passline/shared/order'
import { placeKey } from '@passline/shared/state'

/** What this screen remembers of goods that were called. */
export interface CalledGoods {
  readonly goodsId: string
  readonly orderId: string
  readonly seqNo: number
  readonly place: OrderPlace | null
  readonly calledAt: string
  readonly callCount: number
  readonly status: GoodsStatus
}

/** One call: the goods of an order that were last called together. */
export interface PastCall {
  readonly id: string
  readonly seqNo: number
  readonly place: OrderPlace | null
  readonly calledAt: string
  readonly callCount: number
  /** `gone` when the order was closed with the goods still at the pass, or nobody could be asked what became of them. */
  readonly outcome: 'open' | 'pickedUp' | 'gone'
}

/**
 * What is remembered after a look at the open orders. Goods of orders that are gone stay; a call that was taken back is forgotten [K9].
 * @param isToday whether an instant (ISO 8601) is of this business day; earlier calls are forgotten
 */
export function remember(
  known: readonly CalledGoods[],
  orders: Iterable<CateringOrder>,
  isToday: (at: string) => boolean,
): readonly CalledGoods[] {
  const open = [...orders]
  const seen = new Set(open.map((order) => order.id as string))
  const kept = known.filter((goods) => !seen.has(goods.orderId) && isToday(goods.calledAt))
  const now = open.flatMap(calledGoods).filter((goods) => isToday(goods.calledAt))
  const next = [...kept, ...now]
  return isSame(known, next) ? known : next
}

/** Orders that left this screen with goods still called, as take-away does with its pickup [K15]: only the server knows what became of them. */
export function ordersToAsk(known: readonly CalledGoods[], onScreen: ReadonlyMap<string, CateringOrder>): string[] {
  return [...new Set(known.filter((goods) => goods.status === 'called' && !onScreen.has(goods.orderId)).map((goods) => goods.orderId))]
}

/** What is remembered after the server has said how an order ended. */
export function withEnding(known: readonly CalledGoods[], order: CateringOrder): readonly CalledGoods[] {
  return [...known.filter((goods) => goods.orderId !== order.id), ...calledGoods(order)]
}

/**
 * Calls, the latest first.
 * @param openOrderIds orders that are open; a closed one may stay on screens for its cancellations [K19]
 */
export function pastCalls(known: readonly CalledGoods[], openOrderIds: ReadonlySet<string>): PastCall[] {
  return [...byCall(known)]
    .flatMap(([id, goods]) => {
      const [first] = goods
      if (!first) return []
      const { seqNo, place, calledAt } = first
      const callCount = Math.max(...goods.map((each) => each.callCount))
      return [{ id, seqNo, place, calledAt, callCount, outcome: outcomeOf(goods, openOrderIds.has(first.orderId)) }]
    })
    .sort((a, b) => b.calledAt.localeCompare(a.calledAt))
}

function byCall(known: readonly CalledGoods[]): Map<string, CalledGoods[]> {
  const calls = new Map<string, CalledGoods[]>()
  for (const goods of known) {
    const id = `${goods.orderId}.${goods.calledAt}`
    calls.set(id, [...(calls.get(id) ?? []), goods])
  }
  return calls
}

function calledGoods(order: CateringOrder): CalledGoods[] {
  return order.goods.flatMap((goods) => {
    if (goods.calledAt === null) return []
    const { id, calledAt, callCount, status } = goods
    return [{ goodsId: id, orderId: order.id, seqNo: order.seqNo, place: order.place, calledAt, callCount, status }]
  })
}

function outcomeOf(goods: readonly CalledGoods[], isOpen: boolean): PastCall['outcome'] {
  if (isOpen && goods.some((each) => each.status === 'called')) return 'open'
  return goods.some((each) => each.status === 'pickedUp' || each.status === 'delivered') ? 'pickedUp' : 'gone'
}

function isSame(a: readonly CalledGoods[], b: readonly CalledGoods[]): boolean {
  const before = new Set(a.map(asText))
  return a.length === b.length && b.every((goods) => before.has(asText(goods)))
}

function asText({ goodsId, place, calledAt, callCount, status }: CalledGoods): string {
  return `${goodsId} ${place && placeKey(place.kind, place.id)} ${calledAt} ${callCount} ${status}`
}
