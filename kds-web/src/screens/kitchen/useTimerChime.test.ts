import { expect, test } from 'vitest'
import { at, goods, NOON, order, shopState } from '../../fixtures/shop.ts'
import { timesUp } from './useTimerChime.ts'
import { createWall } from './wall.ts'

test('a timer that starts with the dish runs out once, and again when it was started again', () => {
  const line = (startedAt: string) => goods(11, { status: 'making', startedAt, timerSeconds: 90 })
  const up = (startedAt: string, now: number) =>
    timesUp(createWall()(shopState(1, [order(1, [line(startedAt)])]), { station: [], now, isHeld: false }), now)
  expect(up(at(0), NOON + 89_999)).toEqual([])
  const first = up(at(0), NOON + 90_000)
  expect(first).toHaveLength(1)
  expect(up(at(0), NOON + 100_000)).toEqual([])
  expect(up(at(60_000), NOON + 150_000)).not.toEqual(first)
})
