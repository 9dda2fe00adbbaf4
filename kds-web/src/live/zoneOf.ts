import type { Device } from '@passline/shared/api'
import type { Role } from '@passline/shared/role'

/** Devices that somebody carries, or that stand in a guest's room: nobody else hears them, so each is a zone of its own. */
const PADS: ReadonlySet<Role> = new Set(['waiter', 'technician', 'roomPad'])

/** The zone of sound in which this device stands, as the server names it in `presence`. */
export function zoneOf({ id, role, zone }: Pick<Device, 'id' | 'role' | 'zone'>): string {
  return zone ?? (PADS.has(role) ? `device ${id}` : role)
}
