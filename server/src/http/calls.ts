import { channelOf } from '@passline/shared/channel'
import { callId, shopId as shopIdSchema } from '@passline/shared/ids'
import * as api from '@passline/shared/imApi'
import * as z from 'zod'
import type { Asker } from '../actions/asker.ts'
import type { Reply } from '../actions/desk/command.ts'
import { answerCall } from '../actions/messages/answerCall.ts'
import { cancelCall } from '../actions/messages/cancelCall.ts'
import { type SendImCallParts, sendImCall } from '../actions/messages/sendImCall.ts'
import type { Recognition } from '../actions/Recognition.ts'
import { problemReply } from '../actions/reply.ts'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { type CallHead, readCall, readCallHead, readCallPage } from '../store/calls.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Messages'
const ofCall = z.object({ call: callId })

interface Parts extends SendImCallParts {
  db: Db
  recognition: Recognition
  clock: Clock
}

export function callEndpoints(parts: Parts): Endpoint[] {
  const { clock, db, desk, recognition } = parts
  return [
    endpoint({
      method: 'post',
      path: '/v1/im/calls',
      tag,
      summary: 'Say something to receivers of some channels (sendImCall)',
      description:
        'For an event of the house the rule table of the shop says whether each channel hears it, when and how often; what it switches off is in `skipped`. ' +
        'An event of a name of your own is sent once, at once; with msgType 4 it is repeated until somebody answers. ' +
        'Every message is a row: one per channel and repetition. The `requestId` is the key: the same request gives the same answer and no second messages.',
      permission: 'sendMessages',
      body: api.sendImCallRequest,
      answer: { status: 201, schema: api.sendImCallAnswer },
      refusals: ['notFound', 'unknownAccount', 'unknownTemplate', 'templateMissing', 'parameterMissing'],
      keyOf: (body) => body.requestId,
      handle: async ({ asker, body }) => {
        const { device, key } = asker
        const { shopId } = body
        if (device.shopId !== null && device.shopId !== shopId)
          return problemReply('forbidden', { detail: `This token is for the shop "${device.shopId}".` })
        if (!(await recognition.knowsShop(shopId))) return problemReply('notFound', { detail: `No shop "${shopId}".` })
        return sendImCall(parts, { device, shopId, key: { ...key, scope: `calls of shop ${shopId}` } }, body)
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/im/calls/{call}',
      tag,
      summary: 'Read a call with the whole timeline of its messages',
      description: 'When each message was written, due, checked and sent, why it was not, and what every device did with it.',
      permission: 'readMessages',
      params: ofCall,
      answer: { status: 200, schema: api.imCallAnswer },
      handle: async ({ device, params }) => {
        const call = await readCall(db, device.shopId, params.call)
        return call ? ok({ call }) : noCall(params.call)
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/im/calls',
      tag,
      summary: 'List calls with their messages, newest first',
      description: 'Give `next` of one page as `cursor` of the following one; it is null on the last page.',
      permission: 'readMessages',
      params: z.object({ shop: shopIdSchema }),
      query: api.imCallFilter,
      answer: { status: 200, schema: api.imCallPage },
      handle: async ({ shopId, query }) => {
        const before = callId.nullable().safeParse(query.cursor ?? null)
        if (!before.success) return problemReply('invalid', { detail: 'query.cursor: give `next` of the page before, unchanged' })
        const { event = null, orderId = null, channel = null, outcome = null, from = null, to = null, limit } = query
        const search = query.search?.trim() || null
        const filter = { event, orderId, channel, outcome, from, to, search, now: new Date(clock.now()).toISOString() }
        const calls = await readCallPage(db, { shopId, ...filter, before: before.data, limit })
        return ok({ calls, next: calls.length === limit ? (calls.at(-1)?.id ?? null) : null })
      },
    }),
    endpoint({
      method: 'post',
      path: '/v1/im/calls/{call}/cancel',
      tag,
      summary: 'Take back what was not sent of a call',
      description: 'After the answer nothing of it is pushed any more. Repeating it changes nothing; no Idempotency-Key is needed.',
      permission: 'sendMessages',
      params: ofCall,
      answer: { status: 200, schema: api.imCallCancelled },
      keyOf: () => null,
      handle: ({ asker, params }) => about(db, asker, params.call, (call) => cancelCall(desk, asker, call)),
    }),
    endpoint({
      method: 'post',
      path: '/v1/im/calls/{call}/answer',
      tag,
      summary: 'Answer a call: whoever else has it need not',
      description:
        'For devices that receive it. The first answer stands: `answeredBy` says whose it is. Answering the call of a guest is to take it. ' +
        'Repeating it changes nothing; no Idempotency-Key is needed.',
      permission: 'receive',
      params: ofCall,
      answer: { status: 200, schema: api.imCallAnswered },
      keyOf: () => null,
      handle: ({ asker, params }) =>
        about(db, asker, params.call, (call) => (receives(asker, call) ? answerCall({ desk, db }, asker, call) : noCall(params.call))),
    }),
  ]
}

async function about(db: Db, { device }: Asker, id: string, act: (call: CallHead) => Reply | Promise<Reply>): Promise<Reply> {
  const call = await readCallHead(db, device.shopId, id)
  return call ? act(call) : noCall(id)
}

/** Whether one of the call's messages is for the device. */
function receives({ device }: Asker, { receivers }: CallHead): boolean {
  const channel = channelOf(device.role)
  return receivers.some((each) => each.channel === channel && (each.designated?.includes(device.accountId ?? '') ?? true))
}

function noCall(id: string): Reply {
  return problemReply('notFound', { detail: `No call ${id} for this device.` })
}
