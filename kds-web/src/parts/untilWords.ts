import type { Text } from '../text/i18n.ts'
import { timeOfDay } from './time.ts'

const DAY_MS = 86_400_000

/**
 * Until when something lasts, so that nobody takes it for over: `到 21:30`, `到明天 03:00`, `到 11月23日 03:00`.
 * @param until ISO 8601 UTC
 * @param at the clock of the server, ms since 1970 UTC, and the zone of the shop
 */
export function untilWords(until: string, at: { now: number; timeZone: string }, { t, locale }: Pick<Text, 't' | 'locale'>): string {
  const end = Date.parse(until)
  const time = timeOfDay(end, at.timeZone)
  const days = (dayOf(end, at.timeZone) - dayOf(at.now, at.timeZone)) / DAY_MS
  if (days <= 0) return t('until.today', { time })
  if (days === 1) return t('until.tomorrow', { time })
  // British order, so that the day stands before the month.
  const words = locale === 'en' ? 'en-GB' : locale
  const day = new Intl.DateTimeFormat(words, { timeZone: at.timeZone, day: 'numeric', month: locale === 'en' ? 'short' : 'long' })
  return t('until.later', { time, day: day.format(end) })
}

/** The day that a clock of the zone shows, as its midnight in UTC: days between two are whole, whatever the clocks do. */
function dayOf(at: number, timeZone: string): number {
  return Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at))
}
