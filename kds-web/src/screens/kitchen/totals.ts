import type { OrderGoods } from '@passline/shared/goods'
import type { ShopState } from '@passline/shared/state'
import type { Name } from '@passline/shared/text'
import { isAt, type StationFilter } from './wall.ts'

export interface DishTotal {
  key: string
  name: Name
  /** Portions waiting and in the pan. */
  portions: number
  making: number
}

export interface Totals {
  waiting: number
  making: number
  /** Portions to make per station id; `all`, and `other` for stations that the shop does not know. */
  byStation: ReadonlyMap<StationFilter, number>
  /** Largest first. */
  dishes: readonly DishTotal[]
}

/** What is waiting and in the pan, all together and for one station. */
export function totalsOf(state: ShopState, station: StationFilter): Totals {
  const toMake = [...state.orders.values()].flatMap((order) =>
    order.goods.filter((goods) => goods.status === 'waiting' || goods.status === 'making'),
  )
  const here = toMake.filter((goods) => isAt(goods, station, state))
  const byStation = new Map<StationFilter, number>([['all', portions(toMake)]])
  for (const goods of toMake) {
    const key = state.stations.has(goods.stationId) ? goods.stationId : 'other'
    byStation.set(key, (byStation.get(key) ?? 0) + goods.quantity)
  }
  const making = portions(here.filter((goods) => goods.status === 'making'))
  return { waiting: portions(here) - making, making, byStation, dishes: dishTotals(here) }
}

function dishTotals(lines: readonly OrderGoods[]): DishTotal[] {
  const totals = new Map<string, DishTotal>()
  for (const goods of lines) {
    const before = totals.get(goods.dishId) ?? { key: goods.dishId, name: goods.name, portions: 0, making: 0 }
    const making = before.making + (goods.status === 'making' ? goods.quantity : 0)
    totals.set(goods.dishId, { ...before, portions: before.portions + goods.quantity, making })
  }
  return [...totals.values()].sort((a, b) => b.portions - a.portions || (a.key < b.key ? -1 : 1))
}

function portions(lines: readonly OrderGoods[]): number {
  return lines.reduce((sum, goods) => sum + goods.quantity, 0)
}
