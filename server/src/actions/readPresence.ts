import type { ShopId } from '@passline/shared/ids'
import type { Presence, PresenceAnswer, PresenceWarning } from '@passline/shared/presence'
import { zoneOf } from '@passline/shared/zoneOf'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { presenceOf } from '../rules/presence.ts'
import { readDevices } from '../store/devices.ts'
import { readDevicePresence, readLiveSessions } from '../store/presence.ts'
import type { Desk } from './desk/Desk.ts'

/** Who is there in a shop, device by device, on whatever server, and what is wrong with that. @returns null when there is no such shop */
export async function readPresence(
  { pool: { db }, desk, clock }: { pool: Pool; desk: Desk; clock: Clock },
  shopId: ShopId,
): Promise<PresenceAnswer | null> {
  const [stations, sessions, devices, times] = await Promise.all([
    desk.read(shopId, (book) => [...book.stations.keys()]),
    readLiveSessions(db, [shopId]),
    readDevices(db, shopId),
    readDevicePresence(db, shopId),
  ])
  if (!stations) return null
  const presence = presenceOf(sessions, stations)
  return {
    at: new Date(clock.now()).toISOString(),
    presence,
    warnings: warningsOf(presence),
    devices: devices
      .filter((device) => device.revokedAt === null)
      .map((device) => {
        const own = sessions.filter((session) => session.deviceId === device.id)
        const { onlineSince = null, seenAt = null } = times.get(device.id) ?? {}
        return {
          deviceId: device.id,
          name: device.name,
          role: device.role,
          zone: zoneOf(device),
          onlineSince: own.length > 0 ? onlineSince : null,
          lastSeen: seenAt,
          sessions: own.map((session) => ({
            session: session.sessionId,
            zone: session.zone,
            onlineSince: session.onlineSince,
            report: session.report,
          })),
        }
      }),
  }
}

function warningsOf({ screens, uncovered, silentZones }: Presence): PresenceWarning[] {
  if (!screens.kitchen) return [{ code: 'noKitchenScreen' }, ...silentZones.map(silent)]
  return [...uncovered.map((stationId) => ({ code: 'stationUncovered' as const, stationId })), ...silentZones.map(silent)]
}

function silent(zone: string): PresenceWarning {
  return { code: 'zoneSilent', zone }
}
