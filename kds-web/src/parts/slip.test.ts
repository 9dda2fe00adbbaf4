import { expect, it } from 'vitest'
import { createSlip, SLIP_MS } from './slip.ts'

function guardAt() {
  const clock = { now: 1_000 }
  return { clock, slip: createSlip(() => clock.now) }
}

it('a second tap on the same target is a slip, on another it is not', () => {
  const { slip } = guardAt()
  expect([slip.isSlip('undo'), slip.isSlip('undo'), slip.isSlip('call')]).toEqual([false, true, false])
})

it('a tap counts again when the time is over, and drumming only makes it longer', () => {
  const { clock, slip } = guardAt()
  slip.isSlip('undo')
  clock.now += SLIP_MS - 1
  expect(slip.isSlip('undo')).toBe(true)
  clock.now += SLIP_MS - 1
  expect(slip.isSlip('undo')).toBe(true)
  clock.now += SLIP_MS
  expect(slip.isSlip('undo')).toBe(false)
})

it('what has come under the finger with a tap is not meant by the next one', () => {
  const { clock, slip } = guardAt()
  slip.touch()
  expect(slip.hasMoved()).toBe(true)
  clock.now += SLIP_MS
  expect(slip.hasMoved()).toBe(false)
})
