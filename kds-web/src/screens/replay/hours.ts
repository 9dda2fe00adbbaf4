const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

/** An hour of a shop's day: from its beginning in ms since 1970 UTC, and as a clock there shows it, 0 to 23. */
export interface Hour {
  from: number
  clock: number
}

/** The beginning of the hour, by the clock of the shop, that an instant lies in. Some zones are half an hour off. */
export function hourOf(at: number, timeZone: string): number {
  const { minute, second } = partsOf(at, timeZone)
  return Math.floor(at / 1000) * 1000 - minute * MINUTE_MS - second * 1000
}

/** The day of an instant where the shop is, YYYY-MM-DD. */
export function dayOf(at: number, timeZone: string): string {
  return partsOf(at, timeZone).day
}

/** The hours of the day that an instant lies in, oldest first; on days when clocks are changed there are 23 or 25. */
export function hoursOfDay(at: number, timeZone: string): Hour[] {
  const day = dayOf(at, timeZone)
  const hours: Hour[] = []
  // A day is at most 25 hours long, so its first hour is no earlier than that.
  for (let from = hourOf(at, timeZone) - 25 * HOUR_MS; hours.length === 0 || dayOf(from, timeZone) === day; from += HOUR_MS) {
    const { day: its, hour } = partsOf(from, timeZone)
    if (its === day) hours.push({ from, clock: hour })
  }
  return hours
}

/** The days between two instants, newest first, each by an instant within it and the stretch. */
export function daysBetween(from: number, to: number, timeZone: string): { day: string; at: number }[] {
  const days: { day: string; at: number }[] = []
  for (let at = to; ; at = (hoursOfDay(at, timeZone)[0]?.from ?? at) - 1) {
    days.push({ day: dayOf(at, timeZone), at })
    if ((hoursOfDay(at, timeZone)[0]?.from ?? from) <= from) return days
  }
}

interface Parts {
  day: string
  hour: number
  minute: number
  second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: number, timeZone: string): Parts {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = value
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    hour: Number(part.hour),
    minute: Number(part.minute),
    second: Number(part.second),
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const digits = '2-digit' as const
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
  })
  formats.set(timeZone, format)
  return format
}
