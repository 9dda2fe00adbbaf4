import type { Channel } from '@passline/shared/channel'
import type { SendImCallRequest } from '@passline/shared/imApi'
import { type ImCall, imCall } from '@passline/shared/message'
import { isMessageEvent } from '@passline/shared/messageEvent'
import { type MessageRule, MSG_TYPE, messageRule, type RuleSource, sourcesOf } from '@passline/shared/rule'
import { fillTemplate, type Template } from '@passline/shared/template'
import { messageRows, numbered, type PlannedMessage } from './messageRows.ts'
import { parametersFor } from './parameters.ts'
import type { PlannedCall } from './planMessages.ts'
import type { RuleBook } from './ruleBook.ts'
import type { Moment, Refusal } from './view.ts'

/** What a call of a program is decided with. */
export interface ImCallFacts {
  rules: RuleBook
  /** The accounts of the shop. */
  accounts: readonly { id: string; channel: Channel }[]
  /** Who sends it. */
  requestedBy: string
}

type Skipped = { channel: Channel; reason: 'ruleOff' | 'nobodyThere' }
export type ImCallRuling = { call: PlannedCall; skipped: Skipped[] } | { refused: Refusal }

/**
 * Decides what a program's call is written as. For an event of the house the rule table says whether, when and how often [M2]; one of
 * the program's own is sent at once, and again only when it must be answered.
 */
export function decideImCall(request: SendImCallRequest, facts: ImCallFacts, moment: Moment): ImCallRuling {
  const unknown = request.designated.filter(
    (id) => !facts.accounts.some((each) => each.id === id && request.channels.includes(each.channel)),
  )
  if (unknown.length > 0) return { refused: { code: 'unknownAccount', detail: `Not accounts of these channels: ${unknown.join(', ')}.` } }
  const callId = moment.newId()
  const source = request.source ?? usualSource(request.event)
  const messages: PlannedMessage[] = []
  const skipped: Skipped[] = []
  for (const channel of request.channels) {
    const saying = sayingOf(request, source, channel, facts.rules)
    if ('refused' in saying) return saying
    if (!saying.rule.on) {
      skipped.push({ channel, reason: 'ruleOff' })
      continue
    }
    const designated = (to: Channel) => designatedOf(request, to, facts)
    const rows = messageRows({
      ...saying,
      event: request.event,
      channel,
      designated,
      subjects: [callId],
      at: moment.now,
      newId: moment.newId,
    })
    if (rows.every((row) => row.isEscalation)) skipped.push({ channel, reason: 'nobodyThere' })
    else messages.push(...rows)
  }
  const { event, requestId, params } = request
  const told = isMessageEvent(event) ? messages : escalatedOnce(messages)
  const subject = { rev: null, orderId: null, padCallId: null, facts: {} }
  return {
    call: { id: callId, event, source, requestId, requestedBy: facts.requestedBy, params, ...subject, messages: numbered(told) },
    skipped,
  }
}

/** A call as it stands when it was written a moment ago. */
export function imCallOf(call: PlannedCall, shopId: string, at: string): ImCall {
  const { messages, facts: _, ...rest } = call
  const fresh = { content: null, detail: null, writtenAt: at, queuedAt: null, checkedAt: null, sentAt: null, receipts: [] }
  const rows = messages.map(({ subjects: __, withdrawn: ___, stops: ____, texts: _____, ...row }) => ({ ...row, ...fresh }))
  return imCall.parse({ ...rest, shopId, writtenAt: at, answeredAt: null, answeredBy: null, cancelledAt: null, messages: rows })
}

/** Orders that a program speaks of come from a till, unless it says otherwise. */
function usualSource(event: string): RuleSource {
  return isMessageEvent(event) && !sourcesOf(event).includes('none') ? 'till' : 'none'
}

type Said = { rule: MessageRule; texts: Template['texts'] | undefined }

/** The rule that holds for a channel and the texts it says, or why it cannot be said. What the request names goes before the rule. */
function sayingOf(request: SendImCallRequest, source: RuleSource, channel: Channel, rules: RuleBook): Said | { refused: Refusal } {
  const { event } = request
  const usual = isMessageEvent(event) ? rules.ruleFor({ event, source, channel }).rule : ruleOfOwn(request)
  const rule = { ...usual, msgType: request.msgType ?? usual.msgType, templateId: request.templateId ?? usual.templateId }
  if (!rule.on) return { rule, texts: undefined }
  if (rule.templateId === null)
    return rule.msgType === MSG_TYPE.refresh
      ? { rule, texts: undefined }
      : { refused: { code: 'templateMissing', detail: `No rule names a template for ${event} to ${channel}; say which: \`templateId\`.` } }
  const template = rules.templateFor(rule.templateId)
  if (!template) return { refused: { code: 'unknownTemplate', detail: `No template "${rule.templateId}" in this brand.` } }
  if (template.event !== event)
    return { refused: { code: 'unknownTemplate', detail: `The template "${template.id}" is for ${template.event}, not for ${event}.` } }
  const missing = rule.msgType === MSG_TYPE.refresh ? [] : missingIn(template, request.params)
  if (missing.length === 0) return { rule, texts: template.texts }
  const detail = `The template "${template.id}" needs ${missing.join(', ')}; give them in \`params\`.`
  return { refused: { code: 'parameterMissing', detail } }
}

/**
 * A program's own event: once and at once; what must be answered is repeated until it is, and the cashier hears of it when nobody answers.
 * Times are seconds.
 */
function ruleOfOwn({ msgType = MSG_TYPE.broadcast, templateId, channels }: SendImCallRequest): MessageRule {
  const escalate = channels.includes('cashier') ? null : { channel: 'cashier' as const, after: 60 }
  const answered = { times: 6, interval: 30, lifetime: 900, stopWhen: ['callAnswered' as const], escalate }
  const repeated = msgType === MSG_TYPE.padCall ? answered : { lifetime: 600 }
  // Without a template it is said so below; the schema would not let it through.
  return { ...messageRule.parse({ msgType, templateId: templateId ?? 'none', ...repeated }), templateId }
}

/** The channels of a program's own event say the same: who hears of it when nobody answers hears it once. */
function escalatedOnce(messages: readonly PlannedMessage[]): PlannedMessage[] {
  const first = messages.find((message) => message.isEscalation)
  return messages.filter((message) => !message.isEscalation || message === first)
}

function missingIn({ texts }: Template, params: SendImCallRequest['params']): string[] {
  const values = parametersFor({}, params)
  const missing = (['zh', 'en'] as const).flatMap((language) => {
    const filled = fillTemplate(texts, values, language)
    return 'missing' in filled ? filled.missing : []
  })
  return [...new Set(missing)]
}

/** Accounts of a channel that were designated; who hears of it because nobody has answered was not among the channels and hears it as a whole. */
function designatedOf(request: SendImCallRequest, channel: Channel, { accounts }: ImCallFacts): string[] | null {
  if (request.designated.length === 0 || !request.channels.includes(channel)) return null
  return request.designated.filter((id) => accounts.some((each) => each.id === id && each.channel === channel))
}
