import type { StationFilter } from './stations.ts'

/** The page somebody turned to, and the stations it was a page of. */
export interface TurnedPage {
  station: StationFilter
  page: number
}

/** The page to show: other stations begin with their first. */
export function pageFor(turned: TurnedPage, station: StationFilter): number {
  return turned.station.join() === station.join() ? turned.page : 0
}
