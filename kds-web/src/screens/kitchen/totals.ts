import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import type { Name } from '@passline/shared/text'
import { uncollectedOf } from '../../parts/aging.ts'
import { isAt, type StationFilter, stationKey } from './stations.ts'

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
  byStation: ReadonlyMap<string, number>
  /** Largest first. */
  dishes: readonly DishTotal[]
}

/** What is waiting and in the pan, all together and for the stations of a screen. Held goods are not to be made yet. */
export function totalsOf(state: ShopState, station: StationFilter): Totals {
  const toMake = [...state.orders.values()].flatMap((order) => order.goods.filter(isToMake))
  const here = toMake.filter((goods) => isAt(goods.stationId, station, state))
  const byStation = new Map<string, number>([['all', portions(toMake)]])
  for (const goods of toMake) {
    const key = stationKey(goods.stationId, state)
    byStation.set(key, (byStation.get(key) ?? 0) + goods.quantity)
  }
  const making = portions(here.filter((goods) => goods.status === 'making'))
  return { waiting: portions(here) - making, making, byStation, dishes: dishTotals(here) }
}

/** An order of which called goods have been standing for too long, with the lines and the worst of them. */
export interface Standing {
  order: CateringOrder
  goods: readonly OrderGoods[]
  level: 'due' | 'late'
  minutes: number
}

/**
 * What was called here and nobody has collected within the shop's minutes, longest first.
 * @param now server time, ms
 */
export function standingOf(state: ShopState, station: StationFilter, now: number): Standing[] {
  const limit = state.shop.settings.uncollectedMinutes
  return [...state.orders.values()]
    .flatMap((order) => {
      const goods = order.goods.filter((each) => isAt(each.stationId, station, state) && uncollectedOf(each, now, limit) !== null)
      const worst = goods.flatMap((each) => uncollectedOf(each, now, limit) ?? []).sort((a, b) => b.minutes - a.minutes)[0]
      return worst ? [{ order, goods, ...worst }] : []
    })
    .sort((a, b) => b.minutes - a.minutes)
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
