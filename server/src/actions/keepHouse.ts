import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import { forgetAnswers } from '../store/idempotency.ts'
import { renewEpoch } from '../store/journal.ts'
import { dropPartitions, makePartitions } from '../store/partitions.ts'

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
}
