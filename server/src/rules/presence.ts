import { channelOf } from '@passline/shared/channel'
import type { Presence, ScreenReport } from '@passline/shared/presence'
import type { Role } from '@passline/shared/role'

/** A page that is connected to one of the servers. */
export interface ScreenSession {
  sessionId: string
  deviceId: string
  role: Role
  zone: string
  onlineSince: string
  /** Since when it can be heard, without a break; null when it cannot, or has not said so. */
  audibleSince: string | null
  /** What it said of itself last; null before it said anything, as other people's programs do for ever. */
  report: ScreenReport | null
}

/** Roles whose screens announce things to people who stand around them. */
const ANNOUNCING: ReadonlySet<Role> = new Set(['kitchen', 'pass', 'board', 'cashier'])

/** Who is there, from the sessions of one shop. Every server comes to the same from the same rows. */
export function presenceOf(sessions: readonly ScreenSession[], stations: readonly string[]): Presence {
  const zones = byZone(sessions)
  return {
    screens: countByChannel(sessions),
    uncovered: uncoveredOf(sessions, stations),
    announcers: Object.fromEntries(zones.flatMap(([zone, there]) => announcerOf(there).map((sessionId) => [zone, sessionId]))),
    silentZones: zones.flatMap(([zone, there]) => (isSilent(there) ? [zone] : [])),
  }
}

function byZone(sessions: readonly ScreenSession[]): [zone: string, there: ScreenSession[]][] {
  const zones = new Map<string, ScreenSession[]>()
  for (const session of sessions) zones.set(session.zone, [...(zones.get(session.zone) ?? []), session])
  return [...zones].sort(([a], [b]) => compare(a, b))
}

function countByChannel(sessions: readonly ScreenSession[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { role } of [...sessions].sort((a, b) => compare(a.role, b.role))) {
    const channel = channelOf(role)
    if (channel !== null) counts[channel] = (counts[channel] ?? 0) + 1
  }
  return counts
}

/** A kitchen screen that has said nothing of its stations is believed to show all of them. */
function uncoveredOf(sessions: readonly ScreenSession[], stations: readonly string[]): string[] {
  const shown = sessions.filter(({ role, report }) => role === 'kitchen' && (report === null || report.visible))
  return [...stations].sort(compare).filter((station) => !shown.some(({ report }) => report?.stations?.includes(station) ?? true))
}

/** The one that has been heard longest: it keeps speaking until it is gone or mute. */
function announcerOf(sessions: readonly ScreenSession[]): string[] {
  const heard = sessions.filter(isHeard).sort((a, b) => compare(rankOf(a), rankOf(b)))
  return heard.slice(0, 1).map((session) => session.sessionId)
}

function rankOf({ audibleSince, onlineSince, sessionId }: ScreenSession): string {
  return `${audibleSince} ${onlineSince} ${sessionId}`
}

/** Whether the screens of a zone should be heard, have said whether they can be, and none can. A zone without screens is not silent but gone. */
function isSilent(sessions: readonly ScreenSession[]): boolean {
  return sessions.some(({ role, report }) => ANNOUNCING.has(role) && report !== null) && !sessions.some(isHeard)
}

function isHeard({ report, audibleSince }: ScreenSession): boolean {
  return report?.sound === 'on' && audibleSince !== null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
