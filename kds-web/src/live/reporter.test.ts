import type { ScreenReport } from '@passline/shared/presence'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReporter } from './reporter.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function screen() {
  const world = { isConnected: true, said: [] as ScreenReport[] }
  const reporter = createReporter(
    (report) => {
      if (world.isConnected) world.said.push(report)
      return world.isConnected
    },
    () => performance.now(),
  )
  return { world, reporter, painted: () => world.said.map((each) => each.painted), pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('the first report goes at once, the next a second later with the latest only', async () => {
  const { reporter, painted, pass } = screen()
  reporter.say({ painted: 1 })
  await pass(0)
  reporter.say({ painted: 2 })
  reporter.say({ painted: 3 })
  await pass(999)
  expect(painted()).toEqual([1])
  await pass(1)
  expect(painted()).toEqual([1, 3])
})

test('what did not change is not said again', async () => {
  const { reporter, painted, pass } = screen()
  reporter.say({ painted: 1 })
  await pass(1_000)
  reporter.say({ painted: 1, sound: 'locked' })
  await pass(5_000)
  expect(painted()).toEqual([1])
})

test('after a connection everything is said, also what did not change', async () => {
  const { world, reporter, pass } = screen()
  reporter.say({ painted: 4, stations: ['hot'] })
  await pass(0)
  reporter.connected()
  expect(world.said.map(({ painted, stations }) => ({ painted, stations }))).toEqual(new Array(2).fill({ painted: 4, stations: ['hot'] }))
})

test('what was said without a line is said with the next one', async () => {
  const { world, reporter, painted, pass } = screen()
  world.isConnected = false
  reporter.say({ painted: 7, sound: 'on' })
  await pass(5_000)
  world.isConnected = true
  reporter.connected()
  expect(painted()).toEqual([7])
})
