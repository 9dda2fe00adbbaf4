import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openNearAlarms } from './nearAlarms.ts'

const NOW = 1_000_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('an alarm rings when it is due, once however often it was set', () => {
  const rang: string[] = []
  const near = openNearAlarms((shopId) => rang.push(shopId))
  near.set('binjiang', NOW + 500, NOW)
  near.set('binjiang', NOW + 500, NOW)
  near.set('xihu', NOW + 700, NOW)
  vi.advanceTimersByTime(499)
  expect(rang).toEqual([])
  vi.advanceTimersByTime(1)
  expect(rang).toEqual(['binjiang'])
  vi.advanceTimersByTime(200)
  expect(rang).toEqual(['binjiang', 'xihu'])
})

test("the queue's ring for it says nothing new until it is forgotten", () => {
  const near = openNearAlarms(() => undefined)
  near.set('binjiang', NOW + 500, NOW)
  expect(near.has('binjiang', NOW + 500)).toBe(true)
  expect(near.has('binjiang', NOW + 501)).toBe(false)
  vi.advanceTimersByTime(5_000)
  expect(near.has('binjiang', NOW + 500)).toBe(true)
  vi.advanceTimersByTime(6_000)
  expect(near.has('binjiang', NOW + 500)).toBe(false)
})

test('what is far away is left to the queue, and nothing rings after the stop', () => {
  const rang: string[] = []
  const near = openNearAlarms((shopId) => rang.push(shopId))
  near.set('binjiang', NOW + 61_000, NOW)
  expect(near.has('binjiang', NOW + 61_000)).toBe(false)
  near.set('binjiang', NOW + 1_000, NOW)
  near.stop()
  vi.advanceTimersByTime(70_000)
  expect(rang).toEqual([])
})
