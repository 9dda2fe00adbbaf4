import * as api from '@passline/shared/api'
import { brandId, shopId as shopIdSchema } from '@passline/shared/ids'
import * as z from 'zod'
import { addBrand, addShop, changeBrand } from '../actions/brands.ts'
import { changeShop } from '../actions/configureShop.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { problemReply } from '../actions/reply.ts'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { readBrands, readShops } from '../store/shops.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Brands and shops'
const ofBrand = z.object({ brand: brandId })
const inShop = z.object({ shop: shopIdSchema })

export function shopEndpoints({ desk, pool, clock }: { desk: Desk; pool: Pool; clock: Clock }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/brands',
      tag,
      summary: 'List brands',
      permission: 'everyShop',
      answer: { status: 200, schema: api.brandList },
      handle: async () => ok({ brands: await readBrands(pool.db) }),
    }),
    endpoint({
      method: 'post',
      path: '/v1/brands',
      tag,
      summary: 'Create a brand',
      permission: 'everyShop',
      body: api.brandInput,
      answer: { status: 201, schema: api.brandAnswer },
      refusals: ['alreadyExists'],
      handle: ({ asker, body }) => addBrand(pool, asker.key, body),
    }),
    endpoint({
      method: 'get',
      path: '/v1/brands/{brand}',
      tag,
      summary: 'Read a brand',
      permission: 'everyShop',
      params: ofBrand,
      answer: { status: 200, schema: api.brandAnswer },
      handle: async ({ params }) => {
        const brand = (await readBrands(pool.db)).find((each) => each.id === params.brand)
        return brand ? ok({ brand }) : problemReply('notFound', { detail: `No brand "${params.brand}".` })
      },
    }),
    endpoint({
      method: 'patch',
      path: '/v1/brands/{brand}',
      tag,
      summary: 'Rename a brand',
      permission: 'everyShop',
      params: ofBrand,
      body: api.brandChange,
      answer: { status: 200, schema: api.brandAnswer },
      handle: ({ asker, params, body }) => changeBrand({ pool, desk }, asker.device.id, asker.key, { id: params.brand, ...body }),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops',
      tag,
      summary: 'List the shops that the token may enter',
      permission: null,
      answer: { status: 200, schema: api.shopList },
      handle: async ({ device }) => ok({ shops: await readShops(pool.db, device.shopId) }),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops',
      tag,
      summary: 'Create a shop',
      permission: 'everyShop',
      body: api.shopInput,
      answer: { status: 201, schema: api.shopAnswer },
      refusals: ['alreadyExists'],
      handle: ({ asker, body }) => addShop({ pool, clock }, asker.key, body),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}',
      tag,
      summary: 'Read a shop',
      permission: null,
      params: inShop,
      answer: { status: 200, schema: api.shopAnswer },
      handle: async ({ shopId }) => {
        const [shop] = await readShops(pool.db, shopId)
        return shop ? ok({ shop }) : problemReply('notFound', { detail: `No shop "${shopId}".` })
      },
    }),
    endpoint({
      method: 'patch',
      path: '/v1/shops/{shop}',
      tag,
      summary: 'Change name, time zone or settings of a shop',
      description: 'What is not named stays. A new reset hour or time zone counts from the next order on.',
      permission: 'configure',
      params: inShop,
      body: api.shopChange,
      answer: { status: 200, schema: api.shopSaved },
      handle: ({ asker, body }) => changeShop(desk, asker, body),
    }),
  ]
}
