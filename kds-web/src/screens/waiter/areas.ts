import type { CateringOrder, OrderPlace } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'

/** What of the shop a waiter looks at. */
export type Filter =
  | { readonly by: 'all' }
  | { readonly by: 'area'; readonly area: string }
  | { readonly by: 'place'; readonly key: string }
  | { readonly by: 'noPlace' }

export interface Chip {
  readonly filter: Filter
  /** The words of the chip when they come from the shop: an area or a place; null when they are ours. */
  readonly name: string | null
  /** Orders with called goods, and guests' calls that nobody has taken. */
  readonly waiting: number
}

export const ALL: Filter = { by: 'all' }

/** Something that goes to a place, or to none. */
export interface Placed {
  readonly place: OrderPlace | null
}

/** Whether it is within what the waiter looks at. */
export function isWithin({ place }: Placed, filter: Filter, places: ReadonlyMap<string, Place>): boolean {
  switch (filter.by) {
    case 'all':
      return true
    case 'noPlace':
      return place === null
    case 'place':
      return place !== null && placeKey(place.kind, place.id) === filter.key
    case 'area':
      return place !== null && places.get(placeKey(place.kind, place.id))?.area === filter.area
    default:
      return filter satisfies never
  }
}

/** All, then areas when there are several, then the places that have an order or call, then what goes to no place. */
export function chips(orders: readonly CateringOrder[], calls: readonly PadCall[], places: ReadonlyMap<string, Place>): Chip[] {
  const filters = [
    named(ALL, null),
    ...areaFilters(places),
    ...placeFilters([...orders, ...calls]),
    ...(orders.some((order) => order.place === null) ? [named({ by: 'noPlace' }, null)] : []),
  ]
  const waiting: Placed[] = [
    ...orders.filter((order) => order.goods.some((goods) => goods.status === 'called')),
    ...calls.filter((call) => call.takenBy === null),
  ]
  return filters.map(({ filter, name }) => ({ filter, name, waiting: waiting.filter((each) => isWithin(each, filter, places)).length }))
}

/** The filter if its chip still exists; a place whose order is gone would otherwise show an empty shop. */
export function heldFilter(filter: Filter, offered: readonly Chip[]): Filter {
  return offered.find((chip) => sameFilter(chip.filter, filter))?.filter ?? ALL
}

export function sameFilter(a: Filter, b: Filter): boolean {
  return filterKey(a) === filterKey(b)
}

export function filterKey(filter: Filter): string {
  if (filter.by === 'area') return `area:${filter.area}`
  return filter.by === 'place' ? `place:${filter.key}` : filter.by
}

const counting = new Intl.Collator('zh-CN', { numeric: true })

function areaFilters(places: ReadonlyMap<string, Place>) {
  const areas = [...new Set([...places.values()].map((place) => place.area))].filter((area) => area !== '')
  return areas.length < 2 ? [] : areas.sort(counting.compare).map((area) => named({ by: 'area', area }, area))
}

function placeFilters(placed: readonly Placed[]) {
  const names = new Map(placed.flatMap(({ place }) => (place ? [[placeKey(place.kind, place.id), place.name] as const] : [])))
  return [...names].sort(([, a], [, b]) => counting.compare(a, b)).map(([key, name]) => named({ by: 'place', key }, name))
}

function named(filter: Filter, name: string | null): Pick<Chip, 'filter' | 'name'> {
  return { filter, name }
}
