import type { MessageRule } from '@passline/shared/rule'

/**
 * Whether an instant lies in quiet hours, by the clock on the wall of the shop; they may pass midnight, and `to` is not among them.
 * @param at ms since 1970 UTC
 * @param timeZone IANA name, such as Asia/Shanghai
 */
export function isQuiet(at: number, quiet: MessageRule['quiet'], timeZone: string): boolean {
  if (quiet === null) return false
  const time = timeOfDay(at, timeZone)
  return quiet.from <= quiet.to ? quiet.from <= time && time < quiet.to : quiet.from <= time || time < quiet.to
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The wall clock as 22:30, which sorts like the time it says. */
function timeOfDay(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' })
  formats.set(timeZone, format)
  return format.format(at)
}
