import { apply } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import { type ShopState, type Snapshot, stateOf } from '@passline/shared/state'
import fc from 'fast-check'

/** What becomes of the pushes between the journal and a screen. */
export type Mishap =
  /** A stretch of the journal arrives: whichever, so that any may be lost, doubled, or come late. */
  | { name: 'stretch'; from: number; length: number }
  /** The screen subscribes anew and is sent what it misses, but the connection breaks on the way. */
  | { name: 'replayCut'; length: number }
  /** The screen is told to start anew and takes a snapshot, perhaps one that is no longer the newest. */
  | { name: 'snapshot'; which: number }

export const mishaps: fc.Arbitrary<Mishap[]> = fc.array(
  fc.oneof(
    fc.record({ name: fc.constant('stretch' as const), from: fc.nat({ max: 120 }), length: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ name: fc.constant('replayCut' as const), length: fc.nat({ max: 20 }) }),
    fc.record({ name: fc.constant('snapshot' as const), which: fc.nat({ max: 10 }) }),
  ),
  { maxLength: 25 },
)

interface Wire {
  /** The whole journal, from rev 1. */
  journal: readonly ShopEvent[]
  /** Snapshots that the server gave on the way, the first one first. */
  snapshots: readonly Snapshot[]
}

/**
 * Lets a screen live through mishaps, and then through a heartbeat on a wire that works again.
 * @param see is shown the screen's state after each thing that reached it
 * @returns the state in which it ends
 */
export function liveThrough({ journal, snapshots }: Wire, what: readonly Mishap[], see: (state: ShopState) => void): ShopState {
  const after = (rev: number) => journal.filter((event) => event.rev > rev)
  let state = stateOf(snapshots[0] as Snapshot)
  const receive = (events: readonly ShopEvent[]) => {
    const next = apply(state, events)
    // At a gap the screen subscribes anew, from where it is.
    state = next === 'gap' ? (apply(state, after(state.rev)) as ShopState) : next
    see(state)
  }
  for (const mishap of what) {
    if (mishap.name === 'stretch') receive(journal.slice(mishap.from % Math.max(1, journal.length)).slice(0, mishap.length))
    else if (mishap.name === 'replayCut') receive(after(state.rev).slice(0, mishap.length))
    else state = stateOf(snapshots[mishap.which % snapshots.length] as Snapshot)
  }
  receive(after(state.rev))
  return state
}
