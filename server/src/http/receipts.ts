import * as api from '@passline/shared/api'
import { channelOf } from '@passline/shared/channel'
import { shopId as shopIdSchema } from '@passline/shared/ids'
import * as z from 'zod'
import { keepReceipts } from '../actions/messages/keepReceipts.ts'
import { problemReply } from '../actions/reply.ts'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

export function receiptEndpoints(parts: { pool: Pool; clock: Clock }): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/im/receipts',
      tag: 'Messages',
      summary: 'Say which messages this device has shown or said',
      description:
        'Keep receipts while you are offline and send them later, as often as you like: the first time of each kind stands, and no Idempotency-Key is needed. ' +
        'Times are taken between the sending of the message and now. What is about no message of this device is counted as `unknown` and left out.',
      permission: 'receive',
      params: z.object({ shop: shopIdSchema }),
      body: api.receiptsRequest,
      answer: { status: 200, schema: api.receiptsAnswer },
      keyOf: () => null,
      handle: async ({ device, shopId, body }) => {
        const { id: deviceId, accountId } = device
        const channel = channelOf(device.role)
        if (accountId === null || channel === null) return problemReply('forbidden', { detail: 'This device receives no messages.' })
        return ok(await keepReceipts(parts, { shopId, deviceId, accountId, channel }, body.receipts))
      },
    }),
  ]
}
