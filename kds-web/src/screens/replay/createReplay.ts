import { apply } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import { type ShopState, type Snapshot, stateOf } from '@passline/shared/state'
import { countUpTo } from './countUpTo.ts'

/** A stretch of a shop's past that can be looked at at any instant. Times are ms since 1970 UTC. */
export interface Replay {
  from: number
  to: number
  events: readonly ShopEvent[]
  /** When each event happened, never falling and never outside the stretch, whatever the servers' clocks said. */
  moments: readonly number[]
  /** How many events had happened at an instant. */
  countAt(at: number): number
  /** The shop at an instant. Near in time to an earlier question it is quick, and nowhere slower than one step between kept states. */
  stateAt(at: number): ShopState
}

/** A state is kept at every so many events, so that a jump backwards applies fewer than these. */
const STEP = 100

/** @throws Error when the events do not follow the snapshot without a gap */
export function createReplay({
  from,
  to,
  snapshot,
  events,
}: {
  from: number
  to: number
  snapshot: Snapshot
  events: readonly ShopEvent[]
}): Replay {
  const moments = momentsOf(events, from, to)
  const kept: ShopState[] = [stateOf(snapshot)]
  let last = { count: 0, state: stateOf(snapshot) }

  function lead(start: { count: number; state: ShopState }, count: number): ShopState {
    const next = apply(start.state, events.slice(start.count, count))
    if (next === 'gap') throw new Error(`the events of the replay have a gap after ${start.state.rev}`)
    return next
  }

  function keptAt(step: number): ShopState {
    for (let each = kept.length; each <= step; each++) {
      const before = kept[each - 1]
      if (before) kept.push(lead({ count: (each - 1) * STEP, state: before }, each * STEP))
    }
    return kept[step] ?? last.state
  }

  const countAt = (at: number) => countUpTo(moments, at, Number)
  return {
    from,
    to,
    events,
    moments,
    countAt,
    stateAt(at) {
      const count = countAt(at)
      const step = Math.floor(count / STEP)
      const isNear = last.count <= count && last.count >= step * STEP
      last = { count, state: lead(isNear ? last : { count: step * STEP, state: keptAt(step) }, count) }
      return last.state
    },
  }
}

/** The order of the journal is the truth: what stands before another event happened no later than it. */
function momentsOf(events: readonly ShopEvent[], from: number, to: number): number[] {
  const moments = new Array<number>(events.length)
  let later = to
  for (let at = events.length - 1; at >= 0; at--) {
    later = Math.max(from, Math.min(later, Date.parse(events[at]?.at ?? '')))
    moments[at] = later
  }
  return moments
}
