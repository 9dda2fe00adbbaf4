import type { Dish, Station } from '@passline/shared/shop'

/** What the menu shows: one station or all (null), and what is searched in Chinese or English. */
export interface MenuView {
  readonly stationId: string | null
  readonly search: string
}

/** Dishes of the menu by station and their own order. A search looks in every station, so that nothing is missed. */
export function findDishes(dishes: Iterable<Dish>, stations: ReadonlyMap<string, Station>, view: MenuView): Dish[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = (dish: Dish) => stations.get(dish.stationId)?.sort ?? Number.MAX_SAFE_INTEGER
  return [...dishes]
    .filter((dish) =>
      words.length > 0 ? words.every((word) => isNamed(dish, word)) : view.stationId === null || dish.stationId === view.stationId,
    )
    .sort((a, b) => rank(a) - rank(b) || a.stationId.localeCompare(b.stationId) || a.sort - b.sort || a.id.localeCompare(b.id))
}

export function sortedStations(stations: ReadonlyMap<string, Station>): Station[] {
  return [...stations.values()].sort((a, b) => a.sort - b.sort || a.id.localeCompare(b.id))
}

function isNamed(dish: Dish, word: string): boolean {
  return dish.name.zh.toLowerCase().includes(word) || dish.name.en.toLowerCase().includes(word)
}
