import type { Dish, Station } from '@passline/shared/shop'

/** The station and the ten dishes of every shop of the bench. */
export const stations = [{ id: 'hot', name: { zh: '热菜', en: 'Wok' }, sort: 1 }] as Station[]
export const menu = Array.from({ length: 10 }, (_, index) => ({
  id: `dish-${index}`,
  name: { zh: `${index} 号菜`, en: `Dish number ${index}` },
  priceFen: 1_000 + 100 * index,
  stationId: 'hot',
  expectedMinutes: 5 + index,
  options: [],
  soldOut: false,
  sort: index,
})) as unknown as Dish[]
