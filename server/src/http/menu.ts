import * as api from '@passline/shared/api'
import { dishId, shopId, stationId } from '@passline/shared/ids'
import * as z from 'zod'
import { removeDish, removeStation, saveDish, saveStation } from '../actions/configureShop.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { problemReply } from '../actions/reply.ts'
import { countDish, putBackOnSale, sellOut } from '../actions/sellDish.ts'
import type { Db } from '../db/types.ts'
import { readDishes, readStations } from '../store/shops.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Menu and stations'
const inShop = z.object({ shop: shopId })
const ofStation = z.object({ shop: shopId, station: stationId })
const ofDish = z.object({ shop: shopId, dish: dishId })

export function menuEndpoints({ desk, db }: { desk: Desk; db: Db }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/stations',
      tag,
      summary: 'List stations',
      permission: 'readMenu',
      params: inShop,
      answer: { status: 200, schema: api.stationList },
      handle: async ({ shopId }) => ok({ stations: await readStations(db, shopId) }),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/stations/{station}',
      tag,
      summary: 'Read one station',
      permission: 'readMenu',
      params: ofStation,
      answer: { status: 200, schema: api.stationAnswer },
      handle: async ({ shopId, params }) => {
        const station = (await readStations(db, shopId)).find((each) => each.id === params.station)
        return station ? ok({ station }) : problemReply('notFound', { detail: `No station "${params.station}" in this shop.` })
      },
    }),
    endpoint({
      method: 'put',
      path: '/v1/shops/{shop}/stations/{station}',
      tag,
      summary: 'Create or change a station',
      permission: 'configure',
      params: ofStation,
      body: api.stationInput,
      answer: { status: 200, schema: api.saved.station },
      handle: ({ asker, params, body }) => saveStation(desk, asker, { id: params.station, ...body }),
    }),
    endpoint({
      method: 'delete',
      path: '/v1/shops/{shop}/stations/{station}',
      tag,
      summary: 'Remove a station that no dish is made at',
      permission: 'configure',
      params: ofStation,
      answer: { status: 200, schema: api.removed },
      refusals: ['inUse'],
      handle: ({ asker, params }) => removeStation(desk, asker, params.station),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/dishes',
      tag,
      summary: 'Read the menu',
      permission: 'readMenu',
      params: inShop,
      answer: { status: 200, schema: api.dishList },
      handle: async ({ shopId }) => ok({ dishes: await readDishes(db, shopId) }),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/dishes/{dish}',
      tag,
      summary: 'Read one dish',
      permission: 'readMenu',
      params: ofDish,
      answer: { status: 200, schema: api.dishAnswer },
      handle: async ({ shopId, params }) => {
        const dish = (await readDishes(db, shopId)).find((each) => each.id === params.dish)
        return dish ? ok({ dish }) : problemReply('notFound', { detail: `No dish "${params.dish}" in this shop.` })
      },
    }),
    endpoint({
      method: 'put',
      path: '/v1/shops/{shop}/dishes/{dish}',
      tag,
      summary: 'Create or change a dish',
      description: 'Prices are whole fen. Whether the dish is sold out, and how much is left of it, stays as it was.',
      permission: 'configure',
      params: ofDish,
      body: api.dishInput,
      answer: { status: 200, schema: api.saved.dish },
      refusals: ['unknownStation'],
      handle: ({ asker, params, body }) => saveDish(desk, asker, { id: params.dish, ...body }),
    }),
    endpoint({
      method: 'delete',
      path: '/v1/shops/{shop}/dishes/{dish}',
      tag,
      summary: 'Take a dish off the menu',
      permission: 'configure',
      params: ofDish,
      answer: { status: 200, schema: api.removed },
      handle: ({ asker, params }) => removeDish(desk, asker, params.dish),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/dishes/{dish}/sold-out',
      tag,
      summary: 'Mark a dish as sold out',
      description:
        'With `until`, an instant or `today` for the end of the business day, it comes back on sale by itself; without, when somebody says so.',
      permission: 'sellOut',
      params: ofDish,
      body: api.soldOutRequest,
      answer: { status: 200, schema: api.saved.dish },
      handle: ({ asker, params, body }) => sellOut(desk, asker, params.dish, body.until),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/dishes/{dish}/back-on-sale',
      tag,
      summary: 'Put a sold-out dish back on sale',
      description: 'A dish of which no portion was left is not counted any more.',
      permission: 'sellOut',
      params: ofDish,
      answer: { status: 200, schema: api.saved.dish },
      handle: ({ asker, params }) => putBackOnSale(desk, asker, params.dish),
    }),
    endpoint({
      method: 'put',
      path: '/v1/shops/{shop}/dishes/{dish}/remaining',
      tag,
      summary: 'Say how many portions of a dish are left',
      description:
        'Orders take from it, cancelled goods that nobody has begun give back, and at 0 the dish is sold out. null: it is not counted. ' +
        'More than 0 puts a dish back on sale, unless it is sold out until a time.',
      permission: 'sellOut',
      params: ofDish,
      body: api.remainingRequest,
      answer: { status: 200, schema: api.saved.dish },
      handle: ({ asker, params, body }) => countDish(desk, asker, params.dish, body.remaining),
    }),
  ]
}
