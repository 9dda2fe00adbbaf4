import type { ChangesSeenRequest } from '@passline/shared/api'
import type { StationId } from '@passline/shared/ids'
import { type CateringOrder, hasAllergy, isSeenAt } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { isAt, type StationFilter } from './stations.ts'

/** What a screen acknowledges with one tap for the stations it shows: additions and edits. An allergy is acknowledged by itself. Null: nothing. */
export function newsRequest(order: CateringOrder, filter: StationFilter, state: ShopState): ChangesSeenRequest | null {
  const stationIds = stationsHere(order, filter, state)
  const isUnseen = (what: { seen: readonly { stationId: string }[] }) => stationIds.some((id) => !isSeenAt(what, id))
  const rounds = order.rounds.filter((round) => round.round > 1 && !hasAllergy(round) && isUnseen(round)).map((round) => round.round)
  const edits = order.edits.filter(isUnseen).map((edit) => edit.id)
  return rounds.length + edits.length > 0 && stationIds.length > 0 ? { stationIds, rounds, edits } : null
}

/** The acknowledgement of the allergies of some rounds, for the stations here that make something of them. */
export function allergyRequest(
  order: CateringOrder,
  rounds: readonly number[],
  filter: StationFilter,
  state: ShopState,
): ChangesSeenRequest | null {
  const lines = order.goods.filter((goods) => rounds.includes(goods.round) && isAt(goods.stationId, filter, state))
  const stationIds = [...new Set(lines.map((goods) => goods.stationId))]
  return stationIds.length > 0 ? { stationIds, rounds: [...rounds], edits: [] } : null
}

/** The stations of this screen that have lines of the order, or had some before they went elsewhere. */
function stationsHere(order: CateringOrder, filter: StationFilter, state: ShopState): StationId[] {
  const moved = order.edits.flatMap((edit) => (edit.what === 'station' ? [edit.from as StationId] : []))
  const stations = new Set([...order.goods.map((goods) => goods.stationId), ...moved])
  return [...stations].filter((id) => isAt(id, filter, state))
}
