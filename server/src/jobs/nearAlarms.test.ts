import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openNearAlarms } from './nearAlarms.ts'

const NOW = 1_000_000
/** How far the clock is behind the timers. */
let behind = 0
const clock = { now: () => NOW + performance.now() - behind }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  behind = performance.now()
})
afterEach(() => {
  vi.useRealTimers()
})

test('an alarm rings when it is due, once however often it was set', () => {
  const rang: string[] = []
  const near = openNearAlarms(clock, (shopId) => rang.push(shopId))
  near.set('binjiang', NOW + 500)
  near.set('binjiang', NOW + 500)
  near.set('xihu', NOW + 700)
  vi.advanceTimersByTime(499)
  expect(rang).toEqual([])
  vi.advanceTimersByTime(1)
  expect(rang).toEqual(['binjiang'])
  vi.advanceTimersByTime(200)
  expect(rang).toEqual(['binjiang', 'xihu'])
})

test('a timer that runs out before the clock says so waits on: nobody would find anything due', () => {
  const rang: string[] = []
  const near = openNearAlarms(clock, (shopId) => rang.push(shopId))
  near.set('binjiang', NOW + 500)
  vi.advanceTimersByTime(300)
  behind += 20
  vi.advanceTimersByTime(219)
  expect(rang).toEqual([])
  vi.advanceTimersByTime(1)
  expect(rang).toEqual(['binjiang'])
})

test("the queue's ring for it says nothing new until it is forgotten", () => {
  const near = openNearAlarms(clock, () => undefined)
  near.set('binjiang', NOW + 500)
  expect(near.has('binjiang', NOW + 500)).toBe(true)
  expect(near.has('binjiang', NOW + 501)).toBe(false)
  vi.advanceTimersByTime(5_000)
  expect(near.has('binjiang', NOW + 500)).toBe(true)
  vi.advanceTimersByTime(6_000)
  expect(near.has('binjiang', NOW + 500)).toBe(false)
})

test('what is far away is left to the queue, and nothing rings after the stop', () => {
  const rang: string[] = []
  const near = openNearAlarms(clock, (shopId) => rang.push(shopId))
  near.set('binjiang', NOW + 61_000)
  expect(near.has('binjiang', NOW + 61_000)).toBe(false)
  near.set('binjiang', NOW + 1_000)
  near.stop()
  vi.advanceTimersByTime(70_000)
  expect(rang).toEqual([])
})
