import { type Ticking, useTick } from './ticking.ts'
import { elapsed } from './time.ts'

/** How long it is since an instant, running. It re-renders itself every second and nothing around it. */
export function Elapsed({ since, ticking }: { since: number; ticking: Ticking }) {
  return <>{elapsed(useTick(ticking) - since)}</>
}
