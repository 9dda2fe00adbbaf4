import * as api from '@passline/shared/api'
import { type ShopId, shopId as shopIdSchema } from '@passline/shared/ids'
import { listsOf, snapshot } from '@passline/shared/state'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { problemReply } from '../actions/reply.ts'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { readEvents, readHeads } from '../store/journal.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Live feed'
const inShop = z.object({ shop: shopIdSchema })
const snapshotQuery = z.strictObject({
  /** A screen that subscribes right after may take a snapshot that was made for another one a moment ago. */
  maxAgeMs: z.coerce.number().int().min(0).max(1_000).default(0),
})

interface Parts {
  desk: Desk
  db: Db
  clock: Clock
  epoch: string
}

export function journalEndpoints({ desk, db, clock, epoch }: Parts): Endpoint[] {
  const made = new Map<ShopId, { body: string; at: number }>()

  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/snapshot',
      tag,
      summary: 'Read everything a screen needs, with its position in the journal',
      description: 'Then subscribe over Socket.IO with `epoch` and `rev` as `since`: every event after the snapshot follows, none twice.',
      permission: 'follow',
      params: inShop,
      query: snapshotQuery,
      answer: { status: 200, schema: snapshot },
      handle: async ({ shopId, query }) => {
        const known = made.get(shopId)
        if (known && clock.now() - known.at < query.maxAgeMs) return { status: 200, body: known.body }
        const now = clock.now()
        // Another server may have written since this one last looked.
        await desk.catchUp([shopId])
        const body = await desk.read(shopId, (book) =>
          JSON.stringify({ shopId, epoch, rev: book.rev, at: new Date(now).toISOString(), ...listsOf(book) }),
        )
        if (body === null) return problemReply('notFound', { detail: `No shop "${shopId}".` })
        made.set(shopId, { body, at: now })
        return { status: 200, body }
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/events',
      tag,
      summary: 'Read the journal',
      description: 'Events after `since`, oldest first. Give `next` of one page as `since` of the following one; it is null at the head.',
      permission: 'follow',
      params: inShop,
      query: api.eventFilter,
      answer: { status: 200, schema: api.eventPage },
      handle: async ({ shopId, query }) => {
        const head = (await readHeads(db, [shopId])).get(shopId)
        if (head === undefined) return problemReply('notFound', { detail: `No shop "${shopId}".` })
        const events = await readEvents(db, { shopId, since: query.since, until: head, limit: query.limit })
        const last = events.at(-1)?.rev ?? head
        return ok({ epoch, head, events, next: last < head ? last : null })
      },
    }),
  ]
}
