import { type CsvFault, MENU_COLUMNS, type MenuColumn, MOST_CSV_DISHES, menuColumns } from '@passline/shared/menuCsv'
import { CsvError, parse } from 'csv-parse/sync'
import { formulated } from './menuCsv.ts'

/** One line of a file: its cells by column. */
export interface CsvLine {
  line: number
  cells: Partial<Record<MenuColumn, string>>
}

/** The columns without which a line says nothing of a dish. */
export const NEEDED: readonly MenuColumn[] = ['id', 'nameZh', 'price', 'station']

/** Reads the lines of a CSV file, separated by commas, semicolons or tabs, as spreadsheets write them. What cannot be read is a fault. */
export function menuCsvLines(csv: string): { lines: CsvLine[]; faults: CsvFault[] } {
  const fault = faultOfText(csv)
  if (fault) return { lines: [], faults: [fault] }
  const records = recordsOf(csv)
  if ('code' in records) return { lines: [], faults: [records] }
  const [head, ...rest] = records
  if (!head) return { lines: [], faults: NEEDED.map((column) => missing(1, column)) }
  const tooMany = tooManyOf(head, rest)
  if (tooMany) return { lines: [], faults: [tooMany] }
  const { columns, faults } = columnsOf(head)
  const lines = rest.map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(record.flatMap((cell, index) => (columns[index] ? [[columns[index], formulated(cell)]] : []))),
    count: record.length,
  }))
  const uneven = lines.filter(({ count }) => count !== head.record.length)
  return {
    lines: lines.map(({ line, cells }) => ({ line, cells })),
    faults: [...faults, ...uneven.map(({ line, count }) => wholeLine(line, 'cells', String(count), String(head.record.length)))],
  }
}

/** More than a menu can be is not looked at any closer. */
const MOST_COLUMNS = 50

function tooManyOf({ record }: CsvRecord, rest: readonly CsvRecord[]): CsvFault | null {
  if (rest.length > MOST_CSV_DISHES) return wholeLine(1, 'tooMany', String(rest.length), String(MOST_CSV_DISHES))
  return record.length > MOST_COLUMNS ? wholeLine(1, 'cells', String(record.length), `≤ ${MOST_COLUMNS}`) : null
}

interface CsvRecord {
  line: number
  record: string[]
}

/** Where a sheet was saved in another encoding, its characters were replaced when it was read as UTF-8. */
function faultOfText(csv: string): CsvFault | null {
  const at = csv.indexOf('\ufffd')
  return at < 0 ? null : wholeLine(csv.slice(0, at).split(/\r\n|\r|\n/).length, 'notUtf8', csv.slice(at - 10, at + 10), 'UTF-8')
}

/** All lines with something in them, with the number of the line at which each begins. */
function recordsOf(csv: string): CsvRecord[] | CsvFault {
  try {
    const parsed = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    let line = 1
    return parsed.flatMap(({ record, info }) => {
      const begins = line
      line = info.lines + 1
      return record.every((cell) => cell.trim() === '') ? [] : [{ line: begins, record }]
    })
  } catch (cause) {
    if (cause instanceof CsvError) return wholeLine(Number(cause.lines ?? 1), 'notCsv', cause.message.slice(0, 200), '"…"')
    throw cause
  }
}

/** What separates the cells of the first line; the quoted text in between does not count. */
function delimiterOf(csv: string): string {
  const [head = ''] = csv.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/, 1)
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

function columnsOf({ line, record }: CsvRecord): { columns: (MenuColumn | null)[]; faults: CsvFault[] } {
  const columns = record.map(columnHeaded)
  const faults: CsvFault[] = []
  record.forEach((heading, index) => {
    const column = columns[index] ?? null
    if (column === null && heading.trim() !== '') faults.push(wholeLine(line, 'unknownColumn', heading, KNOWN))
    if (column !== null && columns.indexOf(column) < index) faults.push({ line, column, code: 'doubleColumn', found: heading, right: '1' })
  })
  faults.push(...NEEDED.filter((column) => !columns.includes(column)).map((column) => missing(line, column)))
  return { columns, faults }
}

function columnHeaded(heading: string): MenuColumn | null {
  const said = heading.trim().toLowerCase()
  return menuColumns.find((column) => [column.toLowerCase(), MENU_COLUMNS[column].zh, MENU_COLUMNS[column].en].includes(said)) ?? null
}

const KNOWN = menuColumns.map((column) => MENU_COLUMNS[column].en).join(', ')

function missing(line: number, column: MenuColumn): CsvFault {
  return { line, column, code: 'missingColumn', found: '', right: `${MENU_COLUMNS[column].zh} / ${MENU_COLUMNS[column].en}` }
}

function wholeLine(line: number, code: CsvFault['code'], found: string, right: string): CsvFault {
  return { line, column: null, code, found, right }
}
