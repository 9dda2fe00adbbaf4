import type { Device } from '@passline/shared/api'
import type { OrderSource, PlaceKind } from '@passline/shared/order'
import type { Role } from '@passline/shared/role'
import type { Refusal, ShopView } from './view.ts'

/** What a guest's device is bound to: the kind of place at which it stands, and the source of what it orders. */
const GUESTS: Partial<Record<Role, { kind: PlaceKind; source: OrderSource; words: string }>> = {
  roomPad: { kind: 'room', source: 'roomPad', words: 'A room pad stands in a room' },
  wristband: { kind: 'wristband', source: 'wristband', words: 'A wristband device belongs to a wristband' },
}

/** Why a device of this role cannot stand at a place, or null when it can. Devices of the staff stand at any place or at none. */
export function placeFault(view: ShopView, role: Role, place: Device['place']): Refusal | null {
  const bound = GUESTS[role]
  if (bound && place?.kind !== bound.kind) {
    return { code: 'placeMismatch', detail: `${bound.words}; give its place with the kind "${bound.kind}".` }
  }
  if (place && !view.place(place.kind, place.id)) return { code: 'unknownPlace', detail: `No ${place.kind} "${place.id}" in this shop.` }
  return null
}

/** Why a device may not place this order, or null when it may: a guest's device orders for its own place, with its own source. */
export function guestFault(
  { role, place }: Pick<Device, 'role' | 'place'>,
  order: { source: OrderSource; place: Device['place'] },
): Refusal | null {
  const bound = GUESTS[role]
  const isBound = bound !== undefined || place !== null
  if (isBound && (order.place?.kind !== place?.kind || order.place?.id !== place?.id)) return { code: 'otherPlace' }
  return bound && order.source !== bound.source
    ? { code: 'sourceMismatch', detail: `A device with the role "${role}" orders with the source "${bound.source}".` }
    : null
}
