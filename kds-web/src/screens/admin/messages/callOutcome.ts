import type { ImCall } from '@passline/shared/message'
import { MSG_TYPE } from '@passline/shared/rule'

/** What a row of the list says of a call: the worst of its messages that is not repaired by an answer. */
export type CallSummary = 'answered' | 'notDelivered' | 'unheard' | 'spoken' | 'shown' | 'waiting' | 'pending' | 'isSilent' | 'skipped'

/** @param now ms since 1970 UTC */
export function callOutcome({ answeredAt, messages }: Pick<ImCall, 'answeredAt' | 'messages'>, now: number): CallSummary {
  if (answeredAt !== null) return 'answered'
  const told = messages.filter((each) => each.msgType !== MSG_TYPE.refresh)
  if (told.length === 0) return 'isSilent'
  const sent = told.filter((each) => each.status === 'sent')
  const isOver = (each: (typeof told)[number]) => Date.parse(each.expiresAt) < now
  const reached = (each: (typeof told)[number]) => each.receipts.some((receipt) => receipt.deliveredAt !== null)
  const isMissed = (each: (typeof told)[number]) =>
    each.status === 'expired' || (each.status === 'sent' && each.withdrawnAt === null && isOver(each) && !reached(each))
  if (told.some(isMissed) && !sent.some(reached)) return 'notDelivered'
  const toSay = sent.filter((each) => each.msgType === MSG_TYPE.broadcast || each.msgType === MSG_TYPE.padCall)
  if (toSay.some((each) => each.receipts.some((receipt) => receipt.spokenAt !== null))) return 'spoken'
  if (toSay.some((each) => reached(each) && isOver(each))) return 'unheard'
  if (sent.some((each) => each.receipts.some((receipt) => receipt.shownAt !== null))) return 'shown'
  if (sent.some((each) => !isOver(each))) return 'waiting'
  if (told.some((each) => each.status === 'pending')) return 'pending'
  return sent.some(reached) ? 'shown' : 'skipped'
}
