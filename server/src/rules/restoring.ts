import type { ShopEvent } from '@passline/shared/event'
import type { GoodsStatus } from '@passline/shared/goods'
import type { MessageReason } from '@passline/shared/message'
import { type Stop, stopsOf } from './endings.ts'

/**
 * That a step was taken back [K9], and with it what it had ended: messages that were taken back for one of `reasons` are due again,
 * unless something that is still so (`stops`) ends them.
 */
export interface Restoration {
  orderId: string
  /** The goods. */
  subject: string
  reasons: readonly MessageReason[]
  stops: readonly Stop[]
  /** When, ISO 8601 UTC. */
  at: string
}

/** Why messages had ended that are true again when goods were put back to a status. */
const UNDONE: Partial<Record<GoodsStatus, readonly MessageReason[]>> = {
  waiting: ['goodsStarted'],
  making: ['goodsMade'],
  made: ['goodsCalled', 'goodsPickedUp'],
  called: ['goodsPickedUp'],
}

/** What events give back, where the last thing that happened to the goods is that a step was taken back. */
export function restorationsOf(events: readonly ShopEvent[]): Restoration[] {
  const restorations = new Map<string, Restoration>()
  for (const event of events) {
    if (!('data' in event) || !('goods' in event.data) || !('orderId' in event.data)) continue
    for (const goods of event.data.goods) {
      if (!('status' in goods) || goods.status === undefined || !('id' in goods)) continue
      if (event.name !== 'goodsRecalled') {
        restorations.delete(goods.id)
        continue
      }
      const { orderId } = event.data
      const stops = stopsOf({ status: goods.status, cancelReason: null })
      const reasons = [...(restorations.get(goods.id)?.reasons ?? []), ...(UNDONE[goods.status] ?? [])]
      restorations.set(goods.id, { orderId, subject: goods.id, reasons, stops, at: event.at })
    }
  }
  return [...restorations.values()]
}
