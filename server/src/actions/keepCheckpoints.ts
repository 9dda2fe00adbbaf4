import type { ShopId } from '@passline/shared/ids'
import type { Shop } from '@passline/shared/shop'
import { listsOf } from '@passline/shared/state'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import type { Tx } from '../db/types.ts'
import { insertCheckpoint, readShopsToCheck } from '../store/checkpoints.ts'
import { readDishes, readPlaces, readStations } from '../store/shops.ts'
import { openBook } from './desk/openBook.ts'

/** Housekeeping comes every hour, on every server: a checkpoint younger than this is another server's of the same round. */
const YOUNG_MS = 3_000_000

/** Keeps what the shops are now, of those whose journal has moved since the last time. @returns for how many shops */
export async function keepCheckpoints(pool: Pool, clock: Clock): Promise<number> {
  const shopIds = await readShopsToCheck(pool.db, new Date(clock.now() - YOUNG_MS).toISOString())
  for (const shopId of shopIds) await keepCheckpoint(pool, clock, shopId)
  return shopIds.length
}

/** A shop begins: the journal says nothing yet of what it is made with. */
export async function keepFirstCheckpoint(tx: Tx, shop: Shop, at: string): Promise<void> {
  const [stations, dishes, places] = await Promise.all([readStations(tx, shop.id), readDishes(tx, shop.id), readPlaces(tx, shop.id)])
  const state = { shop, stations, dishes, places, orders: [], padCalls: [], unseen: [] }
  await insertCheckpoint(tx, shop.id, { rev: 0, at, state })
}

/** Position and state are of one moment, which is over when the checkpoint is dated: what happens later is dated later. */
async function keepCheckpoint(pool: Pool, clock: Clock, shopId: ShopId): Promise<void> {
  const book = await openBook(pool, shopId)
  if (!book) return
  const at = new Date(clock.now()).toISOString()
  await transaction(pool, (tx) => insertCheckpoint(tx, shopId, { rev: book.rev, at, state: listsOf(book) }))
}
