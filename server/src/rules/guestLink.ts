import type { Device } from '@passline/shared/api'
import { type CateringOrder, isSamePlace } from '@passline/shared/order'
import { may } from '@passline/shared/role'
import type { Refusal } from './view.ts'

/**
 * Why a device may not be told the link of an order, or null when it may. A device that stands at a place, as a guest's does, is told that
 * of the order which is open there.
 */
export function linkFault({ role, place }: Pick<Device, 'role' | 'place'>, order: Pick<CateringOrder, 'place' | 'status'>): Refusal | null {
  if (place === null && may(role, 'follow')) return null
  if (place === null || !isSamePlace(order.place, place)) return { code: 'otherPlace' }
  return order.status === 'open' ? null : { code: 'orderNotOpen' }
}
