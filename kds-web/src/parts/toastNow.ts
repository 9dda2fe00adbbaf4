/** A toast goes by itself after this long. */
export const TOAST_MS = 8_000

/**
 * What a strip tells of the things that were not saved: the newest, then those before it, each for its time. An alarm that stands in the
 * same place waits for nothing but what was told just now.
 * @param now server time, ms
 */
export function toastNow<T extends { at: number }>(toasts: readonly T[], hasAlarm: boolean, now: number): T | undefined {
  const newest = toasts.at(-1)
  return newest && (!hasAlarm || now - newest.at < TOAST_MS) ? newest : undefined
}
