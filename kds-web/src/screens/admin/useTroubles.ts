import type { Presence } from '@passline/shared/presence'
import { useLive } from '../../live/LiveContext.tsx'

/** How many things are wrong with who is there: no kitchen screen, stations that none shows, zones where nobody hears. */
export function useTroubles(): number {
  return useLive(({ presence }) => (presence ? troublesOf(presence) : 0))
}

function troublesOf({ screens, uncovered, silentZones }: Presence): number {
  return (screens.kitchen ? uncovered.length : 1) + silentZones.length
}
