/** A time of day in a zone, `18:42`. @param at ms since 1970 UTC */
export function timeOfDay(at: number, timeZone: string): string {
  return formatOf(timeZone, false).format(at)
}

/** A time of day with seconds, `18:42:05`. */
export function timeWithSeconds(at: number, timeZone: string): string {
  return formatOf(timeZone, true).format(at)
}

/** How long, in ms, as `04:33`; from 100 minutes on as `1:40 h`, because seconds say nothing then and would not fit. Never negative. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 100) return `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)} h`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string, hasSeconds: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${hasSeconds}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(hasSeconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  })
  formats.set(key, format)
  return format
}
