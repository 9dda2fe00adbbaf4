import * as z from 'zod'

/** What this device has read and put away: call id → when, server time in ms. */
export type PutAway = Readonly<Record<string, number>>

/** Longer than any notice lives. */
const KEPT_MS = 86_400_000

/** Adds calls and forgets those of yesterday. */
export function withPutAway(before: PutAway, callIds: readonly string[], at: number): PutAway {
  const kept = Object.entries(before).filter(([, then]) => at - then < KEPT_MS)
  return Object.fromEntries([...kept, ...callIds.map((callId) => [callId, at])])
}

/** @param name null while the page does not know which device it is, as without a network: then what any screen of this browser put away */
export function loadPutAway(name: string | null): PutAway {
  try {
    const names = name === null ? Object.keys(localStorage).filter((each) => each.startsWith(PUT_AWAY)) : [name]
    return Object.assign({}, ...names.map(readPutAway))
  } catch (cause) {
    console.warn('what was put away cannot be read', cause)
    return {}
  }
}

/** The name of what a device put away begins with this. */
export const PUT_AWAY = 'passline.putAway.'

function readPutAway(name: string): PutAway {
  return z.record(z.string(), z.number()).parse(JSON.parse(localStorage.getItem(name) ?? '{}'))
}

export function savePutAway(name: string, putAway: PutAway): void {
  try {
    localStorage.setItem(name, JSON.stringify(putAway))
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
  }
}
