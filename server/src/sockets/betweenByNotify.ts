import type { ShopId } from '@passline/shared/ids'
import type { Log } from '../base/log.ts'
import { openHints } from '../db/listen.ts'
import type { Between, Ears } from './Between.ts'

/** As many ids of messages as fit into one notification of PostgreSQL. */
const MOST_IDS = 200

/** Servers tell each other through the database that they share. */
export async function betweenByNotify(url: string, ears: Ears, log: Log): Promise<Between> {
  const hints = await openHints(url, { moved: (shopIds) => ears.moved(shopIds as ShopId[]), said: (words) => hear(ears, words) }, log)
  return {
    moved: (shopId) => hints.give(shopId),
    released: (shopId, ids) => {
      for (let start = 0; start < ids.length; start += MOST_IDS)
        hints.say(['released', shopId, ...ids.slice(start, start + MOST_IDS)].join(' '))
    },
    presenceChanged: (shopId) => hints.say(`presence ${shopId}`),
    stop: () => hints.stop(),
  }
}

function hear(ears: Ears, words: string): void {
  const [about, shopId, ...ids] = words.split(' ')
  if (about === 'released') ears.released(shopId as ShopId, ids)
  if (about === 'presence') ears.presenceChanged(shopId as ShopId)
}
