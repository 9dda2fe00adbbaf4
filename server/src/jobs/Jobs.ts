import type { ShopId } from '@passline/shared/ids'
import type { Desk } from '../actions/desk/Desk.ts'
import type { Bell } from '../actions/messages/Bell.ts'
import { fireAlarms } from '../actions/messages/fireAlarms.ts'
import { sendDue } from '../actions/messages/sendDue.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { type AlarmClockOptions, openAlarmClock } from './alarmClock.ts'
import { Lanes, type Left } from './Lanes.ts'
import { openNearAlarms } from './nearAlarms.ts'
import { startPlanning } from './planning.ts'
import { startRelay } from './relay.ts'
import { startSweep } from './sweep.ts'

export interface JobsParts {
  pool: Pool
  /** The most connections of the pool. */
  poolSize: number
  desk: Desk
  bell: Bell
  clock: Clock
  log: Log
  backend: AlarmClockOptions['backend']
  /** Whether messages are made and sent here; otherwise this process only sets alarms for those that do. */
  works: boolean
}

/** What happens by itself: messages are planned from the journal, and sent when their time comes. */
export interface Jobs {
  /** The journals of these shops have moved, on another server. */
  look(shopIds: readonly string[]): void
  /** Ends within 2 s; what is under way is left to the database. */
  stop(): Promise<void>
}

/** The most turns at once; fewer on a small pool, because requests need connections too. */
const MOST_AT_ONCE = 3

/** @throws Fault when the queue lies in PostgreSQL and cannot be made or used */
export async function startJobs(parts: JobsParts): Promise<Jobs> {
  const { pool, poolSize, desk, bell, clock, log, backend, works } = parts
  const atOnce = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(poolSize / 3)))
  const lanes = new Lanes({
    turn: (shopId) => turn(parts, shopId),
    atOnce,
    apartMs: 0,
    failed: 'the messages of a shop could not be sent',
    log,
  })
  const ring = works ? (shopId: string) => lanes.ring(shopId as ShopId) : undefined
  const near = ring && openNearAlarms(clock, ring)
  const alarmClock = await openAlarmClock({
    backend,
    ring: ring && ((shopId, dueAt) => (near?.has(shopId, dueAt) ? undefined : ring(shopId))),
    log,
  })
  const relay = startRelay({ bell, pool, clock, log, alarmClock, ring, near })
  const planning = works ? startPlanning({ pool, desk, bell, clock, log, atOnce }) : undefined
  const sweep = ring && startSweep({ db: pool.db, clock, log, relay, ring })
  return {
    look: (shopIds) => planning?.look(shopIds),
    stop: async () => {
      near?.stop()
      await Promise.all([sweep?.stop(), planning?.stop(), alarmClock.stop(), relay.stop(), lanes.stop()])
    },
  }
}

/** First what is to be said, then what time has made of orders. */
async function turn(parts: JobsParts, shopId: ShopId): Promise<Left> {
  const left = await sendDue(parts, shopId)
  const hasMore = left.alarms && (await fireAlarms(parts, shopId)).more
  return hasMore ? 'more' : left.messages
}
