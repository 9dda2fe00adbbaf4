import * as z from 'zod'
import { codes } from './code.ts'
import { type ShopEvent, shopEvent } from './event.ts'
import { type ShopId, shopId } from './ids.ts'
import type { MessagePush } from './message.ts'
import { type Presence, presence } from './presence.ts'
import { instant } from './text.ts'

/** The version of this page. A client of another version is told to reload. */
export const PROTOCOL = 1

/** How often the server says the head of the journal to every live session, in ms. */
export const HEARTBEAT_MS = 5_000

/** The largest batch of a replay. */
export const REPLAY_BATCH = 500

/**
 * Down: events of one shop, in order, without a gap between the first and the last. An empty batch is a heartbeat.
 * `head` is the newest rev of the shop when the batch was sent, `at` the server's clock: a receiver that has applied up to `head`
 * is proven current until `at`.
 */
export interface EventBatch {
  shopId: ShopId
  epoch: string
  head: number
  at: string
  events: ShopEvent[]
  /** Who is there, when it changed and with every heartbeat. */
  presence?: Presence | undefined
}

export const eventBatch = z.strictObject({
  shopId,
  epoch: z.string(),
  head: z.int(),
  at: instant,
  events: z.array(shopEvent),
  presence: presence.optional(),
})

/** Up: follow the shop of the token from a position. */
export const subscribeRequest = z.strictObject({
  protocol: z.int(),
  epoch: z.string(),
  /** The last rev the client has; it gets every event after it. */
  since: z.int().min(0),
})
export type SubscribeRequest = z.infer<typeof subscribeRequest>

/**
 * The answer to `subscribe`: `live` — every event after `since` follows; `resync` — take a new snapshot first, because the journal no
 * longer reaches back that far (tooOld), was restored from a backup (otherEpoch), or has not got there (future);
 * `refused` — the request or the token is wrong, or the client speaks another protocol version.
 */
export const subscribeAnswer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('live'), head: z.int(), at: instant }),
  z.strictObject({ state: z.literal('resync'), reason: z.enum(['tooOld', 'otherEpoch', 'future']), at: instant }),
  z.strictObject({ state: z.literal('refused'), code: z.enum([...codes, 'otherProtocol']), detail: z.string() }),
])
export type SubscribeAnswer = z.infer<typeof subscribeAnswer>

export interface ServerToClient {
  events(batch: EventBatch): void
  /** One message for this device. The acknowledgement is the receipt `delivered` [M8]; without it the message comes again. */
  message(message: MessagePush, receipt: (receipt: { delivered: true }) => void): void
}

export interface ClientToServer {
  subscribe(request: unknown, answer: (answer: SubscribeAnswer) => void): void
  /** What the screen has painted and whether it can be heard: a `ScreenReport`. Presence, not a write: the latest one holds. */
  report(report: unknown): void
}

/** What a socket says when it connects. */
export const handshake = z.object({
  token: z.string(),
  /** The shop, for tokens that may enter every shop. */
  shop: z.string().optional(),
  /** Names this page until it is closed: one of several windows of one device speaks, not all. */
  session: z.uuid().optional(),
})
