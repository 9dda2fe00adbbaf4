import type { DayReport } from '@passline/shared/reportApi'

type Hour = DayReport['hours'][number]

/** The hours worth drawing: from the first in which anything happened to the last, or to the present one; those between stay, empty. */
export function shownHours({ hours, at }: Pick<DayReport, 'hours' | 'at'>): Hour[] {
  const isBusy = (hour: Hour) => hour.made + hour.cancelled > 0
  const first = hours.findIndex(isBusy)
  if (first < 0) return []
  const present = hours.findLastIndex((hour) => hour.from <= at)
  const isPast = present === hours.length - 1
  return hours.slice(first, Math.max(hours.findLastIndex(isBusy), isPast ? first : present) + 1)
}
