import type { shopChange } from '@passline/shared/api'
import type { Happening } from '@passline/shared/event'
import type { PlaceKind } from '@passline/shared/order'
import type { Dish, Place, Station } from '@passline/shared/shop'
import type * as z from 'zod'
import type { Refusal, ShopView } from '../rules/view.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/** Changes name, time zone or settings of a shop; what is not named stays. @returns 200 with the shop */
export function changeShop(desk: Desk, asker: Asker, change: z.infer<typeof shopChange>): Promise<Reply> {
  return configure(desk, asker, (view) => {
    const { settings, ...rest } = defined(change)
    const shop = { ...view.shop, ...rest, settings: { ...view.shop.settings, ...defined(settings ?? {}) } }
    return same(shop, view.shop) ? unchanged({ shop }) : { happening: { name: 'shopChanged', data: { shop } }, body: { shop } }
  })
}

/** Creates or changes a station. @returns 200 with the station */
export function saveStation(desk: Desk, asker: Asker, station: Station): Promise<Reply> {
  return configure(desk, asker, (view) =>
    same(station, view.station(station.id))
      ? unchanged({ station })
      : { happening: { name: 'stationSaved', data: { station } }, body: { station } },
  )
}

/** Removes a station that no dish is made at. @returns 200; 409 inUse; 404 notFound */
export function removeStation(desk: Desk, asker: Asker, stationId: Station['id']): Promise<Reply> {
  return configure(desk, asker, (view) => {
    if (!view.station(stationId)) return { code: 'notFound', detail: `No station "${stationId}" in this shop.` }
    const dishes = view.dishesAt(stationId)
    if (dishes.length > 0)
      return { code: 'inUse', detail: `${dishes.length} dishes are made at this station.`, dishIds: dishes.map((dish) => dish.id) }
    return { happening: { name: 'stationRemoved', data: { stationId } }, body: {} }
  })
}

/** Creates or changes a dish; whether it is sold out and how much is left stays as it was. @returns 200 with the dish; 422 unknownStation */
export function saveDish(desk: Desk, asker: Asker, input: Omit<Dish, 'soldOut' | 'soldOutUntil' | 'remaining'>): Promise<Reply> {
  return configure(desk, asker, (view) => {
    if (!view.station(input.stationId)) return { code: 'unknownStation', detail: `No station "${input.stationId}" in this shop.` }
    const known = view.dish(input.id)
    const { soldOut = false, soldOutUntil = null, remaining = null } = known ?? {}
    const dish: Dish = { ...input, soldOut, soldOutUntil, remaining }
    return same(dish, known) ? unchanged({ dish }) : { happening: { name: 'dishSaved', data: { dish } }, body: { dish } }
  })
}

/** Takes a dish off the menu; orders keep what they have of it. @returns 200; 404 notFound */
export function removeDish(desk: Desk, asker: Asker, dishId: Dish['id']): Promise<Reply> {
  return configure(desk, asker, (view) =>
    view.dish(dishId)
      ? { happening: { name: 'dishRemoved', data: { dishId } }, body: {} }
      : { code: 'notFound', detail: `No dish "${dishId}" in this shop.` },
  )
}

/** Creates or changes a room, table or wristband. Open orders keep the name they were placed with. @returns 200 with the place */
export function savePlace(desk: Desk, asker: Asker, place: Place): Promise<Reply> {
  return configure(desk, asker, (view) =>
    same(place, view.place(place.kind, place.id))
      ? unchanged({ place })
      : { happening: { name: 'placeSaved', data: { place } }, body: { place } },
  )
}

/** Removes a place that has no open order. @returns 200; 409 inUse; 404 notFound */
export function removePlace(desk: Desk, asker: Asker, kind: PlaceKind, placeId: Place['id']): Promise<Reply> {
  return configure(desk, asker, (view) => {
    if (!view.place(kind, placeId)) return { code: 'notFound', detail: `No ${kind} "${placeId}" in this shop.` }
    const order = view.openOrderAt(kind, placeId)
    if (order) return { code: 'inUse', detail: `Order ${order.id} is open there.` }
    return { happening: { name: 'placeRemoved', data: { kind, placeId } }, body: {} }
  })
}

type Configured = { happening: Happening | null; body: object } | Refusal

function configure(desk: Desk, asker: Asker, rule: (view: ShopView) => Configured): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: (view) => {
      const configured = rule(view)
      if ('code' in configured) return { happenings: [], answer: () => ({ refused: configured }) }
      return {
        happenings: configured.happening ? [configured.happening] : [],
        answer: (after) => ({ status: 200, body: { rev: after.rev, ...configured.body } }),
      }
    },
  })
}

function unchanged(body: object): Configured {
  return { happening: null, body }
}

/** Whether two values say the same, whatever the order of their members. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  return (
    keys.length === others.length && keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>
}
