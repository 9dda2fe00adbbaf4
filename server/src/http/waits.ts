import { shopId } from '@passline/shared/ids'
import { waitsAnswer } from '@passline/shared/waits'
import * as z from 'zod'
import type { Waits } from '../actions/Waits.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

export function waitEndpoints({ waits }: { waits: Waits }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/waits',
      tag: 'Goods',
      summary: 'Say how long dishes take at present',
      description:
        'From the last hour, per dish, as a range in minutes from the order to the dish being made. A dish is missing when nothing honest can be said of it: ' +
        'it was made fewer than five times, or the slow ones took twice as long as the quick ones. Counted at most every 10 s.',
      permission: 'follow',
      params: z.object({ shop: shopId }),
      answer: { status: 200, schema: waitsAnswer },
      handle: async ({ shopId }) => ok(await waits.of(shopId)),
    }),
  ]
}
