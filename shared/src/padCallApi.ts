import * as z from 'zod'
import { padCall, padCallKind } from './padCall.ts'
import { instant, text } from './text.ts'

/** The most calls of one pad that may be open at once. */
export const MOST_OPEN_CALLS = 10
/** How many of its calls a pad is shown, those that are over included. */
export const SHOWN_TO_PAD = 20

/** POST …/pad-calls */
export const padCallRequest = z
  .strictObject({ kind: padCallKind, text: text(100).default('') })
  .refine((call) => call.kind !== 'other' || call.text.trim() !== '', {
    path: ['text'],
    message: 'must say what is wanted when the kind is "other"',
  })
export type PadCallRequest = z.infer<typeof padCallRequest>

/** A call of a guest, with how it ended: null while it is open. */
export const knownPadCall = z.strictObject({
  ...padCall.shape,
  endedAt: instant.nullable(),
  endedHow: z.enum(['done', 'cancelled']).nullable(),
})
export type KnownPadCall = z.infer<typeof knownPadCall>

/** A call in a list. `passedOnAt`: when another channel was told of it because nobody had answered; null when none was. */
export const listedPadCall = z.strictObject({ ...knownPadCall.shape, passedOnAt: instant.nullable() })
export type ListedPadCall = z.infer<typeof listedPadCall>

export const padCallList = z.strictObject({ padCalls: z.array(listedPadCall) })
/** `rev` is the position of the journal that shows what the request did. */
export const padCallSaved = z.strictObject({ rev: z.int(), padCall: knownPadCall })
