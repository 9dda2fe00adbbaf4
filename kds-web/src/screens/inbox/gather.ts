import type { CallId } from '@passline/shared/ids'
import { MSG_TYPE } from '@passline/shared/rule'
import type { KeptMessage } from '../../live/types.ts'

/** All messages of one call that this screen keeps, as the one thing that was said. */
export interface Said {
  readonly callId: CallId
  /** The latest repetition: its text holds. */
  readonly latest: KeptMessage
  readonly messages: readonly KeptMessage[]
  /** How often it was said so far. */
  readonly times: number
  /** When it was said first, as far as this screen knows; server time in ms. */
  readonly at: number
}

/** Merges repetitions, and leaves out silent refreshes. The newest first; a repetition does not move what stands under a finger. */
export function gather(messages: readonly KeptMessage[]): Said[] {
  const calls = new Map<CallId, KeptMessage[]>()
  for (const message of messages) {
    if (message.msgType === MSG_TYPE.refresh || message.content === null) continue
    calls.set(message.callId, [...(calls.get(message.callId) ?? []), message])
  }
  return [...calls].flatMap(([callId, all]) => saidOf(callId, all)).sort((a, b) => b.at - a.at || (a.callId < b.callId ? 1 : -1))
}

/** Whether it rings until somebody answers it; the rest is only told, and each device puts it away for itself. */
export function isAnswerable({ latest }: Said): boolean {
  return latest.msgType === MSG_TYPE.broadcast || latest.msgType === MSG_TYPE.padCall
}

function saidOf(callId: CallId, messages: readonly KeptMessage[]): Said[] {
  const inOrder = [...messages].sort((a, b) => a.sentAt.localeCompare(b.sentAt) || a.repetition - b.repetition)
  const [first] = inOrder
  const latest = inOrder.at(-1)
  if (!first || !latest) return []
  const times = Math.max(...inOrder.map((message) => message.repetition))
  return [{ callId, latest, messages: inOrder, times, at: Date.parse(first.sentAt) }]
}
