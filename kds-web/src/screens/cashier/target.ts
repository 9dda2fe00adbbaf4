import type { PlaceOrderRequest } from '@passline/shared/api'
import { type PlaceId, placeId } from '@passline/shared/ids'
import { type CateringOrder, fitsPlace, joins, type OrderSource, type PlaceKind, placeKinds } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'

/** Where a cart goes. */
export type Target = PlaceTarget | { readonly kind: 'takeAway' }
export interface PlaceTarget {
  readonly kind: PlaceKind
  readonly id: PlaceId
}
export type TargetKind = Target['kind']

export const targetKinds = ['room', 'table', 'wristband', 'takeAway'] as const satisfies readonly TargetKind[]

/** Under which a cart is kept: one per target, and one for what was chosen before any target was. */
export function targetKey(target: Target | null): string {
  if (target === null) return 'none'
  return target.kind === 'takeAway' ? 'takeAway' : `${target.kind}:${target.id}`
}

/** The target that a key names; null for the key of none. */
export function targetAt(key: string): Target | null {
  if (key === 'takeAway') return { kind: 'takeAway' }
  const kind = placeKinds.find((each) => key.startsWith(`${each}:`))
  const id = kind && placeId.safeParse(key.slice(kind.length + 1))
  return kind && id?.success ? { kind, id: id.data } : null
}

export function targetOf(order: Pick<CateringOrder, 'place'>): PlaceTarget | null {
  return order.place === null ? null : { kind: order.place.kind, id: order.place.id }
}

/** The open order that a cart for this target would join [K12]. */
export function joinedOrder(target: Target | null, orders: Iterable<CateringOrder>): CateringOrder | null {
  if (target === null || target.kind === 'takeAway') return null
  for (const order of orders) if (joins(order, target)) return order
  return null
}

/** The kinds of place to which an order of a source can be moved. */
export function fittingKinds(source: OrderSource): PlaceKind[] {
  return placeKinds.filter((kind) => fitsPlace(source, kind))
}

/** Source and place of the request for a target. */
export function addressOf(target: Target): Pick<PlaceOrderRequest, 'source' | 'place'> {
  if (target.kind === 'takeAway') return { source: 'takeAway', place: null }
  return { source: 'till', place: { kind: target.kind, id: target.id } }
}

export interface PlaceRow {
  readonly place: Place
  /** The open order of the place. */
  readonly order: CateringOrder | null
}

/**
 * Places of a kind in the order people count: A2 before A10. What is searched, by name, id or area, is found in every kind, the wanted kind
 * first: whoever types a number should not have to choose its kind before.
 */
export function placeRows(
  places: Iterable<Place>,
  orders: readonly CateringOrder[],
  wanted: { kind: PlaceKind | null; search: string },
): PlaceRow[] {
  const search = wanted.search.trim().toLowerCase()
  const rank = (place: Place) => (place.kind === wanted.kind ? 0 : 1 + placeKinds.indexOf(place.kind))
  return [...places]
    .filter((place) => (search === '' ? place.kind === wanted.kind : matches(place, search)))
    .sort((a, b) => rank(a) - rank(b) || counting.compare(a.name, b.name))
    .map((place) => ({ place, order: orders.find((order) => joins(order, place)) ?? null }))
}

/** The one place that a search can mean: the only one found, or the only one of that name; of several names the wanted kind. Null while it is open. */
export function meantPlace(rows: readonly PlaceRow[], wanted: { kind: PlaceKind; search: string }): Target | null {
  const search = wanted.search.trim().toLowerCase()
  if (search === '') return null
  const named = rows.filter(({ place }) => place.name.toLowerCase() === search)
  const candidates = named.length > 1 ? named.filter(({ place }) => place.kind === wanted.kind) : named.length === 1 ? named : rows
  const [only] = candidates
  return only && candidates.length === 1 ? { kind: only.place.kind, id: only.place.id } : null
}

const counting = new Intl.Collator('zh-CN', { numeric: true })

function matches(place: Place, search: string): boolean {
  return [place.name, place.id, place.area].some((text) => text.toLowerCase().includes(search))
}
