import type { Log } from '../base/log.ts'

/** The alarms that ring in this process at the moment. */
export interface Rings {
  /** Rings, and ends when that is done or left. Never throws. */
  ring(alarm: { shopId: string; dueAt: number }): Promise<void>
  /** Waits no longer for what still rings. */
  leave(): void
}

export function openRings(ring: (shopId: string, dueAt: number) => Promise<void> | void, log: Log): Rings {
  const ringing = new Set<() => void>()
  const tryRing = async ({ shopId, dueAt }: { shopId: string; dueAt: number }): Promise<void> => {
    try {
      await ring(shopId, dueAt)
    } catch (cause) {
      log.error({ err: cause, shopId }, 'an alarm rang and what it asked for failed')
    }
  }
  return {
    ring: async (alarm) => {
      await new Promise<void>((done) => {
        ringing.add(done)
        tryRing(alarm).then(() => {
          ringing.delete(done)
          done()
        })
      })
    },
    leave: () => {
      for (const done of ringing) done()
    },
  }
}
