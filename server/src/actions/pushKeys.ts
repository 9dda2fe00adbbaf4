import type { VapidKeys } from '@passline/shared/pushApi'
import type { Pool } from '../db/pool.ts'
import { singleStatement } from '../db/tx.ts'
import { keepVapidKeys, readVapidKeys } from '../store/pushSubscriptions.ts'

/**
 * The key pair of this installation for web push, made when it starts first and kept for good: subscriptions hold on to it. Of two servers
 * that start at once, one makes it for both.
 */
export async function pushKeys(pool: Pool, make: () => VapidKeys): Promise<VapidKeys> {
  return (await readVapidKeys(pool.db)) ?? singleStatement(pool, (tx) => keepVapidKeys(tx, make()))
}
