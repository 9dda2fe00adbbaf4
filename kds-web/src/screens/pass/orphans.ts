import { isToMake } from '@passline/shared/goods'
import type { Station } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'

/** What is to be made where no kitchen screen shows it. */
export interface Orphans {
  lines: number
  stations: readonly Station[]
}

/** @param uncovered stations that no connected kitchen screen shows @returns null when nothing is to be made there */
export function orphansOf(state: ShopState, uncovered: readonly string[]): Orphans | null {
  if (uncovered.length === 0) return null
  const toMake = [...state.orders.values()].flatMap((order) => order.goods.filter(isToMake))
  const alone = toMake.filter((goods) => uncovered.includes(goods.stationId))
  const ids = new Set(alone.map((goods) => goods.stationId as string))
  const stations = [...state.stations.values()].filter((station) => ids.has(station.id)).sort((a, b) => a.sort - b.sort)
  return alone.length === 0 ? null : { lines: alone.length, stations }
}
