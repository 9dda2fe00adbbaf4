import { createHash } from 'node:crypto'
import * as api from '@passline/shared/guestApi'
import { orderId, shopId as shopIdSchema } from '@passline/shared/ids'
import * as z from 'zod'
import { type GuestParts, readGuestLink, readGuestPage, readMyOrder } from '../actions/guestPages.ts'
import { problemReply } from '../actions/reply.ts'
import { type Endpoint, endpoint, ok, openEndpoint, type WarnedReply } from './endpoint.ts'
import { GuestAllowance } from './guestAllowance.ts'

const tag = 'Guests'

export function guestEndpoints(parts: GuestParts): Endpoint[] {
  const now = () => parts.clock.now()
  /** Every phone and screen that has one link open, ten of them every 4 s and some impatience. */
  const ofKey = new GuestAllowance({ burst: 60, perSecond: 10, now })
  /** Wrong keys from one network address, which may be that of a whole shop. Right keys are never held up by wrong ones. */
  const wrongFrom = new GuestAllowance({ burst: 300, perSecond: 5, now })
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/orders/{order}/guest-link',
      tag,
      summary: 'Where the guest can follow the order',
      description:
        'The address of a page, from the root of this server, that shows how far the order is and nothing about the guest. It cannot be guessed, is the same every ' +
        'time, and needs no login: whoever has it sees the page. A device that stands at a place is told that of the order which is open there.',
      permission: 'order',
      params: z.object({ shop: shopIdSchema, order: orderId }),
      answer: { status: 200, schema: api.guestLink },
      refusals: ['otherPlace', 'orderNotOpen'],
      handle: async ({ shopId, params, device }) => {
        const link = await readGuestLink(parts, { shopId, orderId: params.order, device })
        if (!link) return problemReply('notFound', { detail: `No order ${params.order} in this shop.` })
        return 'refused' in link ? problemReply(link.refused.code) : ok(link)
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/my-order',
      tag,
      summary: 'Read the open order of the place where this device stands',
      description:
        'As its guest may see it; null when none is open there, or when the device stands nowhere. What was ordered before the room was cleaned is another guest’s. ' +
        'Ask every few seconds with the ETag of the last answer in `If-None-Match`: 304 says that nothing has changed.',
      permission: 'order',
      params: z.object({ shop: shopIdSchema }),
      answer: { status: 200, schema: api.myOrderAnswer },
      isTagged: true,
      handle: async ({ shopId, device }) => tagged(await readMyOrder(parts, shopId, device)),
    }),
    openEndpoint({
      path: '/v1/guest/{key}',
      tag,
      summary: 'Read the guest’s page of an order',
      description:
        'For anybody who has the link, without a token. It holds no name, phone, place, price or note. Once the order is closed it says that and nothing else. ' +
        'Ask every few seconds with the ETag of the last answer in `If-None-Match`: 304 says that nothing has changed.',
      params: z.object({ key: z.string() }),
      answer: { status: 200, schema: api.guestView },
      refusals: ['tooManyRequests'],
      visit: async ({ params: { key }, from }) => {
        const isRight = parts.keys.orderOf(key) !== null
        if (!(isRight ? ofKey.take(key) : wrongFrom.take(from))) return problemReply('tooManyRequests')
        const view = await readGuestPage(parts, key)
        return view ? tagged(view) : problemReply('notFound')
      },
    }),
  ]
}

/** An answer with the name of what it says; the instant of the answer is no part of that. */
function tagged<T extends object>(body: T): WarnedReply {
  const reply = ok(body)
  const what = createHash('sha256')
    .update(JSON.stringify({ ...body, at: null }))
    .digest('base64url')
    .slice(0, 22)
  return { ...reply, etag: `W/"${what}"` }
}
