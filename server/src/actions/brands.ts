import type { shopInput } from '@passline/shared/api'
import type { Brand, Shop } from '@passline/shared/shop'
import type * as z from 'zod'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { insertBrand, insertShop, readBrands, readShops, updateBrand } from '../store/shops.ts'
import type { Reply, WriteKey } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { keepFirstCheckpoint } from './keepCheckpoints.ts'
import { once } from './once.ts'

/** Creates a brand. @returns 201 with the brand; 409 alreadyExists */
export function addBrand(pool: Pool, key: WriteKey, brand: Brand): Promise<Reply> {
  return once(pool, key, async (tx) =>
    (await insertBrand(tx, brand))
      ? { status: 201, body: { brand } }
      : { code: 'alreadyExists', detail: `There is a brand "${brand.id}" already.` },
  )
}

/**
 * Renames a brand. Its shops show the new name when their screens are told, each in its own journal.
 * @returns 200 with the brand; 404 notFound
 */
export async function changeBrand(parts: { pool: Pool; desk: Desk }, actor: string, key: WriteKey, brand: Brand): Promise<Reply> {
  const reply = await once(parts.pool, key, async (tx) =>
    (await updateBrand(tx, brand)) ? { status: 200, body: { brand } } : { code: 'notFound', detail: `No brand "${brand.id}".` },
  )
  if (reply.status === 200) await tellShops(parts, actor, key, brand)
  return reply
}

/** Creates a shop with an empty journal. @returns 201 with the shop; 409 alreadyExists; 404 notFound for an unknown brand */
export function addShop({ pool, clock }: { pool: Pool; clock: Clock }, key: WriteKey, input: z.infer<typeof shopInput>): Promise<Reply> {
  return once(pool, key, async (tx) => {
    const brand = (await readBrands(tx)).find((each) => each.id === input.brandId)
    if (!brand) return { code: 'notFound', detail: `No brand "${input.brandId}".` }
    const shop: Shop = { ...input, brandName: brand.name }
    if (!(await insertShop(tx, shop))) return { code: 'alreadyExists', detail: `There is a shop "${shop.id}" already.` }
    await keepFirstCheckpoint(tx, shop, new Date(clock.now()).toISOString())
    return { status: 201, body: { shop } }
  })
}

async function tellShops({ pool, desk }: { pool: Pool; desk: Desk }, actor: string, key: WriteKey, brand: Brand): Promise<void> {
  const shops = (await readShops(pool.db, null)).filter((shop) => shop.brandId === brand.id)
  await Promise.all(
    shops.map((shop) =>
      desk.submit({
        shopId: shop.id,
        actor,
        key: { ...key, scope: `brand of shop ${shop.id}` },
        decide: (view) => ({
          happenings: [{ name: 'shopChanged', data: { shop: { ...view.shop, brandName: brand.name } } }],
          answer: (after) => ({ status: 200, body: { rev: after.rev } }),
        }),
      }),
    ),
  )
}
