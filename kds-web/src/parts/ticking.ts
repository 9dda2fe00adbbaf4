import { useSyncExternalStore } from 'react'

/** A clock that can be watched; the live side makes it. `now` is server time in ms. */
export interface Ticking {
  now(): number
  subscribe(listener: () => void): () => void
}

/** Server time rounded down to whole seconds (or another period); re-renders the part that asks, once per period. */
export function useTick(ticking: Ticking, everyMs = 1000): number {
  return useSyncExternalStore(ticking.subscribe, () => Math.floor(ticking.now() / everyMs) * everyMs)
}
