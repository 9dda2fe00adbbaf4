import { useLive, useServerNow } from '../live/LiveContext.tsx'
import { LinkStatus } from '../parts/LinkStatus.tsx'

/** Stored actions are worth a word when they are older than this, ms. */
const SLOW_MS = 3_000

/** How this screen's link stands now, and what waits on it. */
export function LinkNow({ timeZone }: { timeZone: string }) {
  const phase = useLive((live) => live.connection.phase)
  const provenAt = useLive((live) => live.provenAt)
  const size = useLive((live) => live.outboxSize)
  const oldest = useLive((live) => live.pending.find((each) => each.rev === null)?.at ?? null)
  const now = useServerNow()
  const isSlow = phase !== 'live' || (oldest !== null && now > oldest + SLOW_MS)
  return <LinkStatus phase={phase} provenAt={provenAt} stored={isSlow ? size : 0} timeZone={timeZone} />
}
