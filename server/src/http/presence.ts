import { shopId as shopIdSchema } from '@passline/shared/ids'
import { presenceAnswer } from '@passline/shared/presence'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { readPresence } from '../actions/readPresence.ts'
import { problemReply } from '../actions/reply.ts'
import type { Clock } from '../base/clock.ts'
import type { Pool } from '../db/pool.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

export function presenceEndpoints(parts: { pool: Pool; desk: Desk; clock: Clock }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/presence',
      tag: 'Devices',
      summary: 'Say which devices are there, and what is wrong with that',
      description:
        'Which devices are connected and since when, what their screens show and whether they can be heard, and when the others were seen last. ' +
        '`warnings` say before somebody orders that no kitchen screen is connected, that a station is shown by none, or that nobody in a zone can be heard. ' +
        'Wrong for at most 15 s, after a cable was pulled.',
      permission: 'readMessages',
      params: z.object({ shop: shopIdSchema }),
      answer: { status: 200, schema: presenceAnswer },
      handle: async ({ shopId }) => {
        const answer = await readPresence(parts, shopId)
        return answer ? ok(answer) : problemReply('notFound', { detail: `No shop "${shopId}".` })
      },
    }),
  ]
}
