import type { Clock } from '../../base/clock.ts'
import type { Pool } from '../../db/pool.ts'
import { transaction } from '../../db/tx.ts'
import { commitLazily, holdSent, type InboxMessage, readOffClock, saveReceipts } from '../../store/inbox.ts'

export interface DeliverParts {
  pool: Pool
  clock: Clock
}

export interface Delivery {
  shopId: string
  messageIds: readonly string[]
  /** Accounts of technicians among those who may receive: they do so while they are on the clock only. */
  technicians: readonly string[]
  /**
   * Pushes the messages, in this order, to whoever is connected here, and waits a moment for their acknowledgements; null when nobody is.
   * @returns who has what
   */
  push(messages: readonly InboxMessage[], offClock: ReadonlySet<string>): Promise<{ messageId: string; deviceId: string }[]> | null
}

/**
 * Pushes messages while they cannot be taken back: whatever takes one back waits for the push, so that nothing is pushed after its
 * answer. That is why this transaction, as the only one, waits for the network, and why it waits no longer than `push` does.
 * @returns the messages that could be pushed; the others are expired, taken back, or being taken back
 */
export function deliver({ pool, clock }: DeliverParts, { shopId, messageIds, technicians, push }: Delivery): Promise<Set<string>> {
  const at = new Date(clock.now()).toISOString()
  return transaction(pool, async (tx) => {
    const [, messages, offClock] = await Promise.all([
      commitLazily(tx),
      holdSent(tx, shopId, messageIds, at),
      technicians.length > 0 ? readOffClock(tx, shopId, technicians) : new Set<string>(),
    ])
    const delivered = await push(messages, offClock)
    if (delivered && delivered.length > 0)
      await saveReceipts(
        tx,
        delivered.map((each) => ({ ...each, kind: 'delivered' as const, at })),
      )
    return new Set(messages.map((message) => message.id))
  })
}
