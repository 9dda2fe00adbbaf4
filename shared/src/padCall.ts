import * as z from 'zod'
import { padCallId } from './ids.ts'
import { orderPlace } from './order.ts'
import { staffMember } from './staff.ts'
import { instant, text } from './text.ts'

export const padCallKinds = ['waiter', 'water', 'bill', 'clean', 'other'] as const
export const padCallKind = z.enum(padCallKinds)
export type PadCallKind = (typeof padCallKinds)[number]

/** A guest asks for somebody from the room pad [M9]. */
export const padCall = z.strictObject({
  id: padCallId,
  kind: padCallKind,
  /** What the guest wrote; always there for `other`. */
  text: text(100),
  place: orderPlace,
  /** The account of the pad that called: the answer goes there, wherever the pad is by then [M1]. */
  accountId: z.string(),
  askedAt: instant,
  /** Who goes: one waiter, and everybody sees who. */
  takenBy: staffMember.nullable(),
  takenAt: instant.nullable(),
})
export type PadCall = z.infer<typeof padCall>
