import * as api from '@passline/shared/api'
import { orderId as orderIdSchema, shopId } from '@passline/shared/ids'
import * as z from 'zod'
import { confirmGoods } from '../actions/confirmGoods.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { moveOrder } from '../actions/editOrder.ts'
import { seeChanges } from '../actions/seeChanges.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const tag = 'Orders'
const ofOrder = z.object({ shop: shopId, order: orderIdSchema })

/** What happens to an order between its placing and its end, beside the steps of its goods. */
export function orderChangeEndpoints({ desk }: { desk: Desk }): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/orders/{order}/seen',
      tag,
      summary: 'Acknowledge allergies, additions and edits, for stations',
      description:
        'An allergy keeps the goods of its round from being started at a station until that station has acknowledged the round. ' +
        'Rounds are named by their number, edits by their id. What was acknowledged before, or is not there, changes nothing.',
      permission: 'workGoods',
      params: ofOrder,
      body: api.changesSeenRequest,
      answer: { status: 200, schema: api.removed },
      handle: ({ asker, params, body }) => seeChanges(desk, asker, params.order, body),
    }),
    ...(['accept', 'refuse'] as const).map((how) =>
      endpoint({
        method: 'post',
        path: `/v1/shops/{shop}/orders/{order}/${how}`,
        tag,
        summary: how === 'accept' ? 'Accept goods that a wristband ordered' : 'Refuse goods that a wristband ordered',
        description:
          'For shops whose setting `confirmWristband` is on: until then the kitchen does not see the goods. ' +
          'Every line has its own outcome; `notUnconfirmed` says that it waits for nobody. 409 only when all are rejected.',
        permission: 'closeOrder',
        params: ofOrder,
        body: api.confirmRequest,
        answer: { status: 200, schema: api.outcomesAnswer },
        refusals: ['allRejected'],
        handle: ({ asker, params, body }) => confirmGoods(desk, asker, params.order, { ...body, how }),
      }),
    ),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/orders/{order}/move',
      tag,
      summary: 'Move an order to another room, table or wristband',
      description: 'The stations see it as an edit of the order. From then on, orders for the new place join this one.',
      permission: 'closeOrder',
      params: ofOrder,
      body: api.moveOrderRequest,
      answer: { status: 200, schema: api.orderSaved },
      refusals: ['notMovable', 'orderNotOpen', 'placeMismatch', 'unknownPlace', 'placeTaken'],
      handle: ({ asker, params, body }) => moveOrder(desk, asker, params.order, body.place),
    }),
  ]
}
