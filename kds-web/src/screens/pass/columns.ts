import type { Cell, MatrixRow, Square } from './matrix.ts'

/** A column of the matrix: one station, or (null) all that found no room, together. */
export interface Column {
  stationId: string | null
  /** The stations it shows. */
  stations: readonly string[]
}

/**
 * One column per station that an order at the pass needs, in the order of the stations; when there are more than fit, the last column
 * takes in the rest.
 * @param stations all stations of the shop, sorted
 */
export function columnsOf(rows: readonly MatrixRow[], stations: readonly string[], most: number): Column[] {
  const needed = new Set(rows.flatMap((row) => [...row.cells.keys()]))
  const known = stations.filter((id) => needed.has(id))
  const unknown = [...needed].filter((id) => !stations.includes(id))
  const room = unknown.length > 0 || known.length > most ? Math.max(1, most) - 1 : known.length
  const rest = [...known.slice(room), ...unknown]
  const own = known.slice(0, room).map((id) => ({ stationId: id, stations: [id] }))
  return rest.length === 0 ? own : [...own, { stationId: null, stations: rest }]
}

/** The lines of a row in one column; null when it has none there. */
export function cellIn(row: MatrixRow, column: Column): Cell | null {
  const cells = column.stations.flatMap((id) => row.cells.get(id) ?? [])
  if (cells.length === 0) return null
  const squares: readonly Square[] = cells.flatMap((cell) => cell.squares)
  return { made: cells.reduce((sum, cell) => sum + cell.made, 0), squares }
}
