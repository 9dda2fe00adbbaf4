import type { ShopEvent } from '@passline/shared/event'
import type { OrderGoods } from '@passline/shared/goods'
import type { ShopSettings } from '@passline/shared/shop'

/** A condition that depends on time, to be asked when it is due. Times are ISO 8601, UTC. */
export interface PlannedAlarm {
  id: string
  kind: 'overdue' | 'uncollected' | 'unseen'
  orderId: string
  goodsIds: string[]
  /** When it began: the goods were ordered, called or cancelled. */
  since: string
  dueAt: string
}

type Settings = Pick<ShopSettings, 'unseenSeconds' | 'uncollectedMinutes'>

/** When it is to be asked whether goods are overdue, uncollected or unseen, after an event. Goods that share the instant share the alarm. */
export function alarmsOf(event: ShopEvent, settings: Settings, newId: () => string): PlannedAlarm[] {
  return wanted(event, settings).map((alarm) => ({ id: newId(), ...alarm }))
}

type Wanted = Omit<PlannedAlarm, 'id'>

function wanted(event: ShopEvent, { unseenSeconds, uncollectedMinutes }: Settings): Wanted[] {
  const { at } = event
  const unseen = (orderId: string, goods: readonly { id: string }[]): Wanted => ({
    kind: 'unseen',
    orderId,
    goodsIds: idsOf(goods),
    since: at,
    dueAt: later(at, 1_000 * unseenSeconds),
  })
  switch (event.name) {
    case 'orderPlaced': {
      const { id, goods } = event.data.order
      return [unseen(id, goods), ...overdue(id, goods)]
    }
    case 'goodsAdded':
      return [unseen(event.data.orderId, event.data.goods), ...overdue(event.data.orderId, event.data.goods)]
    case 'goodsCancelled':
      return [unseen(event.data.orderId, event.data.goods)]
    case 'goodsCalled': {
      const { orderId, goods } = event.data
      return [{ kind: 'uncollected', orderId, goodsIds: idsOf(goods), since: at, dueAt: later(at, 60_000 * uncollectedMinutes) }]
    }
    // The part of a line is a line of its own [K17]: it has its own times from now on.
    case 'goodsSplit':
      return ofPart(event.data.orderId, event.data.part, uncollectedMinutes).filter((alarm) => alarm.dueAt > at)
    default:
      return []
  }
}

function ofPart(orderId: string, part: OrderGoods, uncollectedMinutes: number): Wanted[] {
  if (part.status === 'waiting' || part.status === 'making') return overdue(orderId, [part])
  if (part.status !== 'called' || part.calledAt === null) return []
  return [
    { kind: 'uncollected', orderId, goodsIds: [part.id], since: part.calledAt, dueAt: later(part.calledAt, 60_000 * uncollectedMinutes) },
  ]
}

function overdue(orderId: string, goods: readonly OrderGoods[]): Wanted[] {
  return [...new Set(goods.map((each) => each.expectedMinutes))].flatMap((minutes) => {
    const same = goods.filter((each) => each.expectedMinutes === minutes)
    const since = same[0]?.addedAt
    return since === undefined ? [] : [{ kind: 'overdue', orderId, goodsIds: idsOf(same), since, dueAt: later(since, 60_000 * minutes) }]
  })
}

function idsOf(goods: readonly { id: string }[]): string[] {
  return [...new Set(goods.map((each) => each.id))]
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString()
}
