import type { Device } from '@passline/shared/api'
import type { GuestView, MyOrderAnswer } from '@passline/shared/guestApi'
import type { OrderId, ShopId } from '@passline/shared/ids'
import { type WaitRange, waitOf } from '@passline/shared/waits'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { linkFault } from '../rules/guestLink.ts'
import { guestViewOf, myOrderOf } from '../rules/guestView.ts'
import type { Refusal } from '../rules/view.ts'
import { type GuestFacts, readGuestOrder, readGuestOrderAt } from '../store/guestOrders.ts'
import { readOrders } from '../store/orders.ts'
import type { GuestKeys } from './guestKeys.ts'
import type { Waits } from './Waits.ts'

export interface GuestParts {
  db: Db
  clock: Clock
  waits: Waits
  keys: GuestKeys
}

/** The page behind a guest's link, for whoever has it. @returns null when the key is of no order */
export async function readGuestPage(parts: GuestParts, key: string): Promise<GuestView | null> {
  const orderId = parts.keys.orderOf(key)
  const order = orderId && (await readGuestOrder(parts.db, orderId))
  if (!order) return null
  const now = parts.clock.now()
  return guestViewOf(order, await waitFor(parts, order, now), new Date(now).toISOString())
}

/**
 * Where the page of an order is, from the root of the server.
 * @returns null when the shop has no such order; otherPlace or orderNotOpen for a device of another guest
 */
export async function readGuestLink(
  { db, keys }: GuestParts,
  { shopId, orderId, device }: { shopId: ShopId; orderId: OrderId; device: Device },
): Promise<{ url: string } | { refused: Refusal } | null> {
  const [order] = await readOrders(db, shopId, [orderId])
  if (!order) return null
  const fault = linkFault(device, order)
  return fault ? { refused: fault } : { url: urlOf(keys, order.id) }
}

/** The open order of the place where a device stands, as its guest may see it; null when none is open, or the device stands nowhere. */
export async function readMyOrder(parts: GuestParts, shopId: ShopId, { place }: Pick<Device, 'place'>): Promise<MyOrderAnswer> {
  const now = parts.clock.now()
  const order = place && (await readGuestOrderAt(parts.db, shopId, place))
  const shown = order && myOrderOf(order, await waitFor(parts, order, now), urlOf(parts.keys, order.id))
  return { at: new Date(now).toISOString(), order: shown }
}

function urlOf(keys: GuestKeys, orderId: OrderId): string {
  return `/g/${keys.keyOf(orderId)}`
}

async function waitFor({ waits }: GuestParts, order: GuestFacts, now: number): Promise<WaitRange | null> {
  if (order.status !== 'open') return null
  const { dishes } = await waits.of(order.shopId)
  return waitOf(order.goods, new Map(dishes.map((each) => [each.dishId, each])), now)
}
