import { expect, test } from 'vitest'
import { createPlayer } from './player.ts'

/** A player of one minute, whose frames come by hand, each so many ms after the one before. */
function playerOf(at = 0) {
  let now = 0
  let waiting: (() => void) | null = null
  const player = createPlayer({
    from: 0,
    to: 60_000,
    at,
    monotonic: () => now,
    frame: (work) => {
      waiting = work
      return () => {
        waiting = null
      }
    },
  })
  const frame = (ms: number) => {
    now += ms
    const work = waiting
    waiting = null
    work?.()
  }
  return { player, frame }
}

test('it runs at its speed, and a hidden page goes on where it was', () => {
  const { player, frame } = playerOf(5_000)
  player.setSpeed(20)
  player.play()
  frame(100)
  expect(player.now()).toBe(7_000)
  frame(60_000)
  expect(player.now()).toBe(7_000 + 250 * 20)
  player.pause()
  frame(100)
  expect(player.now()).toBe(12_000)
})

test('parts that show seconds hear of a new second, at most ten times a second; a jump they hear of at once', () => {
  const { player, frame } = playerOf()
  let ticks = 0
  player.subscribe(() => ticks++)
  player.setSpeed(60)
  player.play()
  for (let each = 0; each < 30; each++) frame(20)
  expect(player.now()).toBe(36_000)
  expect(ticks).toBe(6)
  player.seek(100)
  expect(ticks).toBe(7)
})

test('on a machine that needs long for a frame the wall is drawn less often, and time goes on', () => {
  const { player, frame } = playerOf()
  let ticks = 0
  player.subscribe(() => ticks++)
  player.play()
  for (let each = 0; each < 20; each++) frame(200)
  expect(player.now()).toBe(40_000)
  expect(ticks).toBe(5)
})

test('at the end it stops and says so, and playing again begins at the beginning', () => {
  const { player, frame } = playerOf(59_000)
  player.setSpeed(60)
  player.play()
  frame(100)
  expect(player.now()).toBe(60_000)
  expect(player.view()).toEqual({ isPlaying: false, speed: 60, isOver: true })
  player.play()
  expect(player.now()).toBe(0)
  expect(player.view().isOver).toBe(false)
})

test('nobody gets beyond either end', () => {
  const { player } = playerOf()
  player.seek(-5)
  expect(player.now()).toBe(0)
  player.seek(90_000)
  expect(player.now()).toBe(60_000)
})
