import * as z from 'zod'
import { channel, channels } from './channel.ts'
import { brandId, callId, chosenId, orderId, shopId } from './ids.ts'
import { imCall, messageReason } from './message.ts'
import { isMessageEvent, parametersOf } from './messageEvent.ts'
import { MSG_TYPE, msgType, ruleSource, sourcesOf } from './rule.ts'
import { staffMember } from './staff.ts'
import { instant, text } from './text.ts'

/** A name of a parameter, as templates write it in braces. */
const parameterName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'must be a name such as roomName')

/** The key of a call, chosen by whoever sends it: the same one makes no second set of messages [M6]. */
export const requestId = z.string().regex(/^[\w-]{8,100}$/, 'must be 8 to 100 letters, digits, "_" or "-", new for every intended call')

/** POST /v1/im/calls: say something, once, to receivers of some channels. */
export const sendImCallRequest = z
  .strictObject({
    brandId,
    shopId,
    /** An event of the house, whose rules then decide, or one of the program's own. */
    event: chosenId,
    /** Where the order came from, for events of the house that depend on it. */
    source: ruleSource.optional(),
    channels: z.array(channel).min(1).max(channels.length).refine(areDifferent, 'must be different channels'),
    /** What the template is filled with. */
    params: z.record(parameterName, text(200)).default({}),
    /** Accounts that it is for; empty: all of the channels. */
    designated: z.array(text(40)).max(200).refine(areDifferent, 'must be different accounts').default([]),
    /** 1 spoken, 2 silent, 3 shown, 4 must be answered. Left out: what the rule says, and 1 for an event of the program's own. */
    msgType: msgType.optional(),
    /** Left out or null: the template of the rule; needed with msgType 4. */
    templateId: chosenId.nullable().default(null),
    requestId,
  })
  .superRefine((request, context) => {
    for (const issue of faultsOfRequest(request)) context.addIssue({ code: 'custom', ...issue })
  })
export type SendImCallRequest = z.infer<typeof sendImCallRequest>
export type SendImCallInput = z.input<typeof sendImCallRequest>

export const sendImCallAnswer = z.strictObject({
  call: imCall,
  /** Channels to which nothing was written, and why: the rule table has switched it off [M2], or nobody designated is there. */
  skipped: z.array(z.strictObject({ channel, reason: messageReason.extract(['ruleOff', 'nobodyThere']) })),
})

export const imCallAnswer = z.strictObject({ call: imCall })

/**
 * What became of a call: `answered` by somebody; `notDelivered`, a message of it reached nobody while it lived; `unheard`, one that was to be
 * spoken reached devices and was spoken by none; `skipped`, one was not sent or taken back, for a reason.
 */
export const callOutcomes = ['answered', 'notDelivered', 'unheard', 'skipped'] as const
export type CallOutcome = (typeof callOutcomes)[number]

export const imCallFilter = z.strictObject({
  event: chosenId.optional(),
  orderId: orderId.optional(),
  channel: channel.optional(),
  outcome: z.enum(callOutcomes).optional(),
  /** Written at this instant or later, and before that one. */
  from: instant.optional(),
  to: instant.optional(),
  /** The number of an order (12 or #12), the name of a place, or words of the message. */
  search: text(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: text(100).optional(),
})
export const imCallPage = z.strictObject({ calls: z.array(imCall), next: z.string().nullable() })

export const imCallCancelled = z.strictObject({ callId, cancelledAt: instant })
/** Who answered first. Null for a guest's call that ended before anybody took it. */
export const imCallAnswered = z.strictObject({ callId, answeredAt: instant.nullable(), answeredBy: staffMember.nullable() })

type Asked = Pick<z.infer<typeof sendImCallRequest>, 'event' | 'source' | 'params' | 'msgType' | 'templateId'>

function faultsOfRequest({ event, source, params, msgType, templateId }: Asked) {
  const known: readonly string[] | null = parametersOf(event)
  const unnamed = msgType === MSG_TYPE.padCall && templateId === null
  const wordless = unnamed ? [{ path: ['templateId'], message: 'is needed for a call that must be answered (msgType 4)' }] : []
  const unknown = Object.keys(params)
    .filter((name) => known && !known.includes(name))
    .map((name) => ({ path: ['params', name], message: `is not a parameter of ${event}; it has ${known?.join(', ')}` }))
  const faults = [...wordless, ...unknown]
  const sources = isMessageEvent(event) ? sourcesOf(event) : null
  return source !== undefined && sources && !sources.includes(source)
    ? [...faults, { path: ['source'], message: `is not a source of ${event}; it has ${sources.join(', ')}` }]
    : faults
}

function areDifferent(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}
