import { useEffect, useEffectEvent } from 'react'
import type { Ticking } from '../parts/ticking.ts'
import { notePainted } from './painted.ts'

/** Notes orders when what a screen shows of them changes; that the shop moved on elsewhere is no reason. @param rev the position that is shown */
export function usePaintNotes(shown: readonly { id: string }[], rev: number, ticking: Ticking): void {
  const note = useEffectEvent((id: string) => notePainted(id, rev, ticking.now))
  useEffect(() => {
    for (const { id } of shown) note(id)
  }, [shown])
}
