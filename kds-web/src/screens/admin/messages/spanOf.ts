/** A span between two steps: `18 ms`, `1.2 s`, `3:05`. @param ms never negative in truth; clocks of two machines may say so, then it is 0 */
export function spanOf(ms: number): string {
  const span = Math.max(0, ms)
  if (span < 1_000) return `${Math.round(span)} ms`
  if (span < 60_000) return `${(span / 1_000).toFixed(1)} s`
  const seconds = Math.round(span / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
