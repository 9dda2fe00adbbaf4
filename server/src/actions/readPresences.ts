import type { ShopId } from '@passline/shared/ids'
import type { Presence } from '@passline/shared/presence'
import type { Pool } from '../db/pool.ts'
import { presenceOf } from '../rules/presence.ts'
import { readLiveSessions } from '../store/presence.ts'
import type { Desk } from './desk/Desk.ts'

/** Reads who is there, on whatever server, in some shops. Shops that do not exist are missing. */
export async function readPresences(
  { pool, desk }: { pool: Pool; desk: Desk },
  shopIds: readonly ShopId[],
): Promise<Map<ShopId, Presence>> {
  const sessions = await readLiveSessions(pool.db, shopIds)
  const presences = new Map<ShopId, Presence>()
  for (const shopId of shopIds) {
    const there = sessions.filter((session) => session.shopId === shopId)
    const stations = await desk.read(shopId, (book) => [...book.stations.keys()])
    if (stations) presences.set(shopId, presenceOf(there, stations))
  }
  return presences
}
