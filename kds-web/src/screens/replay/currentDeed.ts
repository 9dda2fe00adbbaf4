import { countUpTo } from './countUpTo.ts'
import type { Deed } from './deeds.ts'

/**
 * The deed that a moment shows: the latest one that has happened. One that was jumped to holds as long as time stands at it, also when
 * others happened in the same instant.
 * @param deeds oldest first
 * @param now ms since 1970 UTC
 */
export function currentDeed(deeds: readonly Deed[], now: number, jumped: Deed | null): Deed | null {
  if (jumped?.at === now) return jumped
  return deeds[countUpTo(deeds, now, ({ at }) => at) - 1] ?? null
}

/** The next deed of a kind after a moment, or the one before it; null when there is none in this hour. */
export function neighbour(deeds: readonly Deed[], kind: Deed['kind'], now: number, direction: 1 | -1): Deed | null {
  if (direction > 0) return deeds.find((deed) => deed.kind === kind && deed.at > now) ?? null
  return deeds.findLast((deed) => deed.kind === kind && deed.at < now) ?? null
}
