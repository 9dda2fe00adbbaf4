import type { Device } from '@passline/shared/api'
import type { PresenceAnswer, ScreenReport, SoundState } from '@passline/shared/presence'
import { roles } from '@passline/shared/role'

/** A device as the list shows it: what it is, and what is known of it now. */
export interface DeviceRow {
  device: Device
  /** Null when it is not connected. ISO 8601 UTC. */
  onlineSince: string | null
  lastSeen: string | null
  pages: number
  /** The best of its pages; null when none says anything. */
  sound: SoundState | null
  /** The stations that its pages show; null: all of them, or it does not say. */
  stations: readonly string[] | null
  /** The rev that its most current page in front has painted; null when it does not say. */
  painted: number | null
  /** Whether all its pages lie behind others. */
  isHidden: boolean
  /** Whether one of its pages is the voice of its zone. */
  speaks: boolean
}

const BEST_FIRST: readonly SoundState[] = ['on', 'muted', 'locked', 'voiceMissing']

/** The devices that may still come in, by role and name, with what the server knows of their presence. */
export function deviceRows(devices: readonly Device[], presence: PresenceAnswer | undefined): DeviceRow[] {
  const there = new Map(presence?.devices.map((each) => [each.deviceId, each]))
  const voices = new Set(Object.values(presence?.presence.announcers ?? {}))
  return devices
    .filter((device) => device.revokedAt === null)
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.name.localeCompare(b.name, 'zh', { numeric: true }))
    .map((device) => {
      const known = there.get(device.id)
      const sessions = known?.sessions ?? []
      const reports = sessions.flatMap(({ report }) => report ?? [])
      return {
        device,
        onlineSince: known?.onlineSince ?? null,
        lastSeen: known?.lastSeen ?? null,
        pages: sessions.length,
        sound: BEST_FIRST.find((state) => reports.some((report) => report.sound === state)) ?? null,
        stations: stationsOf(reports),
        painted: reports.length === 0 ? null : Math.max(...reports.map((report) => report.painted)),
        isHidden: reports.length > 0 && reports.every((report) => !report.visible),
        speaks: sessions.some(({ session }) => voices.has(session)),
      }
    })
}

function stationsOf(reports: readonly ScreenReport[]): string[] | null {
  if (reports.length === 0 || reports.some((report) => report.stations === null)) return null
  return [...new Set(reports.flatMap((report) => report.stations ?? []))]
}
