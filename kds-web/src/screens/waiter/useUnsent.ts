import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import type { Pending } from '../../live/types.ts'

/** A connected screen gives the server so long to answer before it says that something waits. */
const SLOW_MS = 3_000

/** What was tapped here and waits for the server: at once without a connection, after a moment with one. */
export function useUnsent(): readonly Pending[] {
  const isLive = useLive((live) => live.connection.phase === 'live')
  const pending = useLive((live) => live.pending)
  const now = useServerNow()
  return pending.filter((each) => each.rev === null && (!isLive || now > each.at + SLOW_MS))
}
