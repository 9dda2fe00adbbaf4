import type { Device } from './api.ts'
import type { Role } from './role.ts'

/** Devices that somebody carries, or that stand in a guest's room: nobody else hears them, so each is a zone of its own. */
const PADS: ReadonlySet<Role> = new Set(['waiter', 'technician', 'roomPad'])

/** Where a device stands, as far as sound goes: what it was told, or the place of its role. */
export function zoneOf({ id, role, zone }: Pick<Device, 'id' | 'role' | 'zone'>): string {
  return zone ?? (PADS.has(role) ? `device ${id}` : role)
}
