import { timeOfDay } from '../../parts/time.ts'

interface DateWords {
  /** `11月19日`, `19 Nov`. */
  day: string
  /** `周四`, `Thu`. */
  weekday: string
  /** Both with the time, for a sentence. */
  moment: string
}

/** How a day and a moment are said. @param at ms since 1970 UTC */
export function dateWords(at: number, { timeZone, locale }: { timeZone: string; locale: string }): DateWords {
  // British order, so that the day stands before the month.
  const words = locale === 'en' ? 'en-GB' : locale
  const day = new Intl.DateTimeFormat(words, { timeZone, day: 'numeric', month: locale === 'en' ? 'short' : 'long' }).format(at)
  const weekday = new Intl.DateTimeFormat(words, { timeZone, weekday: 'short' }).format(at)
  const time = timeOfDay(at, timeZone)
  return { day, weekday, moment: locale === 'en' ? `${weekday} ${day}, ${time}` : `${day} ${weekday} ${time}` }
}
