import { shopId } from '@passline/shared/ids'
import { replayRange as rangeSchema, replayAnswer, replayQuery } from '@passline/shared/replayApi'
import * as z from 'zod'
import { type ReplayParts, replay, replayRange } from '../actions/replay.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Replay'
const inShop = z.object({ shop: shopId })

export function replayEndpoints(parts: ReplayParts): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/replay/range',
      tag,
      summary: 'Read from when to when the shop can be replayed',
      permission: 'reports',
      params: inShop,
      answer: { status: 200, schema: rangeSchema },
      handle: async ({ shopId }) => ok(await replayRange(parts, shopId)),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/replay',
      tag,
      summary: 'Read what the shop was, and what happened then',
      description:
        'The state at `from` and every event up to `to`, at most two hours later. When `next` is set, read on with GET …/events?since= it, as far as `until`.',
      permission: 'reports',
      params: inShop,
      query: replayQuery,
      answer: { status: 200, schema: replayAnswer },
      refusals: ['notKept'],
      handle: ({ shopId, query }) => replay(parts, shopId, query),
    }),
  ]
}
