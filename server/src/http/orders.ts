import * as api from '@passline/shared/api'
import { orderId as orderIdSchema, shopId } from '@passline/shared/ids'
import * as z from 'zod'
import type { Attendance } from '../actions/Attendance.ts'
import { cancelOrder } from '../actions/cancelOrder.ts'
import { completeOrder } from '../actions/closeOrder.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { placeOrder } from '../actions/placeOrder.ts'
import { problemReply } from '../actions/reply.ts'
import type { Db } from '../db/types.ts'
import { readOrderPage, readOrders } from '../store/orders.ts'
import { readSeenBy } from '../store/sight.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Orders'
const inShop = z.object({ shop: shopId })
const ofOrder = z.object({ shop: shopId, order: orderIdSchema })

interface Parts {
  desk: Desk
  db: Db
  attendance: Attendance
}

export function orderEndpoints({ desk, db, attendance }: Parts): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/orders',
      tag,
      summary: 'Place an order, or add to the open one',
      description:
        'An order of a room, wristband or table joins the open order of the same place: `joined` says so, and the goods of every request are one round. ' +
        'Take-away and platform orders never join. The number (`seqNo`, shown as #01) is daily. When a dish is sold out or unknown, or fewer portions are left, nothing is ordered. ' +
        'The header `Passline-Warning: noKitchenScreen` comes with the answer when no kitchen screen is connected: the order is kept, and nobody sees it yet.',
      permission: 'order',
      params: inShop,
      body: api.placeOrderRequest,
      answer: { status: 201, schema: api.placeOrderAnswer },
      refusals: [
        'soldOut',
        'notEnough',
        'unknownDish',
        'optionInvalid',
        'unknownPlace',
        'placeMismatch',
        'otherPlace',
        'sourceMismatch',
        'orderTooLarge',
      ],
      handle: async ({ asker, shopId, body }) => {
        const [reply, isSeen] = await Promise.all([placeOrder(desk, asker, body), attendance.hasKitchenScreen(shopId)])
        return isSeen || reply.status >= 400 ? reply : { ...reply, warning: 'noKitchenScreen' }
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/orders',
      tag,
      summary: 'List orders, newest first',
      description:
        'Give `next` of one page as `cursor` of the following one; it is null on the last page. ' +
        '`search` is a part of the name of the place, or the beginning of the number.',
      permission: 'follow',
      params: inShop,
      query: api.orderFilter,
      answer: { status: 200, schema: api.orderPage },
      handle: async ({ shopId, query }) => {
        const before = orderIdSchema.nullable().safeParse(query.cursor ?? null)
        if (!before.success) return problemReply('invalid', { detail: 'query.cursor: give `next` of the page before, unchanged' })
        const filter = {
          shopId,
          status: query.status ?? null,
          businessDay: query.businessDay ?? null,
          search: query.search ?? null,
          before: before.data,
          limit: query.limit,
        }
        const orders = await readOrderPage(db, filter)
        return ok({ orders, next: orders.length === query.limit ? (orders.at(-1)?.id ?? null) : null })
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/orders/{order}',
      tag,
      summary: 'Read one order',
      description: '`seen` says who first had each of its goods on a screen of their station, and that they were cancelled, and when.',
      permission: 'follow',
      params: ofOrder,
      answer: { status: 200, schema: api.orderAnswer },
      handle: async ({ shopId, params }) => {
        const [order] = await readOrders(db, shopId, [params.order])
        if (!order) return problemReply('notFound', { detail: `No order ${params.order} in this shop.` })
        const seen = await readSeenBy(
          db,
          order.goods.map((goods) => goods.id),
        )
        return ok({
          order,
          seen: seen.map(({ goodsId, what, seenAt, deviceId, deviceName }) => ({
            goodsId,
            what,
            seenAt,
            seenBy: { deviceId, name: deviceName },
          })),
        })
      },
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/orders/{order}/cancel',
      tag,
      summary: 'Cancel what the kitchen has not started',
      description: 'Says for every line whether it was cancelled. 409 allRejected when everything has been started.',
      permission: 'closeOrder',
      params: ofOrder,
      body: api.cancelOrderRequest,
      answer: { status: 200, schema: api.cancelOrderAnswer },
      refusals: ['allRejected'],
      handle: ({ asker, params }) => cancelOrder(desk, asker, params.order),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/orders/{order}/complete',
      tag,
      summary: 'Complete an order by hand',
      description:
        '409 unfinishedGoods with the list when goods are not picked up yet; with `force` these are cancelled with the reason orderClosed.',
      permission: 'closeOrder',
      params: ofOrder,
      body: api.closeRequest,
      answer: { status: 200, schema: api.closeAnswer },
      refusals: ['unfinishedGoods'],
      handle: ({ asker, params, body }) => completeOrder(desk, asker, params.order, body.force),
    }),
  ]
}
