import type { ListedPadCall } from '@passline/shared/padCallApi'

/** What a guest is told of a call [M9]. Nobody is said to come, and nothing to be passed on, before the server has said so. */
export type CallLook = 'asked' | 'passedOn' | 'coming' | 'done' | 'cancelled'

export function lookOf(call: ListedPadCall): CallLook {
  if (call.endedHow !== null) return call.endedHow
  if (call.takenBy !== null) return 'coming'
  return call.passedOnAt === null ? 'asked' : 'passedOn'
}

/**
 * The calls that the guest who is here may see, the newest first: open ones, and those that ended a moment ago. The pad does not hear when
 * a guest leaves, so nothing stays long enough for the next one.
 */
export function shownCalls(calls: readonly ListedPadCall[], now: number): ListedPadCall[] {
  return calls
    .filter((call) => call.endedAt === null || now - Date.parse(call.endedAt) < SHOWN_AFTER_END_MS)
    .sort((a, b) => b.askedAt.localeCompare(a.askedAt))
}

const SHOWN_AFTER_END_MS = 600_000
