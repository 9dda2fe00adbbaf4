import type { Device } from '@passline/shared/api'
import type { BrandId, DeviceId, PlaceId, ShopId } from '@passline/shared/ids'
import type { Role } from '@passline/shared/role'
import { type Shop, shopSettings } from '@passline/shared/shop'
import { v7 } from 'uuid'
import { hashOfToken, newToken } from '../base/token.ts'
import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import type { Tx } from '../db/types.ts'
import { accountFor } from '../rules/account.ts'
import { ensureAccount } from '../store/accounts.ts'
import { insertDevice } from '../store/devices.ts'
import { insertBrand, insertShop, lockSetUp, readBrands, saveDish, savePlace, saveStation } from '../store/shops.ts'
import { demoDishes, demoStations } from './demo/menu.ts'
import { demoPlaces } from './demo/places.ts'
import { keepFirstCheckpoint } from './keepCheckpoints.ts'

/** The tokens of the demo, as they are kept in the data folder for the person who tries the product. */
export interface DemoTokens {
  owner: string
  /** By shop id, then by role. */
  shops: Record<string, Partial<Record<Role, string>>>
}

/** The demo's devices: one for each role, by the name that its screen shows. */
const demoDevices: [role: Role, name: string, room?: string][] = [
  ['kitchen', '后厨 1 屏'],
  ['pass', '传菜口'],
  ['board', '大厅叫号屏'],
  ['waiter', '小林'],
  ['cashier', '收银 1 号'],
  ['roomPad', '801 房平板', '801'],
  ['manager', '店长'],
  ['program', 'POS'],
]

/** The demo: a brand with two shops, a menu of 40 dishes over 5 stations, rooms, tables, wristbands, and a device for each role. */
export const demoShops = [
  { id: 'binjiang' as ShopId, name: { zh: '滨江店', en: 'Riverside' } },
  { id: 'xihu' as ShopId, name: { zh: '西湖店', en: 'West Lake' } },
]

/**
 * Seeds the demo when there is no brand yet, all or nothing.
 * @param keep is given the tokens before they are valid, to store them
 */
export async function seedDemo(pool: Pool, at: string, keep: (tokens: DemoTokens) => void): Promise<void> {
  await transaction(pool, async (tx) => {
    await lockSetUp(tx)
    if ((await readBrands(tx)).length > 0) return
    const brand = { id: 'shanhai' as BrandId, name: { zh: '山海小馆', en: 'Shanhai Kitchen' } }
    await insertBrand(tx, brand)
    const tokens: DemoTokens = { owner: await addDevice(tx, OWNER, at), shops: {} }
    for (const { id, name } of demoShops) {
      const settings = shopSettings.parse({})
      await seedShop(tx, { id, brandId: brand.id, brandName: brand.name, name, timeZone: 'Asia/Shanghai', settings }, at)
      const ofShop: Partial<Record<Role, string>> = {}
      for (const [role, title, room] of demoDevices) {
        const place = room === undefined ? null : { kind: 'room' as const, id: room as PlaceId }
        ofShop[role] = await addDevice(tx, { shopId: id, role, name: title, place }, at)
      }
      tokens.shops[id] = ofShop
    }
    keep(tokens)
  })
}

/** Makes the token of the owner, who can do everything. @returns the token, which is stored nowhere */
export function addOwner(pool: Pool, at: string): Promise<string> {
  return transaction(pool, (tx) => addDevice(tx, OWNER, at))
}

async function seedShop(tx: Tx, shop: Shop, at: string): Promise<void> {
  await insertShop(tx, shop)
  await Promise.all(demoStations.map((station) => saveStation(tx, shop.id, station)))
  await Promise.all(demoDishes.map((dish) => saveDish(tx, shop.id, dish)))
  await Promise.all(demoPlaces.map((place) => savePlace(tx, shop.id, place)))
  await keepFirstCheckpoint(tx, shop, at)
}

const OWNER = { shopId: null, role: 'owner', name: 'owner' } as const

async function addDevice(
  tx: Tx,
  who: Pick<Device, 'shopId' | 'role' | 'name'> & Partial<Pick<Device, 'place'>>,
  at: string,
): Promise<string> {
  const token = newToken()
  const id = v7() as DeviceId
  const account = accountFor({ ...who, id })
  if (account && who.shopId !== null) await ensureAccount(tx, who.shopId, account)
  const device: Device = { place: null, ...who, id, accountId: account?.id ?? null, zone: null, addedAt: at, revokedAt: null }
  await insertDevice(tx, device, hashOfToken(token))
  return token
}
