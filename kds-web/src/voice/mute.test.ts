import { expect, test } from 'vitest'
import { NOON } from '../fixtures/shop.ts'
import { isMuted, MUTE_LONG, muteFor, muteLeft } from './mute.ts'

test('five minutes of silence end by themselves', () => {
  const mute = muteFor(NOON)
  expect(isMuted(mute, NOON + 299_999)).toBe(true)
  expect(isMuted(mute, NOON + 300_000)).toBe(false)
})

test.each([
  [-900, '5:00'],
  [0, '5:00'],
  [27_500, '4:33'],
  [299_500, '0:01'],
  [400_000, '0:00'],
])('after %i ms %s are left', (passed, left) => {
  expect(muteLeft(muteFor(NOON), NOON + passed)).toBe(left)
})

test('silence that was chosen at the start has no end', () => {
  expect(isMuted(MUTE_LONG, NOON + 86_400_000)).toBe(true)
  expect(muteLeft(MUTE_LONG, NOON)).toBeNull()
  expect(isMuted(null, NOON)).toBe(false)
})
