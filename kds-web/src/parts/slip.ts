/** A second tap within this time is a slip of the finger, ms. */
export const SLIP_MS = 300

export interface SlipGuard {
  /** Whether the target was tapped a moment ago; this counts as a tap of it. */
  isSlip(target: string): boolean
  /** A tap opened or closed something, and something else stands under the finger now. */
  touch(): void
  /** Whether that was only now: the next tap, wherever it goes, was meant for what stood there before. */
  hasMoved(): boolean
}

/** The guard of one screen against double taps. @param now a clock that only runs forward, ms */
export function createSlip(now: () => number = () => performance.now()): SlipGuard {
  const tapped = new Map<string, number>()
  let movedAt = Number.NEGATIVE_INFINITY
  return {
    isSlip(target) {
      const at = now()
      for (const [each, before] of tapped) if (at - before >= SLIP_MS) tapped.delete(each)
      const isSecond = tapped.has(target)
      tapped.set(target, at)
      return isSecond
    },
    touch() {
      movedAt = now()
    },
    hasMoved: () => now() - movedAt < SLIP_MS,
  }
}
