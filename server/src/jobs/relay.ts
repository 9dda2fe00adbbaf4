import type { ShopId } from '@passline/shared/ids'
import type { Bell } from '../actions/messages/Bell.ts'
import { noteAlarmsSet } from '../actions/messages/noteAlarmsSet.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import type { DueInstant } from '../store/due.ts'
import { repeatedly } from './again.ts'
import type { AlarmClock } from './alarmClock.ts'
import type { NearAlarms } from './nearAlarms.ts'

export interface RelayParts {
  bell: Bell
  pool: Pool
  clock: Clock
  log: Log
  alarmClock: AlarmClock
  /** Rings the lane of a shop in this process; absent where another process sends. */
  ring?: ((shopId: ShopId) => void) | undefined
  /** The near alarms of this process; absent where another process sends. */
  near?: NearAlarms | undefined
}

/** Sets alarm clocks for what is written. */
export interface Relay {
  /** Sets alarms for these instants and notes so; what is due rings at once. */
  set(instants: readonly DueInstant[]): void
  stop(): Promise<void>
}

/** Alarms are set for what is due within this time, in ms; what is due later is found when it comes near. */
export const HORIZON_MS = 3_600_000

/** Hears what is written: rings the lanes for what is due, and sets alarms for what will be, all of one turn of the event loop together. */
export function startRelay({ bell, pool, clock, log, alarmClock, ring, near }: RelayParts): Relay {
  let gathered = new Map<string, DueInstant>()

  const setting = repeatedly(
    async () => {
      await new Promise((resolve) => setImmediate(resolve))
      const instants = [...gathered.values()]
      gathered = new Map()
      if (instants.length === 0) return
      const now = clock.now()
      await alarmClock.set(instants, now)
      await noteAlarmsSet(pool, instants, now)
    },
    // The alarm clock tells of its outages itself; what has no alarm is found by the sweep.
    (cause) => log.debug({ err: cause }, 'alarms could not be set'),
  )
  const set = (instants: readonly DueInstant[]): void => {
    const now = clock.now()
    for (const { shopId, dueAt } of instants) {
      if (ring && dueAt <= now) ring(shopId as ShopId)
      else if (dueAt <= now + HORIZON_MS) {
        near?.set(shopId, dueAt)
        gathered.set(`${shopId} ${dueAt}`, { shopId, dueAt })
      }
    }
    if (gathered.size > 0) setting.ask()
  }
  bell.onWritten((shopId, dueAt) => set(dueAt.map((at) => ({ shopId, dueAt: at }))))
  return { set, stop: setting.stop }
}
