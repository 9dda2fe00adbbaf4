import { orderOf } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'

/** The orders and goods that events are about, each once, so that their names can be read. */
export function logSubjects(events: readonly ShopEvent[]): { orderIds: string[]; goodsIds: string[] } {
  return {
    orderIds: [...new Set(events.flatMap((event) => orderOf(event) ?? ('orderId' in event.data ? (event.data.orderId ?? []) : [])))],
    goodsIds: [...new Set(events.flatMap(goodsOf))],
  }
}

function goodsOf({ data }: ShopEvent): string[] {
  if ('goodsIds' in data) return data.goodsIds
  if (!('goods' in data)) return []
  return data.goods.map((each) => ('goodsId' in each ? each.goodsId : each.id))
}
