import type { Presence } from '@passline/shared/presence'

export interface Standing {
  /** Whether the server can be heard; what it said before may be old. */
  isLive: boolean
  presence: Presence | null
  zone: string | null
  session: string
}

/** The zone of a device that stands alone. */
const ALONE = 'device '

/**
 * Whether this page is the one that speaks in its zone. As long as nobody has said which page it is, every one speaks: better twice than
 * never.
 */
export function maySpeak({ isLive, presence, zone, session }: Standing): boolean {
  if (!isLive || presence === null || zone === null || zone.startsWith(ALONE)) return true
  const announcer = presence.announcers[zone]
  return announcer === undefined || announcer === session
}
