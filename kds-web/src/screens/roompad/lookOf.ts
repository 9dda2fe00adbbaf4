import { DEFAULT_RULES } from '@passline/shared/defaultRules'
import type { KnownPadCall } from '@passline/shared/padCallApi'
import { cellKey } from '@passline/shared/rule'

/** What a guest is told of a call [M9]. Nobody is said to come before somebody has said so. */
export type CallLook = 'asked' | 'passedOn' | 'coming' | 'done' | 'cancelled'

/** @param now server time, ms */
export function lookOf(call: KnownPadCall, now: number): CallLook {
  if (call.endedHow !== null) return call.endedHow
  if (call.takenBy !== null) return 'coming'
  return now - Date.parse(call.askedAt) < PASSED_ON_MS ? 'asked' : 'passedOn'
}

/**
 * The calls that the guest who is here may see, the newest first: open ones, and those that ended a moment ago. The pad does not hear when
 * a guest leaves, so nothing stays long enough for the next one.
 */
export function shownCalls(calls: readonly KnownPadCall[], now: number): KnownPadCall[] {
  return calls
    .filter((call) => call.endedAt === null || now - Date.parse(call.endedAt) < SHOWN_AFTER_END_MS)
    .sort((a, b) => b.askedAt.localeCompare(a.askedAt))
}

const SHOWN_AFTER_END_MS = 600_000
const passing = DEFAULT_RULES.get(cellKey({ event: 'padCall', source: 'none', channel: 'waiter' }))?.escalate
/** When a call that nobody has answered goes to the next channel, by the rule of the house. */
const PASSED_ON_MS = (passing?.after ?? 60) * 1_000
