import { type ScreenReport, screenReport } from '@passline/shared/presence'
import type { FeedSocket } from './server.ts'

/** A screen says something of itself at most once a second; what comes faster than this, in ms, is taken together: the latest holds. */
const TAKEN_EACH_MS = 250

/** Takes what a screen says of itself. What cannot be read is left unheard: a report is no write, and nobody waits for an answer. */
export function hearReports(socket: FeedSocket, take: (report: ScreenReport) => void): void {
  let latest: unknown
  let timer: NodeJS.Timeout | undefined
  const takeLatest = () => {
    timer = undefined
    if (latest === undefined) return
    const parsed = screenReport.safeParse(latest)
    latest = undefined
    timer = setTimeout(takeLatest, TAKEN_EACH_MS)
    if (parsed.success) take(parsed.data)
  }
  socket.on('report', (report: unknown) => {
    latest = report
    if (!timer) takeLatest()
  })
  socket.on('disconnect', () => clearTimeout(timer))
}
