import type { ShopId } from '@passline/shared/ids'
import type { Presence } from '@passline/shared/presence'
import type { Pool } from '../db/pool.ts'
import { presenceOf } from '../rules/presence.ts'
import { type LiveSession, readLiveSessions } from '../store/presence.ts'
import type { Desk } from './desk/Desk.ts'

/** Reads who is there, on whatever server, in some shops. Shops that do not exist are missing. */
export async function readPresences(
  { pool, desk }: { pool: Pool; desk: Desk },
  shopIds: readonly ShopId[],
): Promise<Map<ShopId, Presence>> {
  const there = new Map<string, LiveSession[]>(shopIds.map((shopId) => [shopId, []]))
  for (const session of await readLiveSessions(pool.db, shopIds)) there.get(session.shopId)?.push(session)
  const presences = new Map<ShopId, Presence>()
  for (const shopId of shopIds) {
    const stations = await desk.read(shopId, (book) => [...book.stations.keys()])
    if (stations) presences.set(shopId, presenceOf(there.get(shopId) ?? [], stations))
  }
  return presences
}
