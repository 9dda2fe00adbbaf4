import type { Ticking } from '../../parts/ticking.ts'

export const SPEEDS = [1, 5, 10, 20, 30, 60] as const
export type Speed = (typeof SPEEDS)[number]

export interface PlayerView {
  isPlaying: boolean
  speed: Speed
  /** It played to the end, and stands there. */
  isOver: boolean
}

/** A clock of the past that can be stopped, turned and hurried. Times are ms since 1970 UTC. */
export interface Player extends Ticking {
  /** The same object until something changes. */
  view(): PlayerView
  /** Hears of every change of the view. */
  subscribeView(listener: () => void): () => void
  /** Hears of every frame, for what must move smoothly. */
  subscribeFrame(listener: () => void): () => void
  play(): void
  pause(): void
  seek(at: number): void
  setSpeed(speed: Speed): void
  stop(): void
}

export interface PlayerOptions {
  from: number
  to: number
  at: number
  /** ms, never set back. */
  monotonic(): number
  /** Calls back with the next frame. @returns how to call it off */
  frame(work: () => void): () => void
}

/** Parts that show seconds are told at most this often, ms: at 60× a second passes with every frame. */
const TICKS_APART_MS = 100
/** Drawing the wall takes at most this part of the time: on a slow machine it is drawn less often, and the line still runs smoothly. */
const DRAWING_PART = 4
/** A page that was hidden goes on where it was, not where it would be. */
const LONGEST_FRAME_MS = 250

export function createPlayer({ from, to, at: start, monotonic, frame }: PlayerOptions): Player {
  let at = within(start)
  let view: PlayerView = { isPlaying: false, speed: 10, isOver: false }
  let told = { second: -1, at: Number.NEGATIVE_INFINITY }
  let callOff = () => {}
  /** The longest frame of late, ms: one in which the wall was drawn. */
  let slowest = 0
  const ticks = listeners()
  const views = listeners()
  const frames = listeners()

  function within(value: number): number {
    return Math.min(to, Math.max(from, value))
  }

  function change(next: Partial<PlayerView>): void {
    view = { ...view, ...next }
    views.tell()
  }

  function move(next: number, isJump: boolean): void {
    at = within(next)
    const now = monotonic()
    const second = Math.floor(at / 1000)
    frames.tell()
    if (!isJump && (second === told.second || now - told.at < Math.max(TICKS_APART_MS, slowest * DRAWING_PART))) return
    told = { second, at: now }
    ticks.tell()
  }

  function run(since: number): void {
    callOff = frame(() => {
      const now = monotonic()
      slowest = Math.max(Math.min(LONGEST_FRAME_MS, now - since), slowest * 0.9)
      move(at + Math.min(LONGEST_FRAME_MS, now - since) * view.speed, false)
      if (at < to) return run(now)
      move(to, true)
      change({ isPlaying: false, isOver: true })
    })
  }

  return {
    now: () => at,
    view: () => view,
    subscribe: ticks.add,
    subscribeView: views.add,
    subscribeFrame: frames.add,
    play() {
      if (view.isPlaying) return
      if (at >= to) move(from, true)
      change({ isPlaying: true, isOver: false })
      run(monotonic())
    },
    pause() {
      callOff()
      if (view.isPlaying) change({ isPlaying: false })
      move(at, true)
    },
    seek(next) {
      move(next, true)
      if (view.isOver) change({ isOver: false })
    },
    setSpeed: (speed) => change({ speed }),
    stop: () => callOff(),
  }
}

function listeners() {
  const all = new Set<() => void>()
  return {
    add(listener: () => void): () => void {
      all.add(listener)
      return () => void all.delete(listener)
    },
    tell(): void {
      for (const listener of all) listener()
    },
  }
}
