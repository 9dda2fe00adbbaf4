import type { ShopId } from '@passline/shared/ids'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Db } from '../db/types.ts'
import { readShopsDue, readUnqueued } from '../store/due.ts'
import { repeatedly } from './again.ts'
import { HORIZON_MS, type Relay } from './relay.ts'

export interface SweepParts {
  db: Db
  clock: Clock
  log: Log
  relay: Relay
  ring(shopId: ShopId): void
}

/** How often it is looked for what is due and has no alarm, in ms. */
const EVERY_MS = 5_000
/** The most alarms that one look sets. */
const MOST_ALARMS = 1_000

/**
 * Looks into the tables for what is due, so that losing the queue loses nothing [M10], and sets alarms for what comes near. Looks at
 * once, every few seconds, and when the clock is turned.
 */
export function startSweep({ db, clock, log, relay, ring }: SweepParts): { stop(): Promise<void> } {
  const sweep = repeatedly(
    async () => {
      const now = clock.now()
      const [due, unqueued] = await Promise.all([
        readShopsDue(db, new Date(now).toISOString()),
        readUnqueued(db, { after: new Date(now).toISOString(), until: new Date(now + HORIZON_MS).toISOString() }, MOST_ALARMS),
      ])
      for (const shopId of due) ring(shopId as ShopId)
      relay.set(unqueued)
    },
    (cause) => log.warn({ err: cause }, 'what is due could not be looked for'),
  )
  sweep.every(EVERY_MS)
  clock.onTurn?.(sweep.ask)
  sweep.ask()
  return sweep
}
