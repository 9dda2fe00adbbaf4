import type { Channel } from '@passline/shared/channel'
import type { OrderGoods } from '@passline/shared/goods'
import type { MessageContent, MessageReason } from '@passline/shared/message'
import type { CateringOrder } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import { type MessageRule, MSG_TYPE, type MsgType, type RuleSource } from '@passline/shared/rule'
import { fillTemplate, type ParameterValues, type TemplateTexts } from '@passline/shared/template'
import { endingOf } from './endings.ts'
import { isQuiet } from './quietHours.ts'

/** A message whose time has come, as far as it is decided whether to send it. Times are ms, UTC. */
export interface Candidate {
  event: string
  source: RuleSource
  channel: Channel
  repetition: number
  isEscalation: boolean
  msgType: MsgType
  texts: TemplateTexts | null
  designated: readonly string[] | null
  subjects: readonly string[]
  withdrawn: readonly string[]
  /** What ends its reason; see `endings.ts`. */
  stops: readonly string[]
  expiresAt: number
  call: { id: string; isOfJournal: boolean; orderId: string | null; padCallId: string | null; isAnswered: boolean; isCancelled: boolean }
}

type RulesOfEvent = ReadonlyMap<Channel, MessageRule>
type PadCallState = { isTaken: boolean; isEnded: boolean; isCancelled: boolean; place: PadCall['place'] }

/** How things stand in the shop now. */
export interface SendFacts<Row extends Candidate = Candidate> {
  /** ms, UTC */
  now: number
  timeZone: string
  /** The rules that hold for the event and source of a message, by channel; null for an event of a program's own. */
  rules(row: Pick<Candidate, 'event' | 'source'>): RulesOfEvent | null
  order(id: string): CateringOrder | undefined
  padCall(id: string): PadCallState | undefined
  /** Whether no screen has painted something of these goods yet that it should have. */
  isUnseen(goodsId: string): boolean
  isOnClock(accountId: string): boolean
  /** Whether any technician of the shop is on the clock. */
  isAnybodyOnClock(): boolean
  /** What the text is filled with, when it is about these goods. */
  parameters(row: Row, goods: readonly OrderGoods[]): ParameterValues
}

/** What a message is about, for screens. */
export interface About {
  orderId: string | null
  goodsIds: string[]
  padCallId: string | null
  dishId: string | null
  seqNo: number | null
  place: PadCall['place'] | null
}

/** The facts but for the words. */
type Standing = Omit<SendFacts, 'parameters'>

type End = { end: 'skipped' | 'expired'; reason: MessageReason; detail: string | null }
export type Verdict = { send: { content: MessageContent | null; about: About } } | End

/** Decides once more, when its time has come, whether a message is sent, and puts its content together [M4, M5]. */
export function maySend<Row extends Candidate>(row: Row, facts: SendFacts<Row>): Verdict {
  return (
    lateness(row, facts) ??
    callEnding(row) ??
    ruleEnding(row, facts) ??
    subjectEnding(row, facts) ??
    clockEnding(row, facts) ??
    quietEnding(row, facts) ??
    sentence(row, facts)
  )
}

function lateness({ expiresAt }: Candidate, { now }: Standing): End | null {
  return now > expiresAt ? { end: 'expired', reason: 'tooLate', detail: null } : null
}

function callEnding({ call, stops }: Candidate): End | null {
  if (call.isCancelled) return skipped('callCancelled')
  return call.isAnswered && stops.includes('callAnswered') ? skipped('callAnswered') : null
}

function ruleEnding(row: Candidate, facts: Standing): End | null {
  const table = facts.rules(row)
  if (!table) return null
  const rule = ruleFor(row, table)
  if (row.isEscalation && rule) return saysOtherwise(row, rule) ? skipped('ruleChanged') : null
  if (row.isEscalation) return skipped([...table.values()].some((each) => each.on) ? 'ruleChanged' : 'ruleOff')
  if (!rule?.on) return skipped('ruleOff')
  return row.repetition > rule.times || saysOtherwise(row, rule) ? skipped('ruleChanged') : null
}

/** The rule that sends this message: of its channel, or the one that tells this channel when nobody has answered. */
function ruleFor({ isEscalation, channel, msgType }: Candidate, table: RulesOfEvent): MessageRule | undefined {
  if (!isEscalation) return table.get(channel)
  const rules = [...table.values()].filter((rule) => rule.on && rule.escalate?.channel === channel)
  return rules.find((rule) => rule.msgType === msgType) ?? rules[0]
}

/** A message of the journal is of the type that the rule says; a program may have chosen another one. */
function saysOtherwise({ call, msgType }: Candidate, rule: MessageRule): boolean {
  return call.isOfJournal && rule.msgType !== msgType
}

/** A message stands as long as one of the things it is about does. */
function subjectEnding(row: Candidate, facts: Standing): End | null {
  const endings = row.subjects.filter((each) => !row.withdrawn.includes(each)).map((subject) => endingOfSubject(row, subject, facts))
  const first = endings[0]
  return first && endings.every((each) => each !== null) ? skipped(first) : null
}

function endingOfSubject(row: Candidate, subject: string, facts: Standing): MessageReason | null {
  if (subject === row.call.padCallId) return endingOfPadCall(row, facts.padCall(subject))
  const goods = orderOf(row, facts)?.goods.find((each) => each.id === subject)
  if (!goods) return null
  if (row.stops.includes('goodsSeen') && !facts.isUnseen(goods.id)) return 'goodsSeen'
  return endingOf(row.stops, goods)
}

function endingOfPadCall({ stops }: Candidate, call: PadCallState | undefined): MessageReason | null {
  if (call?.isCancelled && stops.includes('callCancelled')) return 'callCancelled'
  return (call?.isTaken || call?.isEnded) && stops.includes('callAnswered') ? 'callAnswered' : null
}

/** Technicians who have gone off the clock are left in peace; when none is left, nobody hears it. */
function clockEnding({ channel, designated }: Candidate, { isOnClock, isAnybodyOnClock }: Standing): End | null {
  if (channel !== 'technician') return null
  return (designated ? designated.some(isOnClock) : isAnybodyOnClock()) ? null : skipped('offTheClock')
}

function quietEnding(row: Candidate, facts: Standing): End | null {
  const table = facts.rules(row)
  const rule = table && ruleFor(row, table)
  return rule && isQuiet(facts.now, rule.quiet, facts.timeZone) ? skipped('quietHours') : null
}

/** What is sent, or why it cannot be said: never with a hole [M5]. */
function sentence<Row extends Candidate>(row: Row, facts: SendFacts<Row>): Verdict {
  const goods = goodsThatStand(row, facts)
  const about = aboutOf(row, goods, facts)
  if (row.texts === null) return row.msgType === MSG_TYPE.refresh ? { send: { content: null, about } } : skipped('unknownTemplate')
  const values = facts.parameters(row, goods)
  const [zh, en] = [fillTemplate(row.texts, values, 'zh'), fillTemplate(row.texts, values, 'en')]
  if ('wording' in zh && 'wording' in en) return { send: { content: { zh: zh.wording, en: en.wording }, about } }
  const missing = [zh, en].flatMap((filled) => ('missing' in filled ? filled.missing : []))
  return { ...skipped('missingParameter'), detail: [...new Set(missing)].join(', ') }
}

function goodsThatStand(row: Candidate, facts: Standing): OrderGoods[] {
  const { subjects, withdrawn } = row
  const named = orderOf(row, facts)?.goods.filter((each) => subjects.includes(each.id) && !withdrawn.includes(each.id)) ?? []
  return named.filter((each) => endingOfSubject(row, each.id, facts) === null)
}

function aboutOf(row: Candidate, goods: readonly OrderGoods[], facts: Standing): About {
  const order = orderOf(row, facts)
  const { orderId, padCallId } = row.call
  const place = order?.place ?? (padCallId === null ? undefined : facts.padCall(padCallId)?.place) ?? null
  const dishId = row.event === 'soldOut' ? (row.subjects[0] ?? null) : null
  return { orderId, goodsIds: goods.map((each) => each.id), padCallId, dishId, seqNo: order?.seqNo ?? null, place }
}

function orderOf({ call }: Candidate, facts: Standing): CateringOrder | undefined {
  return call.orderId === null ? undefined : facts.order(call.orderId)
}

function skipped(reason: MessageReason): End {
  return { end: 'skipped', reason, detail: null }
}
