import type { ShopState } from '@passline/shared/state'

/**
 * The stations that a screen shows, by id; `other` stands for all that the shop does not know. None means every one: a filter that is not
 * set hides nothing.
 */
export type StationFilter = readonly string[]

export const OTHER = 'other'

/** The stations of an address, `?station=hot,cold`. */
export function filterOf(text: string | null): StationFilter {
  return [...new Set((text ?? '').split(',').filter((id) => id !== '' && id !== 'all'))]
}

/** The key under which goods are filtered and counted: their station, or `other`. */
export function stationKey(stationId: string, state: Pick<ShopState, 'stations'>): string {
  return state.stations.has(stationId) ? stationId : OTHER
}

export function isAt(stationId: string, filter: StationFilter, state: Pick<ShopState, 'stations'>): boolean {
  return filter.length === 0 || filter.includes(stationKey(stationId, state))
}

/** The stations as the server is told: null for all, none for what belongs to none. */
export function reportedStations(filter: StationFilter): string[] | null {
  return filter.length === 0 ? null : filter.filter((id) => id !== OTHER)
}

/** What a tap on a station does: it alone is shown; of several that are shown together, it goes. */
export function toggled(filter: StationFilter, id: string): StationFilter {
  if (id === 'all') return []
  return filter.length > 1 && filter.includes(id) ? filter.filter((each) => each !== id) : [id]
}
