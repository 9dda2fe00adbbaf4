/** A clock that can be watched: `now` is server time in ms, listeners hear every whole second of it. */
export interface Ticking {
  now(): number
  subscribe(listener: () => void): () => void
}

/** One timer for all listeners, aligned to the seconds of `now`; it runs only while somebody listens. */
export function createTicking(now: () => number): Ticking {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tick = () => {
    timer = setTimeout(tick, 1000 - (now() % 1000))
    for (const listener of listeners) listener()
  }
  return {
    now,
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) timer = setTimeout(tick, 1000 - (now() % 1000))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
  }
}
