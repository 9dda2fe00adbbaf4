import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import { deleteCutOffCheckpoints } from '../store/checkpoints.ts'
import { forgetAnswers } from '../store/idempotency.ts'
import { renewEpoch } from '../store/journal.ts'
import { type AgingRows, agingRows, deleteOld } from '../store/oldRows.ts'
import { dropPartitions, makePartitions } from '../store/partitions.ts'
import { keepCheckpoints } from './keepCheckpoints.ts'

/** How many rows one transaction deletes; a call takes its messages with it, a dozen or so, and their receipts. */
const MOST_ROWS: Record<AgingRows, number> = { calls: 200, goodsSeen: 5_000, padCalls: 5_000, subscriptions: 5_000 }

/** How long answers to writes are kept, in days. */
const ANSWER_DAYS = 30

/** Prepares the journal for the coming weeks, and sees to it that every shop can be replayed from now on. */
export async function prepareJournal(pool: Pool, clock: Clock): Promise<void> {
  await transaction(pool, (tx) => makePartitions(tx))
  await keepCheckpoints(pool, clock)
}

/** After a backup was restored: positions that screens hold mean nothing any more, so all take a new snapshot. */
export function beginEpoch(pool: Pool): Promise<void> {
  return transaction(pool, (tx) => renewEpoch(tx))
}

export interface HouseParts {
  pool: Pool
  clock: Clock
  log: Log
  journalDays: number
}

/** Prepares the journal for the coming weeks, keeps checkpoints of the shops, and forgets what is older than the journal is kept. */
export async function keepHouse({ pool, clock, log, journalDays }: HouseParts): Promise<void> {
  await keepCheckpoints(pool, clock)
  const dropped = await transaction(pool, async (tx) => {
    await makePartitions(tx)
    const weeks = await dropPartitions(tx, journalDays)
    if (weeks.length > 0) await deleteCutOffCheckpoints(tx)
    return weeks
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
