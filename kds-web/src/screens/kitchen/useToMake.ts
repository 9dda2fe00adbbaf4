import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { orphansOf } from '../orphans.ts'
import { isAt, type StationFilter } from './stations.ts'
import { standingOf, totalsOf } from './totals.ts'
import { useLateIds } from './useLateIds.ts'
import { useTimerChime } from './useTimerChime.ts'
import { createWall } from './wall.ts'

/** What there is to make at the stations of this screen, and what is wrong with it. @param isHeld a finger is on the wall */
export function useToMake(state: ShopState | null, station: StationFilter, uncovered: readonly string[], isHeld: boolean) {
  const selfId = useLive((live) => live.self?.deviceId ?? null)
  const now = useServerNow()
  const [wallOf] = useState(createWall)
  const tickets = useMemo(
    () => (state ? wallOf(state, { station, now, isHeld, selfId }) : []),
    [wallOf, state, station, now, isHeld, selfId],
  )
  const totals = useMemo(() => (state ? totalsOf(state, station) : null), [state, station])
  const standing = useMemo(() => (state ? standingOf(state, station, now) : []), [state, station, now])
  const orphans = useMemo(() => (state ? orphansOf(state, uncovered, (id) => isAt(id, station, state)) : null), [state, station, uncovered])
  const lateIds = useLateIds(tickets, now)
  useTimerChime(tickets, now)
  return { tickets, totals, standing, orphans, lateIds }
}
