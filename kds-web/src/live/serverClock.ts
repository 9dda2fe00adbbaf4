/** One exchange with the server: when it was sent and answered by this device's monotonic clock, and what the server's clock said. All ms. */
export interface RoundTrip {
  sentAt: number
  receivedAt: number
  serverAt: number
}

/**
 * The server's clock as this device knows it [K22]. It counts on from the exchanges with the device's monotonic clock, so a wrong or
 * changed wall clock does not touch it. A machine that slept may have stopped that clock too: then `forget`, and the next exchange sets it.
 */
export interface ServerClock {
  /** Server time in ms since 1970 UTC; before the first exchange the device's own clock is the best guess. */
  now(): number
  /** Whether an exchange has set it. */
  isSet(): boolean
  roundTrip(sample: RoundTrip): void
  /** A push that said the server's time: it cannot have been sent after it arrived, so the clock is at least that. */
  heard(serverAt: number, receivedAt: number): void
  /** Before the first exchange: the device's clock was found to be behind by this much, ms, the last time. */
  guess(aheadMs: number): void
  /** What was known may be wrong: the machine slept. Keeps counting with the old value until the next exchange. */
  forget(): void
}

const KEPT = 16
/** Device clocks drift some 50 ms in ten minutes; older exchanges say less than that. */
const OLDEST_MS = 600_000
const SLACK_MS = 10

export function createServerClock(monotonic: () => number, wall: () => number = Date.now): ServerClock {
  let samples: { offset: number; rtt: number; at: number }[] = []
  let bounds: { offset: number; at: number }[] = []
  let offset: number | null = null
  let guess = wall() - monotonic()

  function settle(at: number): void {
    const isRecent = (each: { at: number }) => at - each.at < OLDEST_MS
    samples = [...samples.filter(isRecent).slice(-KEPT), ...(samples.some(isRecent) ? [] : samples.slice(-1))]
    bounds = bounds.filter(isRecent).slice(-KEPT)
    const middle = samples.length > 0 ? medianOfFast(samples) : null
    const least = bounds.length > 0 ? Math.max(...bounds.map((each) => each.offset)) : null
    if (middle !== null) offset = least === null ? middle : Math.max(middle, least)
    else if (least !== null) offset = Math.max(offset ?? least, least)
  }

  return {
    now: () => monotonic() + (offset ?? guess),
    isSet: () => offset !== null,
    roundTrip({ sentAt, receivedAt, serverAt }) {
      samples.push({ offset: serverAt - (sentAt + receivedAt) / 2, rtt: receivedAt - sentAt, at: receivedAt })
      settle(receivedAt)
    },
    heard(serverAt, receivedAt) {
      bounds.push({ offset: serverAt - receivedAt, at: receivedAt })
      settle(receivedAt)
    },
    guess(aheadMs) {
      guess = wall() + aheadMs - monotonic()
    },
    forget() {
      samples = []
      bounds = []
    },
  }
}

/** The median offset of the exchanges about as fast as the fastest: slow ones were slow in one direction, and lie by up to half. */
function medianOfFast(samples: readonly { offset: number; rtt: number }[]): number {
  const fastest = Math.min(...samples.map((each) => each.rtt))
  const fast = samples
    .filter((each) => each.rtt <= fastest * 1.5 + SLACK_MS)
    .map((each) => each.offset)
    .sort((a, b) => a - b)
  const middle = fast.length >> 1
  const upper = fast[middle] ?? 0
  return fast.length % 2 === 1 ? upper : (upper + (fast[middle - 1] ?? upper)) / 2
}
