import type { Clock } from '../base/clock.ts'

/**
 * The alarms of the next minute, in the memory of the process that set them: they ring to the millisecond, without a queue in between. The
 * queue has them too, for when this process is gone by then.
 */
export interface NearAlarms {
  /** Takes an alarm that is near; others are left to the queue. @param dueAt ms UTC */
  set(shopId: string, dueAt: number): void
  /** Whether this alarm rings here, or has just rung here, so that the queue's ring says nothing new. */
  has(shopId: string, dueAt: number): boolean
  stop(): void
}

/** How near an alarm is taken, in ms, and how many are held at most. */
const NEAR_MS = 60_000
const MOST = 50_000
/** The queue may ring later by so much, in ms, and nothing comes of it. */
const REMEMBERED_MS = 10_000

export function openNearAlarms(clock: Clock, ring: (shopId: string) => void): NearAlarms {
  const timers = new Map<string, NodeJS.Timeout>()

  const later = (key: string, ms: number, then: () => void): void => {
    const timer = setTimeout(then, ms)
    timer.unref()
    timers.set(key, timer)
  }
  /** Timers follow another clock than alarms: one that runs out a moment early waits on. */
  const wait = (shopId: string, dueAt: number): void => {
    const left = dueAt - clock.now()
    const key = keyOf(shopId, dueAt)
    if (left > 0) {
      later(key, left, () => wait(shopId, dueAt))
      return
    }
    ring(shopId)
    later(key, REMEMBERED_MS, () => timers.delete(key))
  }

  return {
    set: (shopId, dueAt) => {
      const key = keyOf(shopId, dueAt)
      if (timers.has(key) || timers.size >= MOST || dueAt - clock.now() > NEAR_MS) return
      wait(shopId, dueAt)
    },
    has: (shopId, dueAt) => timers.has(keyOf(shopId, dueAt)),
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}

function keyOf(shopId: string, dueAt: number): string {
  return `${shopId} ${dueAt}`
}
