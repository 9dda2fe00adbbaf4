import type { Dish, Station } from '@passline/shared/shop'
import type { Readings } from './spelling.ts'
import { spells } from './spells.ts'

/** What the menu shows: one station or all (null), and what is searched: a name in Chinese or English, its pinyin, or initials. */
export interface MenuView {
  readonly stationId: string | null
  readonly search: string
  /** How a Chinese name is read; null until that is loaded: then names are found, and their spelling is not. */
  readonly readingsOf: ((name: string) => Readings) | null
}

/**
 * Dishes of the menu by station and their own order. A search looks in every station, so that nothing is missed, and puts first what is
 * named most plainly, because Enter takes the first.
 */
export function findDishes(dishes: Iterable<Dish>, stations: ReadonlyMap<string, Station>, view: MenuView): Dish[] {
  const words = view.search.toLowerCase().replaceAll("'", '').split(/\s+/).filter(Boolean)
  const sort = (dish: Dish) => stations.get(dish.stationId)?.sort ?? Number.MAX_SAFE_INTEGER
  return [...dishes]
    .filter((dish) => words.length > 0 || view.stationId === null || dish.stationId === view.stationId)
    .map((dish) => ({ dish, rank: Math.max(0, ...words.map((word) => rankOf(dish, word, view.readingsOf))) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        sort(a.dish) - sort(b.dish) ||
        a.dish.stationId.localeCompare(b.dish.stationId) ||
        a.dish.sort - b.dish.sort ||
        a.dish.id.localeCompare(b.dish.id),
    )
    .map(({ dish }) => dish)
}

export function sortedStations(stations: ReadonlyMap<string, Station>): Station[] {
  return [...stations.values()].sort((a, b) => a.sort - b.sort || a.id.localeCompare(b.id))
}

/** The dish that Enter takes: the first that can be ordered. Null when nothing is searched. */
export function enterDish(found: readonly Dish[], search: string): Dish | null {
  return search.trim() === '' ? null : (found.find((dish) => !dish.soldOut) ?? null)
}

const NOT_FOUND = 9

/** How plainly a word names a dish, 0 the plainest: it begins its name, spells it from the start, stands within it, spells the middle, or spells it by readings that the name does not have. */
function rankOf(dish: Dish, word: string, readingsOf: MenuView['readingsOf']): number {
  const names = [dish.name.zh.toLowerCase(), dish.name.en.toLowerCase()]
  if (names.some((name) => name.startsWith(word))) return 0
  const readings = readingsOf?.(dish.name.zh) ?? []
  const here = readings.map((each) => each.slice(0, 1))
  if (spells(here, 0, word)) return 1
  if (names.some((name) => name.includes(word)) || initialsOf(dish.name.en).startsWith(word)) return 2
  if (spellsWithin(here, word)) return 3
  return spellsWithin(readings, word) ? 4 : NOT_FOUND
}

function spellsWithin(readings: Readings, word: string): boolean {
  return readings.some((here, from) => here.length > 0 && spells(readings, from, word))
}

/** The first letters of the words of an English name. */
function initialsOf(name: string): string {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1))
    .join('')
}
