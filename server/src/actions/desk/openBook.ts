import type { Pool } from '../../db/pool.ts'
import { oneMoment } from '../../db/tx.ts'
import { readHeads } from '../../store/journal.ts'
import { readCurrentOrders } from '../../store/orders.ts'
import { readOpenPadCalls } from '../../store/padCalls.ts'
import { readUnseen } from '../../store/seeing.ts'
import { readDays, readDishes, readPlaces, readShops, readStations } from '../../store/shops.ts'
import { ShopBook } from './ShopBook.ts'

/** Reads a shop into a book: everything and the position, as they stood at one moment. @returns null when there is no such shop */
export async function openBook(pool: Pool, shopId: string): Promise<ShopBook | null> {
  return oneMoment(pool, async (tx) => {
    const [heads, shops, stations, dishes, places, orders, padCalls, unseen, days] = await Promise.all([
      readHeads(tx, [shopId]),
      readShops(tx, shopId),
      readStations(tx, shopId),
      readDishes(tx, shopId),
      readPlaces(tx, shopId),
      readCurrentOrders(tx, shopId),
      readOpenPadCalls(tx, shopId),
      readUnseen(tx, shopId),
      readDays(tx, shopId),
    ])
    const rev = heads.get(shopId)
    const shop = shops[0]
    return rev === undefined || !shop ? null : new ShopBook({ rev, shop, stations, dishes, places, orders, padCalls, unseen, days })
  })
}
