import { expect, test } from 'vitest'
import { shownHours } from './shownHours.ts'

const hours = (made: number[]) =>
  made.map((each, index) => ({
    from: `2026-03-06T0${index}:00:00.000Z`,
    made: each,
    portions: each,
    late: 0,
    averageSeconds: null,
    medianSeconds: null,
    p90Seconds: null,
    cancelled: 0,
  }))
const shown = (made: number[], at: string) => shownHours({ hours: hours(made), at }).map((hour) => hour.from.slice(11, 13))

test('from the first busy hour to the last one, with the empty hours between', () => {
  expect(shown([0, 2, 0, 3, 0, 0], '2026-03-07T12:00:00.000Z')).toEqual(['01', '02', '03'])
})

test('a day that is running is drawn up to now', () => {
  expect(shown([0, 2, 0, 0, 0, 0], '2026-03-06T03:30:00.000Z')).toEqual(['01', '02', '03'])
})

test('a day on which nothing was made has no hours to draw', () => {
  expect(shown([0, 0], '2026-03-06T01:30:00.000Z')).toEqual([])
})
