import { type Ticking, useTick } from './ticking.ts'
import { timeWithSeconds } from './time.ts'

/** The time in the shop's zone, by the server's clock. */
export function Clock({ ticking, timeZone }: { ticking: Ticking; timeZone: string }) {
  const time = timeWithSeconds(useTick(ticking), timeZone)
  return (
    <time className="clock">
      {time.slice(0, 5)}
      <small>{time.slice(5)}</small>
    </time>
  )
}
