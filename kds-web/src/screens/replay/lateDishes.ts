import type { ShopEvent } from '@passline/shared/event'
import { clockStart, isToMake, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import type { Replay } from './createReplay.ts'

/** A dish was not made in the minutes it is expected to take. Times are ms since 1970 UTC. */
export interface LateDish {
  /** When the wall turned red: a whole second, or the moment when it came back to be made. */
  at: number
  dueAt: number
  orderId: OrderId
  goodsId: GoodsId
}

interface Line {
  goods: OrderGoods
  orderId: OrderId
  /** Since when it is as it is. */
  since: number
  isTold: boolean
}

/** The dishes that became late within the stretch, in order: each once, by the clock of the wall and not by what was announced [K22]. */
export function lateDishes(
  { from, to, events, moments }: Pick<Replay, 'from' | 'to' | 'events' | 'moments'>,
  start: ShopState,
): LateDish[] {
  const lines = new Map<string, Line>()
  const late: LateDish[] = []
  const look = (line: Line, until: number) => {
    const at = Math.max(redAt(line.goods), line.since)
    if (line.isTold || !isToMake(line.goods) || at > until) return
    line.isTold = true
    late.push({ at, dueAt: dueAt(line.goods), orderId: line.orderId, goodsId: line.goods.id })
  }

  for (const order of start.orders.values())
    for (const goods of order.goods) {
      // What was late before is not news.
      const isTold = isToMake(goods) && redAt(goods) <= from
      lines.set(goods.id, { goods, orderId: order.id, since: from, isTold })
    }
  events.forEach((event, index) => {
    const since = moments[index] ?? to
    for (const { goods, orderId, like } of touchedBy(event, lines)) {
      const before = lines.get(like)
      if (before) look(before, since)
      lines.set(goods.id, { goods, orderId, since, isTold: before?.isTold ?? false })
    }
  })
  for (const line of lines.values()) look(line, to)
  return late.sort((a, b) => a.at - b.at)
}

function dueAt(goods: OrderGoods): number {
  return Date.parse(clockStart(goods)) + goods.expectedMinutes * 60_000
}

/** The wall counts whole seconds, and a dish is late after its last one. */
function redAt(goods: OrderGoods): number {
  return (Math.floor(dueAt(goods) / 1000) + 1) * 1000
}

interface Touched {
  goods: OrderGoods
  orderId: OrderId
  /** The line whose past it has: its own, or that of the line it was split from. */
  like: string
}

/** The lines that an event touches, as they are from then on. */
function touchedBy(event: ShopEvent, lines: ReadonlyMap<string, Line>): Touched[] {
  const whole = (goods: readonly OrderGoods[], orderId: OrderId) => goods.map((each) => ({ goods: each, orderId, like: each.id }))
  switch (event.name) {
    case 'orderPlaced':
    case 'orderReopened':
      return whole(event.data.order.goods, event.data.order.id)
    case 'goodsAdded':
      return whole(event.data.goods, event.data.orderId)
    case 'goodsSplit':
      return [{ goods: event.data.part, orderId: event.data.orderId, like: event.data.goodsId }]
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsRecalled':
    case 'goodsFired':
    case 'goodsAccepted':
    case 'goodsCancelled':
      return event.data.goods.flatMap((change) => {
        const line = lines.get(change.id)
        return line ? [{ goods: { ...line.goods, ...change } as OrderGoods, orderId: line.orderId, like: change.id }] : []
      })
    default:
      return []
  }
}
