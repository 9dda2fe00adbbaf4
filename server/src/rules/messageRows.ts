import type { Channel } from '@passline/shared/channel'
import type { MessageReason } from '@passline/shared/message'
import { type MessageRule, MSG_TYPE, type MsgType } from '@passline/shared/rule'
import type { TemplateTexts } from '@passline/shared/template'
import { type Stop, stopsFor } from './endings.ts'

/** A message as it is written first [M3]. */
export interface PlannedMessage {
  id: string
  channel: Channel
  repetition: number
  isEscalation: boolean
  msgType: MsgType
  templateId: string | null
  /** Frozen: editing the template changes nothing that is under way. */
  texts: TemplateTexts | null
  /** Null: the whole channel. */
  designated: string[] | null
  subjects: string[]
  withdrawn: string[]
  stops: Stop[]
  status: 'pending' | 'cancelled'
  reason: MessageReason | null
  /** ISO 8601, UTC */
  dueAt: string
  expiresAt: string
  withdrawnAt: string | null
}

/** What one rule says of one thing that happened. */
export interface Saying {
  event: string
  channel: Channel
  rule: MessageRule
  /** The template's texts as they are now; undefined when there is no such template. */
  texts: TemplateTexts | undefined
  /** Accounts of a channel that it is for; null: all of the channel; empty: nobody, then nothing is written. */
  designated(channel: Channel): string[] | null
  subjects: readonly string[]
  /** When it happened, ms UTC. */
  at: number
  newId(): string
}

/** The rows of a rule: one for each repetition, and one for the channel that hears of it when nobody has answered [M3]. Times by the rule. */
export function messageRows(saying: Saying): PlannedMessage[] {
  const { rule, channel } = saying
  const first = saying.at + 1_000 * (rule.delay + rule.grace)
  const repetitions = Array.from({ length: rule.times }, (_, index) =>
    rowOf(saying, { channel, repetition: index + 1, isEscalation: false, due: first + 1_000 * rule.interval * index }),
  )
  const { escalate } = rule
  const escalation =
    escalate && rowOf(saying, { channel: escalate.channel, repetition: 1, isEscalation: true, due: first + 1_000 * escalate.after })
  return [...repetitions, ...(escalation ? [escalation] : [])].filter((row) => row.designated?.length !== 0)
}

/** The rows of all rules of a call. Two rules may tell the same channel when nobody answers: each of these rows has a number of its own. */
export function numbered(messages: readonly PlannedMessage[]): PlannedMessage[] {
  const escalations = new Map<Channel, number>()
  return messages.map((message) => {
    if (!message.isEscalation) return message
    const repetition = (escalations.get(message.channel) ?? 0) + 1
    escalations.set(message.channel, repetition)
    return { ...message, repetition }
  })
}

interface Which {
  channel: Channel
  repetition: number
  isEscalation: boolean
  /** ms UTC */
  due: number
}

function rowOf(
  { event, rule, texts, designated, subjects, newId }: Saying,
  { channel, repetition, isEscalation, due }: Which,
): PlannedMessage {
  const isSilent = rule.msgType === MSG_TYPE.refresh
  return {
    id: newId(),
    channel,
    repetition,
    isEscalation,
    msgType: rule.msgType,
    templateId: isSilent ? null : rule.templateId,
    texts: isSilent ? null : (texts ?? null),
    designated: designated(channel),
    subjects: [...subjects],
    withdrawn: [],
    stops: stopsFor(event, { ...rule, isEscalation }),
    status: 'pending',
    reason: null,
    dueAt: new Date(due).toISOString(),
    expiresAt: new Date(due + 1_000 * rule.lifetime).toISOString(),
    withdrawnAt: null,
  }
}
