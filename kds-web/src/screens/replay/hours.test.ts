import { expect, test } from 'vitest'
import { dayOf, daysBetween, hourOf, hoursOfDay } from './hours.ts'

const at = (text: string) => Date.parse(text)

test('an hour begins by the clock of the shop, also where that is half an hour off', () => {
  expect(hourOf(at('2026-11-21T11:42:10.500Z'), 'Asia/Shanghai')).toBe(at('2026-11-21T11:00:00Z'))
  expect(hourOf(at('2026-11-21T11:42:10.500Z'), 'Asia/Kolkata')).toBe(at('2026-11-21T11:30:00Z'))
})

test('a day has the hours that its clocks show: 24, or 23 and 25 when they are changed', () => {
  const clocks = (text: string, timeZone: string) => hoursOfDay(at(text), timeZone).map(({ clock }) => clock)
  expect(clocks('2026-11-21T11:42:00Z', 'Asia/Shanghai')).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
  expect(clocks('2026-03-29T12:00:00Z', 'Europe/Berlin')).toHaveLength(23)
  expect(clocks('2026-10-25T12:00:00Z', 'Europe/Berlin').filter((hour) => hour === 2)).toHaveLength(2)
  expect(hoursOfDay(at('2026-11-21T15:59:59Z'), 'Asia/Shanghai')[0]?.from).toBe(at('2026-11-20T16:00:00Z'))
})

test('the days of a stretch are those of the shop, newest first', () => {
  const days = daysBetween(at('2026-11-19T15:30:00Z'), at('2026-11-21T16:10:00Z'), 'Asia/Shanghai')
  expect(days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'])
  expect(days.every(({ day, at: when }) => dayOf(when, 'Asia/Shanghai') === day)).toBe(true)
})
