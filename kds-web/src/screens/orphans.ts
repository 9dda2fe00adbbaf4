import { isToMake } from '@passline/shared/goods'
import type { ShopState } from '@passline/shared/state'

/** What is to be made where no kitchen screen shows it. */
export interface Orphans {
  /** In the order of the shop. */
  stationIds: readonly string[]
  lines: number
  /** When the oldest of them began to wait, ms. */
  since: number
}

/**
 * @param uncovered stations that the server knows to be on no kitchen screen
 * @param isHere whether the screen that asks shows a station all the same
 * @returns null when nothing is to be made there
 */
export function orphansOf(state: ShopState, uncovered: readonly string[], isHere: (stationId: string) => boolean): Orphans | null {
  const lost = uncovered.filter((id) => !isHere(id))
  if (lost.length === 0) return null
  const lines = [...state.orders.values()].flatMap((order) =>
    order.goods.filter((goods) => isToMake(goods) && lost.includes(goods.stationId)),
  )
  if (lines.length === 0) return null
  const sort = (id: string) => state.stations.get(id)?.sort ?? 0
  const stationIds = lost.filter((id) => lines.some((goods) => goods.stationId === id)).sort((a, b) => sort(a) - sort(b))
  return { stationIds, lines: lines.length, since: Math.min(...lines.map((goods) => Date.parse(goods.firedAt ?? goods.addedAt))) }
}
