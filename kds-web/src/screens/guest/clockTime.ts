const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** A time of day as the phone's own clock would show it, `18:42:05`. @param at ms since 1970 UTC */
export function clockTime(at: number): string {
  return format.format(at)
}
