import * as api from '@passline/shared/api'
import { goodsId, shopId } from '@passline/shared/ids'
import { may } from '@passline/shared/role'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { moveGoods, noteGoods } from '../actions/editOrder.ts'
import { problemReply } from '../actions/reply.ts'
import { seeCancellations } from '../actions/seeCancellations.ts'
import { seeRushes } from '../actions/seeChanges.ts'
import { stepGoods } from '../actions/stepGoods.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const tag = 'Goods'
const NOT_CANCEL = 'Cancelling needs the permission "closeOrder", which the till has.'
const inShop = z.object({ shop: shopId })
const ofGoods = z.object({ shop: shopId, goods: goodsId })

export function goodsEndpoints({ desk }: { desk: Desk }): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/goods/actions',
      tag,
      summary: 'Start, finish, call, pick up, deliver, cancel, recall, rush or fire goods',
      description:
        'Every line has its own outcome: changed, unchanged (it was there already) or rejected with a code. 409 only when all are rejected. ' +
        'Several actions are taken one after the other, on each line all or none: `["start","done"]` is one tap. ' +
        'Only roles that may close orders may cancel. With `quantity` below what the line has, the line splits, and the part (`partId`) takes the step. ' +
        'Goods of a later course are `held` until they are fired, goods with an allergy `allergyUnseen` until their station has acknowledged it.',
      permission: 'workGoods',
      params: inShop,
      body: api.goodsActionRequest,
      answer: { status: 200, schema: api.outcomesAnswer },
      refusals: ['allRejected'],
      handle: async ({ device, asker, body }) => {
        if (body.actions.includes('cancel') && !may(device.role, 'closeOrder')) return problemReply('forbidden', { detail: NOT_CANCEL })
        return stepGoods(desk, asker, body)
      },
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/goods/cancellations-seen',
      tag,
      summary: 'Acknowledge cancelled lines',
      description: 'A cancelled line stays on the kitchen screen, struck through, until this was said of it.',
      permission: 'workGoods',
      params: inShop,
      body: api.cancellationsSeenRequest,
      answer: { status: 200, schema: api.removed },
      handle: ({ asker, body }) => seeCancellations(desk, asker, body.goodsIds),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/goods/rushes-seen',
      tag,
      summary: 'Acknowledge rushed lines',
      description: 'Whoever asked to hurry sees who in the kitchen has seen it. A new rush has to be acknowledged anew.',
      permission: 'workGoods',
      params: inShop,
      body: api.rushesSeenRequest,
      answer: { status: 200, schema: api.removed },
      handle: ({ asker, body }) => seeRushes(desk, asker, body.goodsIds),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/goods/{goods}/note',
      tag,
      summary: 'Give a line another note',
      description: 'The stations see the difference as an edit of the order, and acknowledge it.',
      permission: 'closeOrder',
      params: ofGoods,
      body: api.noteGoodsRequest,
      answer: { status: 200, schema: api.orderSaved },
      refusals: ['cancelled', 'orderClosed'],
      handle: ({ asker, params, body }) => noteGoods(desk, asker, params.goods, body.note),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/goods/{goods}/station',
      tag,
      summary: 'Have a line made at another station',
      description: 'For goods that are not made yet. The new station acknowledges an allergy for itself.',
      permission: 'workGoods',
      params: ofGoods,
      body: api.moveGoodsRequest,
      answer: { status: 200, schema: api.orderSaved },
      refusals: ['cancelled', 'unconfirmed', 'alreadyMadeThere', 'orderClosed', 'unknownStation'],
      handle: ({ asker, params, body }) => moveGoods(desk, asker, params.goods, body.stationId),
    }),
  ]
}
