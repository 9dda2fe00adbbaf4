import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessDay, endOfBusinessDay, isTimeZone, shownSeqNo } from './businessDay.ts'

const day = (at: string, timeZone: string, resetHour = 3) => businessDay(Date.parse(at), timeZone, resetHour)

describe('[K13] a business day begins at the reset hour of the shop’s own zone', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-06T18:59:59.999Z', '2026-03-06', 'one millisecond before 03:00'],
    ['Asia/Shanghai', '2026-03-06T19:00:00.000Z', '2026-03-07', 'at 03:00'],
    ['Asia/Shanghai', '2026-12-31T18:59:59.999Z', '2026-12-31', 'New Year’s night'],
    ['Asia/Shanghai', '2026-12-31T19:00:00.000Z', '2027-01-01', 'New Year’s morning'],
    ['Asia/Kathmandu', '2026-03-06T21:14:59.999Z', '2026-03-06', 'a zone of a quarter of an hour, before'],
    ['Asia/Kathmandu', '2026-03-06T21:15:00.000Z', '2026-03-07', 'a zone of a quarter of an hour, at'],
    // Berlin loses 02:00–03:00 on 29 March: 01:59:59.999 is followed by 03:00.
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '2026-03-28', 'before the clock goes forward'],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29', 'when the clock goes forward to 03:00'],
    // Berlin has 02:00–03:00 twice on 25 October.
    ['Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-24', 'the first 02:30'],
    ['Europe/Berlin', '2026-10-25T01:30:00.000Z', '2026-10-24', 'the second 02:30'],
    ['Europe/Berlin', '2026-10-25T01:59:59.999Z', '2026-10-24', 'the last millisecond of the second 02:00 hour'],
    ['Europe/Berlin', '2026-10-25T02:00:00.000Z', '2026-10-25', '03:00 after the long night'],
    // New York goes forward on 8 March at 02:00, back on 1 November at 02:00.
    ['America/New_York', '2026-03-08T06:59:59.999Z', '2026-03-07', 'before the clock goes forward'],
    ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-08', 'when the clock goes forward to 03:00'],
    ['America/New_York', '2026-11-01T07:59:59.999Z', '2026-10-31', 'before 03:00 of the long night'],
    ['America/New_York', '2026-11-01T08:00:00.000Z', '2026-11-01', '03:00 after the long night'],
    // Lord Howe moves by half an hour only, on 5 April at 02:00 back to 01:30.
    ['Australia/Lord_Howe', '2026-04-04T16:29:59.999Z', '2026-04-04', 'before 03:00 of a night half an hour longer'],
    ['Australia/Lord_Howe', '2026-04-04T16:30:00.000Z', '2026-04-05', '03:00 of a night half an hour longer'],
  ])('%s at %s is %s: %s', (timeZone, at, expected) => {
    expect(day(at, timeZone)).toBe(expected)
  })

  test.each([
    [0, '2026-03-06T15:59:59.999Z', '2026-03-06'],
    [0, '2026-03-06T16:00:00.000Z', '2026-03-07'],
    [6, '2026-03-06T21:59:59.999Z', '2026-03-06'],
    [6, '2026-03-06T22:00:00.000Z', '2026-03-07'],
    [23, '2026-03-07T14:59:59.999Z', '2026-03-06'],
    [23, '2026-03-07T15:00:00.000Z', '2026-03-07'],
  ])('with the reset hour %i, %s is %s', (resetHour, at, expected) => {
    expect(day(at, 'Asia/Shanghai', resetHour)).toBe(expected)
  })
})

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const resetHours = fc.integer({ min: 0, max: 23 })
const start = Date.parse('2026-01-01T00:00:00.000Z')
const instants = fc.integer({ min: start, max: start + 365 * 86_400_000 })
const HOUR_MS = 3_600_000

describe('[K13] over a year, in any zone of the world and with any reset hour', () => {
  test('later instants never belong to an earlier day', () => {
    fc.assert(
      fc.property(zones, resetHours, fc.uniqueArray(instants, { minLength: 2, maxLength: 40 }), (zone, resetHour, list) => {
        const days = list.sort((a, b) => a - b).map((at) => businessDay(at, zone, resetHour))
        expect(days).toEqual([...days].sort())
      }),
      { numRuns: 500 },
    )
  })

  test('a day is one piece of 23 to 25 hours, and the next day follows it', () => {
    fc.assert(
      fc.property(zones, resetHours, instants, (zone, resetHour, at) => {
        const name = businessDay(at, zone, resetHour)
        const last = lastMinute(at, (ms) => businessDay(ms, zone, resetHour) === name)
        const next = businessDay(last + 60_000, zone, resetHour)
        const end = lastMinute(last + 60_000, (ms) => businessDay(ms, zone, resetHour) === next)
        expect(Date.parse(next) - Date.parse(name)).toBe(86_400_000)
        expect(end - last).toBeGreaterThanOrEqual(23 * HOUR_MS)
        expect(end - last).toBeLessThanOrEqual(25 * HOUR_MS)
      }),
      { numRuns: 200 },
    )
  })
})

test('[K13] numbers are shown with two digits until they need three', () => {
  expect([1, 9, 10, 99, 100, 1000].map(shownSeqNo)).toEqual(['#01', '#09', '#10', '#99', '#100', '#1000'])
})

test('zones that the runtime does not know are refused', () => {
  expect(['Asia/Shanghai', 'UTC', 'Mars/Olympus', '', 'Asia/Shanghai; drop'].map(isTimeZone)).toEqual([true, true, false, false, false])
})

/** The last whole minute, counted from an instant in the day, that is in the day still. */
function lastMinute(at: number, isInDay: (ms: number) => boolean): number {
  let inside = 0
  let outside = 26 * 60
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2)
    if (isInDay(at + middle * 60_000)) inside = middle
    else outside = middle
  }
  return at + inside * 60_000
}

describe('[K13] a business day ends', () => {
  test.each([
    ['Asia/Shanghai', 3, '2026-03-06T11:00:00.000Z', '2026-03-06T19:00:00.000Z', 'in the night'],
    ['Asia/Shanghai', 3, '2026-03-06T18:59:59.999Z', '2026-03-06T19:00:00.000Z', 'in a millisecond'],
    ['Asia/Shanghai', 3, '2026-03-06T19:00:00.000Z', '2026-03-07T19:00:00.000Z', 'a day after it began'],
    ['Asia/Kathmandu', 0, '2026-03-06T11:00:00.000Z', '2026-03-06T18:15:00.000Z', 'at midnight, in a zone of a quarter of an hour'],
    ['Europe/Berlin', 3, '2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z', 'when the clock goes forward to 03:00'],
    ['Europe/Berlin', 2, '2026-10-24T12:00:00.000Z', '2026-10-25T00:00:00.000Z', 'at the first 02:00 when the clock goes back'],
    ['Europe/Berlin', 3, '2026-10-24T12:00:00.000Z', '2026-10-25T02:00:00.000Z', 'at 03:00, twenty-five hours after it began'],
  ])('%s, reset at %i, of %s at %s: %s', (timeZone, resetHour, at, end) => {
    expect(new Date(endOfBusinessDay(Date.parse(at), timeZone, resetHour)).toISOString()).toBe(end)
  })
})
