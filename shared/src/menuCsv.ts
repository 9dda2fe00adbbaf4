import * as z from 'zod'
import { languages } from './spoken.ts'
import { text } from './text.ts'

/**
 * The columns of a menu as a CSV file, in order, with what heads them. `id` names the dish; allergens are separated by `|`; options are the
 * JSON of the API. On import every heading is understood in either language; a column that is missing leaves what it is about as it was.
 */
export const MENU_COLUMNS = {
  id: { zh: '编号', en: 'id' },
  nameZh: { zh: '中文名', en: 'name zh' },
  nameEn: { zh: '英文名', en: 'name en' },
  price: { zh: '价格（元）', en: 'price (yuan)' },
  station: { zh: '档口', en: 'station' },
  expectedMinutes: { zh: '预计分钟', en: 'expected minutes' },
  timerSeconds: { zh: '计时秒数', en: 'timer seconds' },
  course: { zh: '第几道', en: 'course' },
  allergens: { zh: '过敏原', en: 'allergens' },
  options: { zh: '选项', en: 'options' },
  sort: { zh: '排序', en: 'sort' },
} as const

export type MenuColumn = keyof typeof MENU_COLUMNS
export const menuColumns = Object.keys(MENU_COLUMNS) as [MenuColumn, ...MenuColumn[]]

/** The most dishes that one file may have. */
export const MOST_CSV_DISHES = 1_000

/** GET …/menu.csv: in which language the columns are headed. */
export const menuCsvQuery = z.strictObject({ language: z.enum(languages).default('zh') })

/** POST …/menu-import: the text of the file; with `dryRun` nothing is written. */
export const menuImportRequest = z.strictObject({ csv: text(900_000), dryRun: z.boolean().default(false) })
export type MenuImportRequest = z.infer<typeof menuImportRequest>

/**
 * What can be wrong with a file: `notUtf8` it was saved in another encoding, such as GBK; `notCsv` its quotes do not match; `unknownColumn`,
 * `missingColumn`, `doubleColumn` about its first line; `cells` a line has more or fewer cells than the first; `tooMany` dishes;
 * `doubleDish` an id twice; `unknownStation`; `value` a cell that is not allowed.
 */
export const csvFaults = [
  'notUtf8',
  'notCsv',
  'unknownColumn',
  'missingColumn',
  'doubleColumn',
  'cells',
  'tooMany',
  'doubleDish',
  'unknownStation',
  'value',
] as const

export const csvFault = z.strictObject({
  /** From 1, as editors count. */
  line: z.int(),
  /** Null when the whole line is wrong. */
  column: z.enum(menuColumns).nullable(),
  code: z.enum(csvFaults),
  found: z.string(),
  /** What would be right. */
  right: z.string(),
})
export type CsvFault = z.infer<typeof csvFault>

export const menuImportAnswer = z.strictObject({
  rev: z.int(),
  /** Whether it was written: all of it or, when any line is wrong and on a dry run, nothing. */
  isWritten: z.boolean(),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      id: z.string(),
      outcome: z.enum(['added', 'changed', 'unchanged', 'wrong']),
      /** What differs from the dish as it is. */
      columns: z.array(z.enum(menuColumns)),
    }),
  ),
  faults: z.array(csvFault),
})
export type MenuImportAnswer = z.infer<typeof menuImportAnswer>
