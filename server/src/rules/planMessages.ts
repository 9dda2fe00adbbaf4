import { type Channel, channels } from '@passline/shared/channel'
import type { ShopEvent } from '@passline/shared/event'
import type { RuleSource } from '@passline/shared/rule'
import { type AlarmContext, alarmsOf, type PlannedAlarm } from './alarms.ts'
import { type Withdrawal, withdrawalsOf } from './endings.ts'
import { messageRows, numbered, type PlannedMessage } from './messageRows.ts'
import { type Around, type Occurrence, occurrenceOf } from './occurrences.ts'
import type { Facts } from './parameters.ts'
import { type Restoration, restorationsOf } from './restoring.ts'
import type { RuleBook } from './ruleBook.ts'

/** All messages about one thing that happened. */
export interface PlannedCall {
  id: string
  event: string
  source: RuleSource
  rev: number | null
  requestId: string | null
  requestedBy: string
  /** What a program gave. */
  params: Record<string, string>
  facts: Facts
  orderId: string | null
  padCallId: string | null
  messages: PlannedMessage[]
}

/** How things stand in the shop. */
export interface PlanContext extends Around, Pick<AlarmContext, 'settings'> {
  rules: RuleBook
  /** The accounts of the pads that are in a room now. */
  padsIn(roomId: string): string[]
  newId(): string
}

/**
 * What the message centre will say of a stretch of the journal, by the rules [M2, M3]: a call for every event that somebody hears of,
 * and the alarms of what depends on time. What a later event of the stretch takes back is written as cancelled.
 */
export function planMessages(events: readonly ShopEvent[], context: PlanContext): { calls: PlannedCall[]; alarms: PlannedAlarm[] } {
  const calls: PlannedCall[] = []
  for (const event of events) {
    for (const withdrawal of withdrawalsOf([event])) for (const call of calls) takeBack(call, withdrawal, event.at)
    for (const restoration of restorationsOf([event])) for (const call of calls) giveBack(call, restoration)
    const occurrence = occurrenceOf(event, context)
    const call = occurrence && callOf(occurrence, event, context)
    if (call && call.messages.length > 0) calls.push(call)
  }
  return { calls, alarms: events.flatMap((event) => alarmsOf(event, context)) }
}

function callOf(occurrence: Occurrence, event: ShopEvent, context: PlanContext): PlannedCall {
  const id = context.newId()
  const { source, orderId, padCallId, facts } = occurrence
  const messages = channels.flatMap((channel) => {
    const { rule } = context.rules.ruleFor({ event: occurrence.event, source, channel })
    if (!rule.on) return []
    const rows = messageRows({
      event: occurrence.event,
      channel,
      rule,
      texts: rule.templateId === null ? undefined : context.rules.templateFor(rule.templateId)?.texts,
      designated: (each) => designatedOf(occurrence, each, context),
      subjects: occurrence.subjects ?? [id],
      at: Date.parse(event.at),
      newId: context.newId,
    })
    return occurrence.isUnconfirmed ? rows.filter((row) => !MAKERS.has(row.channel)) : rows
  })
  const named = { rev: event.rev, requestId: null, requestedBy: event.actor, params: {} }
  return { id, event: occurrence.event, source, ...named, facts, orderId, padCallId, messages: numbered(messages) }
}

/** Who hears of an order that the cashier has to accept only when that is done [K26]. */
const MAKERS: ReadonlySet<Channel> = new Set(['kitchen', 'pass', 'board'])

/** Guests hear of what is theirs; the staff hear as a channel. */
function designatedOf({ pads }: Occurrence, channel: Channel, { padsIn }: PlanContext): string[] | null {
  if (channel !== 'roomPad' || pads === null) return null
  if (pads === 'none') return []
  return 'accountId' in pads ? [pads.accountId] : padsIn(pads.roomId)
}

/** As `withdraw` of the store does it with messages that are written. */
function takeBack(call: PlannedCall, { orderId, padCallId, callId, subject, stops, reasons }: Withdrawal, at: string): void {
  const isAbout =
    (orderId ?? call.orderId) === call.orderId && (padCallId ?? call.padCallId) === call.padCallId && (callId ?? call.id) === call.id
  if (!isAbout) return
  for (const message of call.messages) {
    const index = stops.findIndex((stop) => message.stops.includes(stop))
    const gone = message.subjects.filter((each) => (subject ?? each) === each && !message.withdrawn.includes(each))
    if (index < 0 || gone.length === 0) continue
    message.withdrawn = [...message.withdrawn, ...gone]
    if (message.withdrawn.length < message.subjects.length) continue
    message.status = 'cancelled'
    message.reason = reasons[index] ?? null
    message.withdrawnAt = at
  }
}

/** As `restore` of the store does it with messages that are written. */
function giveBack(call: PlannedCall, { orderId, subject, reasons, stops, at }: Restoration): void {
  if (call.orderId !== orderId) return
  for (const message of call.messages) {
    const isOver = message.reason !== null && (!reasons.includes(message.reason) || message.dueAt <= at)
    if (isOver || !message.withdrawn.includes(subject) || message.stops.some((stop) => (stops as readonly string[]).includes(stop)))
      continue
    message.withdrawn = message.withdrawn.filter((each) => each !== subject)
    message.status = 'pending'
    message.reason = null
    message.withdrawnAt = null
  }
}
