import { removed } from '@passline/shared/api'
import { shopId as shopIdSchema } from '@passline/shared/ids'
import * as api from '@passline/shared/pushApi'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { subscribeToPush, unsubscribeFromPush } from '../actions/pushSubscriptions.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Web push'
const inShop = z.object({ shop: shopIdSchema })

/** @param publicKey the public half of the key pair of this installation */
export function pushEndpoints({ desk, publicKey }: { desk: Desk; publicKey: string }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/push-key',
      tag,
      summary: 'Read the key with which a browser subscribes',
      description: 'Give it to `pushManager.subscribe` as `applicationServerKey`.',
      permission: 'receive',
      answer: { status: 200, schema: api.pushKey },
      handle: async () => ok({ publicKey }),
    }),
    endpoint({
      method: 'put',
      path: '/v1/shops/{shop}/push-subscription',
      tag,
      summary: 'Be told on this phone while the page is closed',
      description:
        'What the browser’s subscription says of itself. It takes the place of the one that the device had. Nothing is sent unless the shop’s setting `webPush` is on.',
      permission: 'webPush',
      params: inShop,
      body: api.pushSubscription,
      answer: { status: 200, schema: removed },
      handle: ({ asker, body }) => subscribeToPush(desk, asker, body),
    }),
    endpoint({
      method: 'delete',
      path: '/v1/shops/{shop}/push-subscription',
      tag,
      summary: 'Not be told on this phone any more',
      permission: 'webPush',
      params: inShop,
      answer: { status: 200, schema: removed },
      handle: ({ asker }) => unsubscribeFromPush(desk, asker),
    }),
  ]
}
