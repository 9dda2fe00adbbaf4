import { apply } from '@passline/shared/apply'
import type { EventBatch } from '@passline/shared/protocol'
import type { ShopState } from '@passline/shared/state'

/**
 * What a batch means for a screen:
 * `proven` — it is current until the batch's time; `catchingUp` — more is on its way; `missed` — something was lost, follow again from the
 * own position; `resync` — positions mean nothing any more, take a new snapshot; `ignored` — not for this screen.
 */
export type Received = { state: ShopState; meaning: 'proven' | 'catchingUp' | 'missed' | 'resync' | 'ignored' }

export function receive(state: ShopState, epoch: string, batch: EventBatch): Received {
  if (batch.shopId !== state.shop.id) return { state, meaning: 'ignored' }
  if (batch.epoch !== epoch) return { state, meaning: 'resync' }
  const next = apply(state, batch.events)
  if (next === 'gap') return { state, meaning: 'missed' }
  if (next.rev === batch.head) return { state: next, meaning: 'proven' }
  return { state: next, meaning: batch.events.length === 0 ? 'missed' : 'catchingUp' }
}
