import { shopId } from '@passline/shared/ids'
import { menuCsvQuery, menuImportAnswer, menuImportRequest } from '@passline/shared/menuCsv'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { exportMenu } from '../actions/exportMenu.ts'
import { importMenu } from '../actions/importMenu.ts'
import type { Db } from '../db/types.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const tag = 'Menu and stations'
const params = z.object({ shop: shopId })

export function menuCsvEndpoints(parts: { desk: Desk; db: Db }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/menu.csv',
      tag,
      summary: 'Export the menu as a CSV file',
      description:
        'UTF-8 with a byte order mark, so that spreadsheets open it. Prices are yuan, allergens are separated by `|`, options are the JSON of the API. ' +
        'A cell that a spreadsheet would calculate has an apostrophe before it; the import takes it away.',
      permission: 'configure',
      params,
      query: menuCsvQuery,
      answer: { status: 200, type: 'text/csv' },
      handle: async ({ shopId, query }) => ({ status: 200, text: await exportMenu(parts.db, shopId, query.language), type: 'text/csv' }),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/menu-import',
      tag,
      summary: 'Import the menu from a CSV file',
      description:
        'Adds dishes and changes those that are there, in one step; dishes that the file does not name stay, and so does what is sold out. ' +
        'Cells may be separated by commas, semicolons or tabs; the file must be UTF-8, GBK is not read. ' +
        '`lines` says what each line does, `faults` what is wrong and what would be right: then nothing is written.',
      permission: 'configure',
      params,
      body: menuImportRequest,
      answer: { status: 200, schema: menuImportAnswer },
      handle: ({ asker, body }) => importMenu(parts, asker, body),
    }),
  ]
}
