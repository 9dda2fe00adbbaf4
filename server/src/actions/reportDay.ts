import { businessDay } from '@passline/shared/businessDay'
import type { ShopId } from '@passline/shared/ids'
import type { DayReport } from '@passline/shared/reportApi'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { everyHour, spanOfDay } from '../rules/reportDay.ts'
import { readDayCounts, readSoldOut } from '../store/reports.ts'
import { readShops } from '../store/shops.ts'

/** What a shop made on a business day [K13], the current one unless named. @returns null when there is no such shop */
export async function reportDay({ db, clock }: { db: Db; clock: Clock }, shopId: ShopId, named?: string): Promise<DayReport | null> {
  const [shop] = await readShops(db, shopId)
  if (!shop) return null
  const { timeZone, settings } = shop
  const now = clock.now()
  const at = new Date(now).toISOString()
  const day = named ?? businessDay(now, timeZone, settings.resetHour)
  const span = spanOfDay(day, timeZone, settings.resetHour)
  const [from, to] = [new Date(span.from).toISOString(), new Date(span.to).toISOString()]
  const [counts, soldOut] = await Promise.all([
    readDayCounts(db, { shopId, businessDay: day, timeZone, uncollectedMinutes: settings.uncollectedMinutes, at }),
    readSoldOut(db, shopId, { from, to }),
  ])
  return { businessDay: day, from, to, at, ...counts, hours: everyHour(counts.hours, span), soldOut }
}
