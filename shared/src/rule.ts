import * as z from 'zod'
import { channel, channels } from './channel.ts'
import { chosenId } from './ids.ts'
import { MESSAGE_EVENTS, messageEvents } from './messageEvent.ts'
import { orderSources } from './order.ts'

/** 1 broadcast 播报: spoken · 2 refresh 刷新: silent · 3 notify 通知: shown · 4 padCall pad 呼叫: shown, spoken, must be answered. */
export const MSG_TYPE = { broadcast: 1, refresh: 2, notify: 3, padCall: 4 } as const
export const msgType = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type MsgType = z.infer<typeof msgType>

/** Where an order came from; `none` for events that are about no order. */
export const ruleSources = [...orderSources, 'none'] as const
export const ruleSource = z.enum(ruleSources)
export type RuleSource = (typeof ruleSources)[number]

/** One cell of the rule table (播报配置) [M2]. */
export const ruleCell = { event: z.enum(messageEvents), source: ruleSource, channel }
const ruleCellObject = z.strictObject(ruleCell)
export type RuleCell = z.infer<typeof ruleCellObject>

/** What ends the repetitions of a message, beside that its reason is gone. */
export const stopConditions = ['goodsStarted', 'goodsMade', 'goodsPickedUp', 'callAnswered'] as const
export const stopCondition = z.enum(stopConditions)
export type StopCondition = (typeof stopConditions)[number]

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:30')

/** What happens in a cell of the rule table. Times are seconds. */
export const messageRule = z
  .strictObject({
    on: z.boolean().default(true),
    msgType: msgType.default(MSG_TYPE.broadcast),
    /** The template of the text; may be null only for a silent refresh. */
    templateId: chosenId.nullable().default(null),
    /** After the event, in s. */
    delay: z.int().min(0).max(86_400).default(0),
    /** Time in which a slip of the finger can be recalled without a trace on anybody's pad, in s; added to `delay`. */
    grace: z.int().min(0).max(60).default(0),
    /** How often it is sent, and how far apart, in s. */
    times: z.int().min(1).max(20).default(1),
    interval: z.int().min(5).max(3_600).default(20),
    /** How long after it is due it may still be sent and delivered, in s. */
    lifetime: z.int().min(5).max(86_400).default(60),
    /** Hours of the shop's day in which it is not sent, `to` not included; may pass midnight. */
    quiet: z
      .strictObject({ from: timeOfDay, to: timeOfDay })
      .refine(({ from, to }) => from !== to, 'must end at another time of day than it begins; switch the rule off to never send it')
      .nullable()
      .default(null),
    stopWhen: z.array(stopCondition).max(stopConditions.length).default([]),
    /** Another channel that hears of it when nobody has answered and its reason still stands, so many s after it was due first. */
    escalate: z
      .strictObject({ channel, after: z.int().min(5).max(86_400) })
      .nullable()
      .default(null),
  })
  .refine((rule) => rule.msgType === MSG_TYPE.refresh || rule.templateId !== null, {
    path: ['templateId'],
    message: 'is needed for everything but a silent refresh (msgType 2)',
  })
export type MessageRule = z.infer<typeof messageRule>

/** Where the rule that applies comes from. */
export const ruleOrigin = z.enum(['default', 'brand', 'shop'])
export type RuleOrigin = z.infer<typeof ruleOrigin>

/** The sources that an event can have in the rule table. */
export function sourcesOf(event: RuleCell['event']): readonly RuleSource[] {
  return MESSAGE_EVENTS[event].bySource ? orderSources : ['none']
}

/** Names a cell in maps. */
export function cellKey({ event, source, channel }: { event: string; source: string; channel: string }): string {
  return `${event}/${source}/${channel}`
}

/** Every cell of the rule table, in a fixed order. */
export function everyCell(): RuleCell[] {
  return messageEvents.flatMap((event) => sourcesOf(event).flatMap((source) => channels.map((each) => ({ event, source, channel: each }))))
}
