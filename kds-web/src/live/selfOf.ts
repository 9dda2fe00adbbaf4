import type { Device } from '@passline/shared/api'
import type { ShopId } from '@passline/shared/ids'
import type { Role } from '@passline/shared/role'
import type { Self } from './types.ts'

/** What a screen is told of the device it runs on. */
export function selfOf(device: Device, shopId: ShopId): Self {
  return { shopId, deviceId: device.id, deviceName: device.name, role: device.role, zone: zoneOf(device), place: device.place }
}

/** Devices that somebody carries, or that stand in a guest's room: nobody else hears them, so each is a zone of its own. */
const PADS: ReadonlySet<Role> = new Set(['waiter', 'technician', 'roomPad'])

/** The zone of sound in which a device stands, as the server names it in `presence`. */
function zoneOf({ id, role, zone }: Device): string {
  return zone ?? (PADS.has(role) ? `device ${id}` : role)
}
