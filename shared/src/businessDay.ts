/**
 * The business day (营业日) of an instant: the local date, where hours before the reset hour belong to the day before [K13].
 * @param at ms since 1970 UTC
 * @param timeZone IANA name, such as Asia/Shanghai
 * @param resetHour 0 to 23, the hour at which a new day begins
 * @returns the day as YYYY-MM-DD
 */
export function businessDay(at: number, timeZone: string, resetHour: number): string {
  const local = localHour(at, timeZone)
  return local.hour < resetHour ? dayBefore(local.date) : local.date
}

/**
 * The instant at which the business day of another instant ends [K13].
 * @param at ms since 1970 UTC
 * @returns ms since 1970 UTC
 */
export function endOfBusinessDay(at: number, timeZone: string, resetHour: number): number {
  const day = businessDay(at, timeZone, resetHour)
  let end = Math.floor(at / QUARTER) * QUARTER
  while (businessDay(end, timeZone, resetHour) <= day) end += QUARTER
  return end
}

/** Offsets of zones are whole quarters of an hour, so every day ends on one, in ms. */
const QUARTER = 900_000

/** A sequence number as people see it: `#01` … `#99`, `#100` [K13]. */
export function shownSeqNo(seqNo: number): string {
  return `#${String(seqNo).padStart(2, '0')}`
}

/** Whether the runtime knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    zoneFormat(timeZone)
    return true
  } catch {
    return false
  }
}

interface LocalHour {
  date: string
  hour: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const latest = new Map<string, { minute: number; local: LocalHour }>()

/** Local date and hour. Offsets of zones change on whole minutes, so one answer serves a whole minute. */
function localHour(at: number, timeZone: string): LocalHour {
  const minute = Math.floor(at / 60_000)
  const known = latest.get(timeZone)
  if (known?.minute === minute) return known.local
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of zoneFormat(timeZone).formatToParts(at)) part[type] = value
  const local = { date: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour) }
  latest.set(timeZone, { minute, local })
  return local
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
