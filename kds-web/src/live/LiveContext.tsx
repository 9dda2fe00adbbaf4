import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { ApiClient } from '../api/client.ts'
import type { Live } from './createLive.ts'
import type { Reporter } from './reporter.ts'
import type { Ticking } from './ticking.ts'
import type { LiveActions, LiveState } from './types.ts'

const LiveContext = createContext<Live | null>(null)

export function LiveProvider({ live, children }: { live: Live; children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>
}

/** A part of what this screen knows. Re-renders only when the selected value changes (by identity). */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(useWhole().store, select)
}

/** What a person can do here. The object never changes. */
export function useActions(): LiveActions {
  return useWhole().actions
}

/** For writes that must be online, such as placing an order. */
export function useClient(): ApiClient {
  return useWhole().client
}

/** Tells the server what this screen shows and whether it can be heard. */
export function useReporter(): Reporter {
  return useWhole().reporter
}

/** Server time in ms, rounded down to `everyMs`; re-renders once per period. */
export function useServerNow(everyMs = 1000): number {
  const { ticking } = useWhole()
  return useSyncExternalStore(
    (changed) => ticking.subscribe(changed),
    () => Math.floor(ticking.now() / everyMs) * everyMs,
  )
}

/** The server's clock as a thing to pass to parts, so that a timer re-renders itself and nothing else. */
export function useTicking(): Ticking {
  return useWhole().ticking
}

function useWhole(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('a screen that follows a shop must stand inside LiveProvider')
  return live
}
