import * as z from 'zod'
import { shopEvent } from './event.ts'
import { deviceId } from './ids.ts'
import { role } from './role.ts'
import { snapshot } from './state.ts'
import { instant } from './text.ts'

/** The longest stretch that one answer covers, ms. */
export const MOST_REPLAY_MS = 7_200_000
/** The most events that one answer carries; the rest is read page by page from the journal. */
export const MOST_REPLAY_EVENTS = 5_000

/** GET …/replay/range: any instant between these two can be looked at. */
export const replayRange = z.strictObject({ from: instant, to: instant })
export type ReplayRange = z.infer<typeof replayRange>

/** The query of GET …/replay: a stretch of the past of at most two hours, or one instant. */
export const replayQuery = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_REPLAY_MS, {
    path: ['to'],
    message: 'must be at most 2 hours after from',
  })

/** A device had no connection: what was on its screen then, it was not told of. */
export const connectionGap = z.strictObject({
  deviceId,
  from: instant,
  /** Null when it was not back by the time of the answer. */
  to: instant.nullable(),
})
export type ConnectionGap = z.infer<typeof connectionGap>

/** Who may be the actor of an event, and from when until when it belonged to the shop. */
export const replayDevice = z.strictObject({ id: deviceId, name: z.string(), role, addedAt: instant, revokedAt: instant.nullable() })
export type ReplayDevice = z.infer<typeof replayDevice>

/** GET …/replay */
export const replayAnswer = z.strictObject({
  /** The server's clock when it answered. */
  at: instant,
  epoch: z.string(),
  from: instant,
  to: instant,
  /** The shop as it was at `from`. */
  snapshot,
  /** What happened after `from`, up to and with `to`, in the order of the journal. */
  events: z.array(shopEvent),
  /** Where the stretch ends in the journal. */
  until: z.int().min(0),
  /** Set when there are more events than fit: read on with GET …/events?since= this, as far as `until`. */
  next: z.int().nullable(),
  devices: z.array(replayDevice),
  /** Those that touch the stretch, in the order in which they began. */
  gaps: z.array(connectionGap),
})
export type ReplayAnswer = z.infer<typeof replayAnswer>
