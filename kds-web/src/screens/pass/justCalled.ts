/** Nobody calls an order again within this time, from whichever device, ms. */
const JUST_MS = 3_000

/** @param calledAt the latest call, ms; 0: never @param now server time, ms */
export function isJustCalled(calledAt: number, now: number): boolean {
  return now - calledAt < JUST_MS
}
