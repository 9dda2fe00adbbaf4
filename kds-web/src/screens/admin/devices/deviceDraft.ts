import { type Device, deviceInput } from '@passline/shared/api'
import type { PlaceKind } from '@passline/shared/order'
import type { Role } from '@passline/shared/role'
import { type FaultPaths, faultsBySchema } from '../faultPaths.ts'

export type AddedRole = Exclude<Role, 'owner'>

/** A device as the form has it. Nothing that widens access is chosen beforehand. */
export interface DeviceDraft {
  name: string
  role: AddedRole | ''
  place: Device['place']
  zone: string
}

export const EMPTY_DRAFT: DeviceDraft = { name: '', role: '', place: null, zone: '' }

const PLACED: Partial<Record<Role, PlaceKind>> = { roomPad: 'room', wristband: 'wristband' }
const ZONED: ReadonlySet<Role> = new Set(['kitchen', 'pass', 'board', 'cashier'])

/** The kind of place that a device of this role belongs to; null: to none. */
export function placeKindOf(role: AddedRole | ''): PlaceKind | null {
  return role === '' ? null : (PLACED[role] ?? null)
}

/** Whether devices of this role announce in a zone. */
export function hasZone(role: AddedRole | ''): boolean {
  return role !== '' && ZONED.has(role)
}

/** What the API is sent. */
export function bodyOf({ name, role, place, zone }: DeviceDraft) {
  const ownZone = hasZone(role) ? zone.trim() : ''
  return { name: name.trim(), role, place: place && place.kind === placeKindOf(role) ? place : null, zone: ownZone === '' ? null : ownZone }
}

/** What is wrong before anything is sent: also a place that is missing. */
export function faultsOf(draft: DeviceDraft): FaultPaths {
  const body = bodyOf(draft)
  const found = new Set(faultsBySchema(deviceInput, body))
  if (placeKindOf(draft.role) && body.place === null) found.add('place')
  return found
}
