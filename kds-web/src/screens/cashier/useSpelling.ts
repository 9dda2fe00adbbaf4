import { useEffect, useState } from 'react'
import type { Readings } from './spelling.ts'

/**
 * How names are read, loaded apart because it is large: a moment after the screen stands, or as soon as somebody searches. Null until then,
 * and while it cannot be fetched.
 */
export function useSpelling(isSearching: boolean): ((name: string) => Readings) | null {
  const [readingsOf, setReadingsOf] = useState<((name: string) => Readings) | null>(null)
  useEffect(() => {
    if (readingsOf) return
    let isGone = false
    const load = () =>
      import('./spelling.ts').then(
        (spelling) => !isGone && setReadingsOf(() => remembered(spelling.readingsOf)),
        // The next search asks again.
        (cause) => console.warn('the spelling of names could not be loaded', cause),
      )
    const timer = setTimeout(load, isSearching ? 0 : IDLE_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [readingsOf, isSearching])
  return readingsOf
}

const IDLE_MS = 2_000

/** A menu is searched with every key, and its names stay the same. */
function remembered(readingsOf: (name: string) => Readings): (name: string) => Readings {
  const known = new Map<string, Readings>()
  return (name) => {
    const before = known.get(name)
    if (before) return before
    const readings = readingsOf(name)
    known.set(name, readings)
    return readings
  }
}
