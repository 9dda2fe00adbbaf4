import type { Pool } from '../../db/pool.ts'
import { transaction } from '../../db/tx.ts'
import { type DueInstant, noteQueued } from '../../store/due.ts'

/** Alarms were set for what is due at these instants, which is a moment in each message's timeline [M8]. */
export function noteAlarmsSet(pool: Pool, instants: readonly DueInstant[], now: number): Promise<void> {
  return transaction(pool, (tx) => noteQueued(tx, instants, new Date(now).toISOString()))
}
