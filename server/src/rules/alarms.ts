import type { ShopEvent } from '@passline/shared/event'
import { clockStart, type GoodsChange, isToMake, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopSettings } from '@passline/shared/shop'

/** A condition that depends on time, to be asked when it is due. Times are ISO 8601, UTC. */
export type PlannedAlarm = Wanted & { id: string }

/** What an alarm is about: goods of an order, or a dish that comes back on sale. */
export type AlarmSubject =
  | { kind: 'overdue' | 'uncollected' | 'unseen'; orderId: string; goodsIds: string[] }
  | { kind: 'backOnSale'; dishId: string }

/** `since`: when it began, because the goods were ordered, fired, called, moved or cancelled, the dish sold out. */
type Wanted = AlarmSubject & { since: string; dueAt: string }

/** What must be known of a shop to plan alarms. */
export interface AlarmContext {
  settings: Pick<ShopSettings, 'unseenSeconds' | 'uncollectedMinutes'>
  /** An order as it is by now. */
  order(id: string): Pick<CateringOrder, 'goods'> | undefined
  newId(): string
}

/**
 * When it is to be asked whether goods are overdue, uncollected or unseen, or a dish is back on sale, after an event. Goods that share the
 * instant share the alarm. Held goods are not late, whatever time it is [K23]; what nobody has accepted is on no screen to be seen [K26].
 */
export function alarmsOf(event: ShopEvent, context: AlarmContext): PlannedAlarm[] {
  return wanted(event, context).map((alarm) => ({ id: context.newId(), ...alarm }))
}

function wanted(event: ShopEvent, context: AlarmContext): Wanted[] {
  const { at } = event
  const { unseenSeconds, uncollectedMinutes } = context.settings
  const unseen = (orderId: string, goods: readonly { id: string }[]): Wanted[] =>
    goods.length === 0 ? [] : [{ kind: 'unseen', orderId, goodsIds: idsOf(goods), since: at, dueAt: later(at, 1_000 * unseenSeconds) }]
  const ordered = (orderId: string, goods: readonly OrderGoods[]): Wanted[] => [
    ...unseen(
      orderId,
      goods.filter((each) => each.held !== 'confirmation'),
    ),
    ...overdue(orderId, goods.filter(isToMake)),
  ]
  const fired = (orderId: string, changes: readonly GoodsChange[]): Wanted[] => {
    const ids = changes.filter((each) => each.firedAt).map((each) => each.id)
    const goods = context.order(orderId)?.goods.filter((each) => ids.includes(each.id)) ?? []
    return overdue(
      orderId,
      goods.map((each) => ({ ...each, firedAt: at })),
    )
  }
  switch (event.name) {
    case 'orderPlaced':
      return ordered(event.data.order.id, event.data.order.goods)
    case 'goodsAdded':
      return ordered(event.data.orderId, event.data.goods)
    case 'goodsFired':
      return fired(event.data.orderId, event.data.goods)
    case 'goodsAccepted':
      return [...unseen(event.data.orderId, event.data.goods), ...fired(event.data.orderId, event.data.goods)]
    // Goods that go to another station have to be seen there [K28].
    case 'goodsMoved':
    case 'goodsCancelled':
      return unseen(event.data.orderId, event.data.goods)
    case 'goodsCalled': {
      const { orderId, goods } = event.data
      return [{ kind: 'uncollected', orderId, goodsIds: idsOf(goods), since: at, dueAt: later(at, 60_000 * uncollectedMinutes) }]
    }
    // The part of a line is a line of its own [K17]: it has its own times from now on.
    case 'goodsSplit':
      return ofPart(event.data.orderId, event.data.part, uncollectedMinutes).filter((alarm) => alarm.dueAt > at)
    case 'dishSoldOut': {
      const { dishId, until } = event.data
      return until === null ? [] : [{ kind: 'backOnSale', dishId, since: at, dueAt: until }]
    }
    default:
      return []
  }
}

function ofPart(orderId: string, part: OrderGoods, uncollectedMinutes: number): Wanted[] {
  if (isToMake(part)) return overdue(orderId, [part])
  if (part.status !== 'called' || part.calledAt === null) return []
  return [
    { kind: 'uncollected', orderId, goodsIds: [part.id], since: part.calledAt, dueAt: later(part.calledAt, 60_000 * uncollectedMinutes) },
  ]
}

function overdue(orderId: string, goods: readonly OrderGoods[]): Wanted[] {
  return [...new Set(goods.map((each) => each.expectedMinutes))].flatMap((minutes) => {
    const same = goods.filter((each) => each.expectedMinutes === minutes)
    const [first] = same
    if (!first) return []
    const since = clockStart(first)
    return [{ kind: 'overdue', orderId, goodsIds: idsOf(same), since, dueAt: later(since, 60_000 * minutes) }]
  })
}

function idsOf(goods: readonly { id: string }[]): string[] {
  return [...new Set(goods.map((each) => each.id))]
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString()
}
