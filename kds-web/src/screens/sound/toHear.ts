import { MSG_TYPE } from '@passline/shared/rule'
import type { ShopState } from '@passline/shared/state'
import type { KeptMessage } from '../../live/types.ts'

/** The messages that somebody should still hear: not said here yet, and no guest's call that somebody has taken. */
export function toHear(messages: readonly KeptMessage[], state: ShopState | null): KeptMessage[] {
  return messages.filter((message) => !wasHeard(message) && !isTaken(message, state))
}

/** A notice is only shown, so having been shown is enough. */
function wasHeard(message: KeptMessage): boolean {
  if (message.wasSpoken || message.spokenAt !== null) return true
  return message.msgType === MSG_TYPE.notify && message.wasShown
}

function isTaken({ padCallId }: KeptMessage, state: ShopState | null): boolean {
  return padCallId !== null && (state?.padCalls.get(padCallId)?.takenBy ?? null) !== null
}
