/** Silence that somebody asked for: until a server time in ms, or until somebody takes it back; null when nobody did. */
export type Mute = { until: number } | { until: null } | null

export const MUTE_MS = 300_000

export function muteFor(now: number): Mute {
  return { until: now + MUTE_MS }
}

export const MUTE_LONG: Mute = { until: null }

export function isMuted(mute: Mute, now: number): boolean {
  return mute !== null && (mute.until === null || now < mute.until)
}

/** How long it still is, `4:32`; null when it has no end. */
export function muteLeft(mute: Mute, now: number): string | null {
  if (mute === null || mute.until === null) return null
  const seconds = Math.ceil(Math.min(MUTE_MS, Math.max(0, mute.until - now)) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
