import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import { forgetAnswers } from '../store/idempotency.ts'
import { renewEpoch } from '../store/journal.ts'
import { type AgingRows, agingRows, deleteOld } from '../store/oldRows.ts'
import { dropPartitions, makePartitions } from '../store/partitions.ts'

/** How many rows one transaction deletes; a call takes its messages with it, a dozen or so, and their receipts. */
const MOST_ROWS: Record<AgingRows, number> = { calls: 200, goodsSeen: 5_000, padCalls: 5_000, subscriptions: 5_000 }

/** How long answers to writes are kept, in days. */
const ANSWER_DAYS = 30

/** Prepares the journal for the coming weeks. */
export function prepareJournal(pool: Pool): Promise<void> {
  return transaction(pool, (tx) => makePartitions(tx))
}

/** After a backup was restored: positions that screens hold mean nothing any more, so all take a new snapshot. */
export function beginEpoch(pool: Pool): Promise<void> {
  return transaction(pool, (tx) => renewEpoch(tx))
}

/** Prepares the journal for the coming weeks, and forgets what is older than it is kept. */
export async function keepHouse(pool: Pool, journalDays: number, log: Log): Promise<void> {
  const dropped = await transaction(pool, async (tx) => {
    await makePartitions(tx)
    return dropPartitions(tx, journalDays)
  })
  if (dropped.length > 0) log.info({ dropped }, 'old weeks of the journal were dropped')
  await transaction(pool, (tx) => forgetAnswers(tx, ANSWER_DAYS))
  for (const rows of agingRows) {
    const deleted = await deleteAll(pool, rows, journalDays)
    if (deleted > 0) log.info({ rows, deleted }, 'old rows were deleted')
  }
}

/** Deletes what is old in small transactions, so that nothing is locked for long. */
async function deleteAll(pool: Pool, rows: AgingRows, days: number): Promise<number> {
  const limit = MOST_ROWS[rows]
  let [deleted, inBatch] = [0, limit]
  while (inBatch === limit) {
    inBatch = await transaction(pool, (tx) => deleteOld(tx, rows, { days, limit }))
    deleted += inBatch
  }
  return deleted
}
