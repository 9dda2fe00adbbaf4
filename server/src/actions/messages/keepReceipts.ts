import type { Receipt } from '@passline/shared/message'
import type { Clock } from '../../base/clock.ts'
import type { Pool } from '../../db/pool.ts'
import { singleStatement } from '../../db/tx.ts'
import { type NewReceipt, type ReportedReceipts, saveReceipts, saveReportedReceipts } from '../../store/inbox.ts'

/** Keeps acknowledgements that came after their push had ended. */
export function keepLateReceipts(pool: Pool, receipts: readonly NewReceipt[]): Promise<void> {
  return singleStatement(pool, (tx) => saveReceipts(tx, receipts))
}

/**
 * Keeps what a device says that it has shown or said [M8]. Its clock is not believed further than from the sending until now; the first
 * time of each kind stands, so that repeating a report changes nothing.
 * @returns how many of the receipts are about messages of its inbox, and how many are not
 */
export async function keepReceipts(
  { pool, clock }: { pool: Pool; clock: Clock },
  from: Omit<ReportedReceipts, 'receipts'>,
  receipts: readonly Receipt[],
): Promise<{ kept: number; unknown: number }> {
  const now = new Date(clock.now()).toISOString()
  const known = await singleStatement(pool, (tx) => saveReportedReceipts(tx, { ...from, receipts }, now))
  const kept = receipts.filter((receipt) => known.has(receipt.messageId)).length
  return { kept, unknown: receipts.length - kept }
}
