import type { Happening } from '@passline/shared/event'
import type { MenuImportAnswer, MenuImportRequest } from '@passline/shared/menuCsv'
import type { Db } from '../db/types.ts'
import { menuCsvLines } from '../rules/menuCsvLines.ts'
import { decideMenuImport } from '../rules/menuImport.ts'
import { readStations } from '../store/shops.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/**
 * Takes over a menu from a CSV file: adds dishes and changes those that are there; what the file does not name stays. All of it in one
 * command, or nothing when any line is wrong. @returns 200 with what each line did or would do
 */
export async function importMenu({ desk, db }: { desk: Desk; db: Db }, asker: Asker, { csv, dryRun }: MenuImportRequest): Promise<Reply> {
  const file = menuCsvLines(csv)
  const stations = await readStations(db, asker.shopId)
  return desk.submit({
    ...commandBase(asker),
    decide: (view) => {
      const planned = decideMenuImport(view, stations, file.lines)
      const faults = [...file.faults, ...planned.faults].sort((a, b) => a.line - b.line)
      const isWritten = !dryRun && faults.length === 0
      const happenings: Happening[] = isWritten ? planned.dishes.map((dish) => ({ name: 'dishSaved', data: { dish } })) : []
      return {
        happenings,
        answer: (after) => {
          const body: MenuImportAnswer = { rev: after.rev, isWritten, lines: planned.lines, faults }
          return { status: 200, body }
        },
      }
    },
  })
}
