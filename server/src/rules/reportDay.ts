import { businessDay, endOfBusinessDay } from '@passline/shared/businessDay'
import { type DayReport, NOTHING_MADE } from '@passline/shared/reportApi'

const HOUR_MS = 3_600_000

/** When a business day begins and ends [K13]. @returns ms since 1970 UTC */
export function spanOfDay(day: string, timeZone: string, resetHour: number): { from: number; to: number } {
  // No zone is further than 14 h from UTC, so two days before its date the day has not begun anywhere.
  let from = Date.parse(`${day}T00:00:00Z`) - 48 * HOUR_MS
  while (businessDay(from, timeZone, resetHour) < day) from = endOfBusinessDay(from, timeZone, resetHour)
  return { from, to: endOfBusinessDay(from, timeZone, resetHour) }
}

/** Every hour between two instants, empty ones too, and the counted ones outside them, in order. */
export function everyHour(counted: DayReport['hours'], { from, to }: { from: number; to: number }): DayReport['hours'] {
  const hours = new Map(counted.map((hour) => [hour.from, hour]))
  for (let at = from; at < to; at += HOUR_MS) {
    const begin = new Date(at).toISOString()
    if (!hours.has(begin)) hours.set(begin, { from: begin, ...NOTHING_MADE })
  }
  return [...hours.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}
