/** On some machines the time that timers wait stands still during sleep, so one that waits long would notice late. */
const EVERY_MS = 250
const SLEEP_MS = 3_000

/** Looks four times a second, and says whether this machine slept since the last look: timers stood still. @returns how to stop */
export function watchTime(monotonic: () => number, look: (slept: boolean) => void): () => void {
  let lookedAt = monotonic()
  let wallAt = Date.now()
  const timer = setInterval(() => {
    const at = monotonic()
    const wall = Date.now()
    const slept = at - lookedAt > EVERY_MS + SLEEP_MS || wall - wallAt > EVERY_MS + SLEEP_MS
    lookedAt = at
    wallAt = wall
    look(slept)
  }, EVERY_MS)
  return () => clearInterval(timer)
}
