import type { ShopId } from '@passline/shared/ids'
import type { Desk } from '../actions/desk/Desk.ts'
import type { Bell } from '../actions/messages/Bell.ts'
import { planMessages } from '../actions/messages/planMessages.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { readShopsBehind } from '../store/messages.ts'
import { repeatedly } from './again.ts'
import { Lanes } from './Lanes.ts'

export interface PlanningParts {
  pool: Pool
  desk: Desk
  bell: Bell
  clock: Clock
  log: Log
  /** The most shops that are planned at once. */
  atOnce: number
}

export interface Planning {
  /** The journals of these shops may have moved. */
  look(shopIds: readonly string[]): void
  stop(): Promise<void>
}

/** What happens to a shop within this time is planned together, in ms. */
const APART_MS = 20
/** How often it is looked for shops of which nobody told, in ms. */
const EVERY_MS = 2_000

/** Makes messages of what happens, in every shop whose journal moves: told by the desk, by hints of other servers, or found by looking. */
export function startPlanning({ pool, desk, bell, clock, log, atOnce }: PlanningParts): Planning {
  const lanes = new Lanes({
    turn: async (shopId) => ((await planMessages({ pool, clock, bell }, shopId)).more ? 'more' : 'nothing'),
    atOnce,
    apartMs: APART_MS,
    failed: 'the messages of a shop could not be planned',
    log,
  })
  const look = (shopIds: readonly string[]): void => {
    for (const shopId of shopIds) lanes.ring(shopId as ShopId)
  }
  const looking = repeatedly(
    async () => look(await readShopsBehind(pool.db)),
    (cause) => log.warn({ err: cause }, 'shops that have messages to plan could not be looked for'),
  )
  desk.onEvents((shopId) => lanes.ring(shopId))
  looking.every(EVERY_MS)
  looking.ask()
  return {
    look,
    stop: async () => {
      await Promise.all([looking.stop(), lanes.stop()])
    },
  }
}
