import type { ScreenReport } from '@passline/shared/presence'

/** What a screen says of itself: at most once a second, when it changed, and again after each connection. */
export interface Reporter {
  say(part: Partial<ScreenReport>): void
  /** The server knows nothing of this screen: it is told again. */
  connected(): void
  stop(): void
}

const APART_MS = 1_000

/** @param emit sends the report; @returns whether there was a line */
export function createReporter(emit: (report: ScreenReport) => boolean, monotonic: () => number): Reporter {
  let report: ScreenReport = { painted: 0, stations: null, visible: true, sound: 'locked', voice: 'none', lastSpokenAt: null }
  let told = ''
  let toldAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function tell(): void {
    clearTimeout(timer)
    timer = undefined
    const now = JSON.stringify(report)
    if (now === told || !emit(report)) return
    told = now
    toldAt = monotonic()
  }

  return {
    say(part) {
      report = { ...report, ...part }
      timer ??= setTimeout(tell, Math.max(0, toldAt + APART_MS - monotonic()))
    },
    connected() {
      told = ''
      tell()
    },
    stop: () => clearTimeout(timer),
  }
}
