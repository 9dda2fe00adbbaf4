import type { ShopId } from '@passline/shared/ids'
import type { Language } from '@passline/shared/spoken'
import type { Db } from '../db/types.ts'
import { menuCsv } from '../rules/menuCsv.ts'
import { readDishes } from '../store/shops.ts'

/** The menu of a shop as the text of a CSV file. */
export async function exportMenu(db: Db, shopId: ShopId, language: Language): Promise<string> {
  return menuCsv(await readDishes(db, shopId), language)
}
