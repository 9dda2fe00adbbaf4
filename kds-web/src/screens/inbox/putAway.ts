import { z } from 'zod'

/** What this device has read and put away: call id → when, server time in ms. */
export type PutAway = Readonly<Record<string, number>>

/** Longer than any notice lives. */
const KEPT_MS = 86_400_000

/** Adds calls and forgets those of yesterday. */
export function withPutAway(before: PutAway, callIds: readonly string[], at: number): PutAway {
  const kept = Object.entries(before).filter(([, then]) => at - then < KEPT_MS)
  return Object.fromEntries([...kept, ...callIds.map((callId) => [callId, at])])
}

export function loadPutAway(name: string): PutAway {
  try {
    return z.record(z.string(), z.number()).parse(JSON.parse(localStorage.getItem(name) ?? '{}'))
  } catch (cause) {
    console.warn('what was put away cannot be read', cause)
    return {}
  }
}

export function savePutAway(name: string, putAway: PutAway): void {
  try {
    localStorage.setItem(name, JSON.stringify(putAway))
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
  }
}
