import { MENU_COLUMNS, type MenuColumn, menuColumns } from '@passline/shared/menuCsv'
import { type Dish, dish } from '@passline/shared/shop'
import type { Language } from '@passline/shared/spoken'
import { yuanOf } from '@passline/shared/yuan'
import { stringify } from 'csv-stringify/sync'

/** Without it Excel takes UTF-8 for the encoding of the machine. */
const BOM = '\ufeff'

/** A menu as a CSV file that spreadsheets open, in the order in which it is shown; a dish is one line. */
export function menuCsv(dishes: readonly Dish[], language: Language): string {
  const head = menuColumns.map((column) => MENU_COLUMNS[column][language])
  const sorted = [...dishes].sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))
  const lines = sorted.map((each) => menuColumns.map((column) => unformulated(CELLS[column](each))))
  // Everything is quoted: then no line break inside a name can be taken for the end of a line.
  return BOM + stringify([head, ...lines], { quoted: true, record_delimiter: '\r\n' })
}

/** What stands in each column of a dish. */
export const CELLS: Record<MenuColumn, (dish: Dish) => string> = {
  id: (each) => each.id,
  nameZh: (each) => each.name.zh,
  nameEn: (each) => each.name.en,
  price: (each) => yuanOf(each.priceFen),
  station: (each) => each.stationId,
  expectedMinutes: (each) => String(each.expectedMinutes),
  timerSeconds: (each) => (each.timerSeconds === null ? '' : String(each.timerSeconds)),
  course: (each) => String(each.course),
  allergens: (each) => each.allergens.join('|'),
  // Read through the schema, so that the same options are always the same text, whatever order they were stored in.
  options: (each) => (each.options.length === 0 ? '' : JSON.stringify(dish.shape.options.parse(each.options))),
  sort: (each) => String(each.sort),
}

/** What a spreadsheet would calculate: a cell that begins like a formula. Quotes before it count as part of it, so that nothing is lost. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/

/** A cell that a spreadsheet shows and does not calculate. */
function unformulated(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** The same cell as it was meant. */
export function formulated(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
