import type { Log } from '../base/log.ts'
import { type Between, type Ears, NOBODY } from './Between.ts'
import { betweenByNotify } from './betweenByNotify.ts'
import { betweenByRedis } from './betweenByRedis.ts'

export interface BetweenOptions {
  /** The database that the servers share; null for an installation that has its own, and is one process. */
  url: string | null
  redisUrl: string | null
  epoch: string
  ears: Ears
  log: Log
}

/** Opens what servers tell each other by. @throws when the database cannot be reached */
export async function openBetween({ url, redisUrl, epoch, ears, log }: BetweenOptions): Promise<Between> {
  if (url === null) return NOBODY
  const journal = await betweenByNotify(url, ears, log)
  return redisUrl === null ? journal : betweenByRedis(redisUrl, { epoch, ears, log, journal })
}
