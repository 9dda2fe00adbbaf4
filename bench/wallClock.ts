/** The instant now as the business counts it, in ms since 1970 UTC with fractions. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now()
}
