import { isDeepStrictEqual } from 'node:util'
import { allergens } from '@passline/shared/allergen'
import type { CsvFault, MenuColumn, MenuImportAnswer } from '@passline/shared/menuCsv'
import { menuColumns } from '@passline/shared/menuCsv'
import { type Dish, dish, type Station } from '@passline/shared/shop'
import { fenOf } from '@passline/shared/yuan'
import { CELLS } from './menuCsv.ts'
import { type CsvLine, NEEDED } from './menuCsvLines.ts'
import type { ShopView } from './view.ts'

/** What a file comes to, laid beside the menu as it is: what each line would do, what is wrong, and the dishes to save. */
export interface MenuImport {
  lines: MenuImportAnswer['lines']
  faults: CsvFault[]
  dishes: Dish[]
}

type View = Pick<ShopView, 'dish' | 'station'>

/** Decides what the lines of a file would do. @param stations may be named in the file by their ids or by their names */
export function decideMenuImport(view: View, stations: readonly Station[], lines: readonly CsvLine[]): MenuImport {
  const firsts = new Map<string, number>()
  for (const { line, cells } of lines) {
    const id = idOf(cells)
    if (!firsts.has(id)) firsts.set(id, line)
  }
  const read = lines.map((line) => readLine(view, stations, line, firsts.get(idOf(line.cells)) ?? line.line))
  return {
    lines: read.map(({ line, id, outcome, columns }) => ({ line, id, outcome, columns })),
    faults: read.flatMap((each) => each.faults),
    dishes: read.flatMap((each) => (each.dish && each.outcome !== 'unchanged' ? [each.dish] : [])),
  }
}

type ReadLine = MenuImportAnswer['lines'][number] & { faults: CsvFault[]; dish: Dish | null }

function idOf({ id = '' }: CsvLine['cells']): string {
  return id.trim()
}

/** @param first the line that is the first of this dish */
function readLine(view: View, stations: readonly Station[], { line, cells }: CsvLine, first: number): ReadLine {
  const id = idOf(cells)
  // What is missing is a fault of the file already.
  if (NEEDED.some((column) => cells[column] === undefined)) return { line, id, outcome: 'wrong', columns: [], faults: [], dish: null }
  const faults: CsvFault[] = []
  if (first < line && id !== '') faults.push({ line, column: 'id', code: 'doubleDish', found: id, right: `≠ ${first}` })
  const known = view.dish(id)
  const values: Record<string, unknown> = { ...START, ...known, id }
  for (const column of menuColumns) {
    const cell = cells[column]
    if (cell === undefined) continue
    const fault = put(values, { column, cell, view, stations })
    if (fault) faults.push({ line, column, found: cell.slice(0, 200), ...fault })
  }
  if (faults.length > 0) return { line, id, outcome: 'wrong', columns: [], faults, dish: null }
  const saved = dish.parse(values)
  const columns = menuColumns.filter((column) => !known || !isDeepStrictEqual(CELLS[column](saved), CELLS[column](known)))
  const outcome = !known ? 'added' : columns.length > 0 ? 'changed' : 'unchanged'
  return { line, id, outcome, columns, faults, dish: saved }
}

/** What a new dish has where the file says nothing. */
const START = { ...dish.omit({ id: true, name: true, priceFen: true, stationId: true }).parse({}) }

interface Put {
  column: MenuColumn
  cell: string
  view: View
  stations: readonly Station[]
}

type Wrong = Pick<CsvFault, 'code' | 'right'>

/** Puts what a cell says into the values of a dish. @returns what is wrong with it, or null */
function put(values: Record<string, unknown>, { column, cell, view, stations }: Put): Wrong | null {
  const { key, read, right } = COLUMNS[column]
  const said = read(cell)
  if (column === 'nameZh' || column === 'nameEn') {
    const part = column === 'nameZh' ? 'zh' : 'en'
    values.name = { en: '', ...(values.name as object | undefined), [part]: said }
    return dish.shape.name.shape[part].safeParse(said).success ? null : { code: 'value', right }
  }
  if (column === 'station') {
    const station = view.station(cell.trim()) ?? stationNamed(view, stations, cell.trim())
    if (!station) return { code: 'unknownStation', right: stations.map((each) => `${each.id} ${each.name.zh}`).join(', ') }
    values.stationId = station.id
    return null
  }
  const parsed = dish.shape[key].safeParse(said)
  if (!parsed.success) return { code: 'value', right: column === 'options' ? `${parsed.error.issues[0]?.message}; ${right}` : right }
  values[key] = parsed.data
  return null
}

function stationNamed(view: View, stations: readonly Station[], name: string): Station | undefined {
  const found = stations.find((each) => each.name.zh === name || each.name.en.toLowerCase() === name.toLowerCase())
  return found && view.station(found.id)
}

interface Column {
  key: keyof typeof dish.shape
  /** What a cell says; undefined, or what no schema takes, when it says nothing that could be right. */
  read(cell: string): unknown
  right: string
}

const asIs = (cell: string): string => cell
const trimmed = (cell: string): string => cell.trim()
const whole = (cell: string): number | null => (/^\d{1,9}$/.test(cell.trim()) ? Number(cell) : null)
const wholeOr = (missing: number | null) => (cell: string) => (cell.trim() === '' ? missing : (whole(cell) ?? Number.NaN))

const COLUMNS: Record<MenuColumn, Column> = {
  id: { key: 'id', read: trimmed, right: 'A–Z a–z 0–9 - _ (1–40)' },
  nameZh: { key: 'name', read: asIs, right: '1–60' },
  nameEn: { key: 'name', read: asIs, right: '0–120' },
  price: { key: 'priceFen', read: fenOf, right: '0–1000000.00' },
  station: { key: 'stationId', read: trimmed, right: '' },
  expectedMinutes: { key: 'expectedMinutes', read: wholeOr(15), right: '1–600' },
  timerSeconds: { key: 'timerSeconds', read: wholeOr(null), right: '5–14400' },
  course: { key: 'course', read: wholeOr(1), right: '1–9' },
  allergens: { key: 'allergens', read: (cell) => cell.split(/[|,;、，；\s]+/).filter((each) => each !== ''), right: allergens.join('|') },
  options: {
    key: 'options',
    read: jsonOf,
    right: '[{"id":"size","name":{"zh":"份量"},"choices":[{"id":"large","name":{"zh":"大份"},"priceFen":2000}]}]',
  },
  sort: { key: 'sort', read: wholeOr(0), right: '0–9999' },
}

function jsonOf(cell: string): unknown {
  if (cell.trim() === '') return []
  try {
    return JSON.parse(cell)
  } catch {
    return null
  }
}
