import type { ShopId } from '@passline/shared/ids'
import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log.ts'
import { isPassing } from '../../db/passing.ts'
import type { Pool } from '../../db/pool.ts'
import { transaction } from '../../db/tx.ts'
import { maySend, type SendFacts } from '../../rules/maySend.ts'
import { type DueMessage, makeShort, type Outcome, readWhatIsDue, takeDue, writeOutcomes } from '../../store/due.ts'
import type { Bell } from './Bell.ts'
import { readSendFacts } from './readSendFacts.ts'

export interface SendDueParts {
  pool: Pool
  clock: Clock
  bell: Bell
  log: Log
}

/** What a turn leaves. */
export interface LeftDue {
  /** Messages: none, more that are due, or only such as somebody else holds at this moment. */
  messages: 'nothing' | 'more' | 'held'
  /** Whether alarms are due. */
  alarms: boolean
}

/** The most messages of one turn [M11]. */
const MOST = 50
/** How long a server that stands still may keep what it has taken, in ms. */
const HOLD_MS = 3_000

/** One turn of a shop: decides about its messages that are due, oldest first, and releases those that are to be sent [M4]. */
export async function sendDue(parts: SendDueParts, shopId: ShopId): Promise<LeftDue> {
  try {
    return await decideSome(parts, shopId, { most: MOST, decide: decidedBy(parts.log) })
  } catch (cause) {
    if (isPassing(cause)) throw cause
    parts.log.error({ err: cause, shopId }, 'messages could not be written together; each is written alone')
    return decideOneByOne(parts, shopId)
  }
}

/** A message that cannot be written does not keep back the others of its shop. */
async function decideOneByOne(parts: SendDueParts, shopId: ShopId): Promise<LeftDue> {
  for (let each = 1; ; each++) {
    const left = await decideSome(parts, shopId, { most: 1, decide: decidedBy(parts.log) }).catch((cause: unknown) => {
      if (isPassing(cause)) throw cause
      parts.log.error({ err: cause, shopId }, 'a message cannot be written and is skipped')
      return decideSome(parts, shopId, { most: 1, decide: failed })
    })
    if (left.messages !== 'more' || each === MOST) return left
  }
}

type Decide = (row: DueMessage, facts: SendFacts<DueMessage>) => Outcome

/** Takes, decides and writes in one transaction: whoever takes back a message meanwhile waits for it, and finds it sent. */
async function decideSome(parts: SendDueParts, shopId: ShopId, { most, decide }: { most: number; decide: Decide }): Promise<LeftDue> {
  const { pool, clock, bell } = parts
  const now = clock.now()
  const at = new Date(now).toISOString()
  const { released, left } = await transaction(pool, async (tx) => {
    const [, rows, due] = await Promise.all([
      makeShort(tx, HOLD_MS),
      takeDue(tx, shopId, at, most),
      readWhatIsDue(tx, shopId, at, most + 1),
    ])
    const leftDue: LeftDue = { messages: leftOf(rows.length, due.messages, most), alarms: due.alarms }
    if (rows.length === 0) return { released: [], left: leftDue }
    const facts = await readSendFacts(tx, shopId, rows, now)
    const outcomes = rows.map((row) => decide(row, facts))
    await writeOutcomes(tx, outcomes, at)
    return { released: outcomes.filter((each) => each.status === 'sent').map((each) => each.id), left: leftDue }
  })
  bell.released(shopId, released)
  return left
}

function leftOf(taken: number, due: number, most: number): LeftDue['messages'] {
  if (taken === most && due > most) return 'more'
  return due > taken ? 'held' : 'nothing'
}

function decidedBy(log: Log): Decide {
  return (row, facts) => {
    try {
      const verdict = maySend(row, facts)
      if ('send' in verdict) return { id: row.id, status: 'sent', ...verdict.send }
      return { id: row.id, status: verdict.end, reason: verdict.reason, detail: verdict.detail }
    } catch (cause) {
      log.error({ err: cause, messageId: row.id }, 'a message could not be decided and is skipped')
      return failed(row)
    }
  }
}

function failed({ id }: Pick<DueMessage, 'id'>): Outcome {
  return { id, status: 'skipped', reason: 'failed', detail: null }
}
