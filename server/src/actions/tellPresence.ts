import type { Happening } from '@passline/shared/event'
import type { DeviceId, ShopId } from '@passline/shared/ids'
import type { Presence } from '@passline/shared/presence'
import { BY_ITSELF } from '@passline/shared/reportApi'
import type { Role } from '@passline/shared/role'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import type { Tx } from '../db/types.ts'
import { noteToldOffline, readDevicesBack, readGoneDevices } from '../store/presence.ts'
import { deleteSilentZone, insertSilentZones, noteToldSilent, readSilentZones, type SilentZone } from '../store/silence.ts'
import type { Desk } from './desk/Desk.ts'

export interface TellPresenceParts {
  pool: Pool
  desk: Desk
  clock: Clock
}

/** Devices whose absence the shop is told: those at which people work. Guests' pads and technicians' phones come and go. */
const MISSED: readonly Role[] = ['kitchen', 'pass', 'board', 'cashier', 'waiter']

/** Tells shops which of their devices have been gone for too long, and which are back: once each, whichever server asks. */
export async function tellDevices(parts: TellPresenceParts): Promise<void> {
  const at = new Date(parts.clock.now()).toISOString()
  for (const { deviceId, shopId, name, role, since } of await readGoneDevices(parts.pool.db, MISSED, at)) {
    const happening: Happening = { name: 'deviceOffline', data: { deviceId: deviceId as DeviceId, name, role, since } }
    await tell(parts, shopId, `${deviceId}-${Date.parse(since)}-offline`, happening, (tx) => noteToldOffline(tx, deviceId, at))
  }
  for (const { deviceId, shopId, name, since } of await readDevicesBack(parts.pool.db)) {
    const happening: Happening = { name: 'deviceOnline', data: { deviceId: deviceId as DeviceId, name } }
    await tell(parts, shopId, `${deviceId}-${Date.parse(since)}-online`, happening, (tx) => noteToldOffline(tx, deviceId, null))
  }
}

/** Tells shops in which of their zones nobody has been heard for longer than their setting, and where somebody is heard again. */
export async function tellSilence(parts: TellPresenceParts, presences: ReadonlyMap<ShopId, Presence>): Promise<void> {
  const now = parts.clock.now()
  const known = await readSilentZones(parts.pool.db, [...presences.keys()])
  await noteSilence(parts.pool, presences, known, new Date(now).toISOString())
  for (const { shopId, zone, since, toldAt } of known) {
    const presence = presences.get(shopId as ShopId)
    const settings = await parts.desk.read(shopId as ShopId, (book) => book.shop.settings)
    const key = `${zone}-${Date.parse(since)}`
    if (presence?.announcers[zone] !== undefined) {
      const heardAgain = (tx: Tx) => deleteSilentZone(tx, shopId, zone)
      if (toldAt === null) await transaction(parts.pool, heardAgain)
      else await tell(parts, shopId, `${key}-heard`, { name: 'zoneHeard', data: { zone } }, heardAgain)
    } else if (
      toldAt === null &&
      settings &&
      presence?.silentZones.includes(zone) &&
      now - Date.parse(since) >= settings.silenceSeconds * 1_000
    ) {
      const at = new Date(now).toISOString()
      await tell(parts, shopId, `${key}-silent`, { name: 'zoneSilent', data: { zone } }, (tx) => noteToldSilent(tx, shopId, zone, at))
    }
  }
}

async function noteSilence(
  pool: Pool,
  presences: ReadonlyMap<ShopId, Presence>,
  known: readonly SilentZone[],
  since: string,
): Promise<void> {
  const fresh = [...presences].flatMap(([shopId, { silentZones }]) =>
    silentZones
      .filter((zone) => !known.some((each) => each.shopId === shopId && each.zone === zone))
      .map((zone) => ({ shopId, zone, since })),
  )
  if (fresh.length > 0) await transaction(pool, (tx) => insertSilentZones(tx, fresh))
}

/** Writes an event under a key of its own, so that it happens once although every server sees the reason. */
async function tell(
  { desk }: TellPresenceParts,
  shopId: string,
  key: string,
  happening: Happening,
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  await desk.submit({
    shopId: shopId as ShopId,
    actor: BY_ITSELF,
    key: { scope: `presence ${shopId}`, key, requestHash: key },
    decide: () => ({ happenings: [happening], answer: (after) => ({ status: 200, body: { rev: after.rev } }), also }),
  })
}
