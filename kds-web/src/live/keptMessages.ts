import type { MessagePush } from '@passline/shared/message'
import { messagePush } from '@passline/shared/message'
import * as z from 'zod'
import type { KeptMessage } from './types.ts'

/** The most messages that a screen keeps; the oldest go first. */
export const MOST_MESSAGES = 200

/** What was stored may be of an older version of this page, so it is parsed like anything from outside. */
export const keptMessage: z.ZodType<KeptMessage> = z.strictObject({
  ...messagePush.shape,
  receivedAt: z.number(),
  shownAt: z.number().nullable(),
  spokenAt: z.number().nullable(),
})

/** Puts messages in, oldest first by when they were sent. One that is there already stays as it is [M6]. */
export function withMessages(messages: readonly KeptMessage[], more: readonly KeptMessage[]): readonly KeptMessage[] {
  const known = new Set(messages.map((each) => each.id))
  const fresh = more.filter((each) => !known.has(each.id))
  if (fresh.length === 0) return messages
  return [...messages, ...fresh].sort(bySending).slice(-MOST_MESSAGES)
}

/** Notes in the list that messages were shown or said, now. The same list when nothing is new. */
export function withNote(
  messages: readonly KeptMessage[],
  ids: ReadonlySet<string>,
  what: 'shownAt' | 'spokenAt',
  at: number,
): readonly KeptMessage[] {
  if (!messages.some((each) => ids.has(each.id) && each[what] === null)) return messages
  return messages.map((each) => (ids.has(each.id) && each[what] === null ? { ...each, [what]: at } : each))
}

/** @param now server time, ms */
export function newlyKept(push: MessagePush, now: number): KeptMessage {
  return { ...push, receivedAt: now, shownAt: null, spokenAt: null }
}

function bySending(a: KeptMessage, b: KeptMessage): number {
  return a.sentAt.localeCompare(b.sentAt) || a.repetition - b.repetition || (a.id < b.id ? -1 : 1)
}
