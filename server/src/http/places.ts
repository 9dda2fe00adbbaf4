import * as api from '@passline/shared/api'
import { placeId, shopId } from '@passline/shared/ids'
import type { PlaceKind } from '@passline/shared/order'
import * as z from 'zod'
import { cleanRoom } from '../actions/closeOrder.ts'
import { removePlace, savePlace } from '../actions/configureShop.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { problemReply } from '../actions/reply.ts'
import type { Db } from '../db/types.ts'
import { readPlaces } from '../store/shops.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Rooms, tables, wristbands'
const inShop = z.object({ shop: shopId })
const ofPlace = z.object({ shop: shopId, place: placeId })
const ofRoom = z.object({ shop: shopId, room: placeId })

const WORDS: readonly [PlaceKind, string][] = [
  ['room', 'rooms'],
  ['table', 'tables'],
  ['wristband', 'wristbands'],
]

export function placeEndpoints({ desk, db }: { desk: Desk; db: Db }): Endpoint[] {
  return [...WORDS.flatMap(([kind, words]) => endpointsOf(kind, words)), cleaning()]

  function endpointsOf(kind: PlaceKind, words: string): Endpoint[] {
    return [
      endpoint({
        method: 'get',
        path: `/v1/shops/{shop}/${words}`,
        tag,
        summary: `List ${words}`,
        permission: 'readMenu',
        params: inShop,
        answer: { status: 200, schema: api.placeList },
        handle: async ({ shopId }) => ok({ places: (await readPlaces(db, shopId)).filter((place) => place.kind === kind) }),
      }),
      endpoint({
        method: 'get',
        path: `/v1/shops/{shop}/${words}/{place}`,
        tag,
        summary: `Read one ${kind}`,
        permission: 'readMenu',
        params: ofPlace,
        answer: { status: 200, schema: api.placeAnswer },
        handle: async ({ shopId, params }) => {
          const place = (await readPlaces(db, shopId)).find((each) => each.kind === kind && each.id === params.place)
          return place ? ok({ place }) : problemReply('notFound', { detail: `No ${kind} "${params.place}" in this shop.` })
        },
      }),
      endpoint({
        method: 'put',
        path: `/v1/shops/{shop}/${words}/{place}`,
        tag,
        summary: `Create or change a ${kind}`,
        permission: 'configure',
        params: ofPlace,
        body: api.placeInput,
        answer: { status: 200, schema: api.saved.place },
        handle: ({ asker, params, body }) => savePlace(desk, asker, { kind, id: params.place, ...body }),
      }),
      endpoint({
        method: 'delete',
        path: `/v1/shops/{shop}/${words}/{place}`,
        tag,
        summary: `Remove a ${kind} without an open order`,
        permission: 'configure',
        params: ofPlace,
        answer: { status: 200, schema: api.removed },
        refusals: ['inUse'],
        handle: ({ asker, params }) => removePlace(desk, asker, kind, params.place),
      }),
    ]
  }

  function cleaning(): Endpoint {
    return endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/rooms/{room}/clean',
      tag,
      summary: 'Clean a room: complete its order',
      description:
        '409 unfinishedGoods with the list when goods are not picked up yet; with `force` these are cancelled with the reason orderClosed.',
      permission: 'closeOrder',
      params: ofRoom,
      body: api.closeRequest,
      answer: { status: 200, schema: api.closeAnswer },
      refusals: ['unfinishedGoods'],
      handle: ({ asker, params, body }) => cleanRoom(desk, asker, params.room, body.force),
    })
  }
}
