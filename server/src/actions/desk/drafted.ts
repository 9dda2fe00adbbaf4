import type { ShopId } from '@passline/shared/ids'
import type { Tx } from '../../db/types.ts'
import { withdrawalsOf } from '../../rules/endings.ts'
import { restorationsOf } from '../../rules/restoring.ts'
import { decideSeenByWork } from '../../rules/seeing.ts'
import type { Moment } from '../../rules/view.ts'
import type { Writes } from '../../store/commit.ts'
import { withdraw } from '../../store/messages.ts'
import { restore } from '../../store/restore.ts'
import { problemReply } from '../reply.ts'
import type { Command, Decided, Reply } from './command.ts'
import type { Counter, Waiting } from './counter.ts'
import type { BookDraft } from './ShopBook.ts'
import { tellsConfiguration, writeConfiguration } from './writeConfiguration.ts'

/** The commands of one shop, decided on a draft of its book and not committed yet. */
export interface Drafted {
  counter: Counter
  draft: BookDraft
  parts: { waiting: Waiting; reply: Reply; also: Decided['also'] }[]
}

/** Decides one command on a draft, which then holds what happens. */
export function decideOn(draft: BookDraft, command: Command, moment: Moment): { reply: Reply; also: Decided['also'] } {
  const decided = command.decide(draft, moment)
  for (const happening of decided.happenings) draft.write(happening, moment.at, command.actor)
  for (const happening of decideSeenByWork(draft, decided.happenings)) draft.write(happening, moment.at, command.actor)
  const answer = decided.answer(draft)
  if ('refused' in answer) {
    const { code, ...extras } = answer.refused
    return { reply: problemReply(code, extras), also: decided.also }
  }
  return { reply: { status: answer.status, body: JSON.stringify(answer.body) }, also: decided.also }
}

/** The rows of all drafts together. */
export function writesOf(drafts: readonly Drafted[]): Writes {
  const writes: Writes = { heads: [], days: [], orders: [], goods: [], events: [], answers: [] }
  for (const { counter, draft, parts } of drafts) {
    draft.addTo(writes)
    for (const { waiting, reply } of parts) {
      writes.answers.push({ shopId: counter.shopId, ...waiting.command.key, status: reply.status, answer: reply.body })
    }
  }
  return writes
}

/**
 * The writes of a draft beside orders and journal: configuration, what commands add of their own, and the messages whose reason is gone
 * [K20], or is there again because a step was taken back. These are taken back after the commit's statement has locked the shop, so that none can be written that is missed.
 */
export function rowsBeside({ counter, draft, parts }: Drafted): { shopId: ShopId; write(tx: Tx): Promise<void> }[] {
  const { shopId } = counter
  const configuration = draft.events.filter((event) => tellsConfiguration(event.name))
  const own = parts.flatMap((part) => part.also ?? [])
  const ended = draft.events.flatMap((event) => withdrawalsOf([event]).map((each) => ({ shopId, at: event.at, ...each })))
  const restored = restorationsOf(draft.events).map((each) => ({ shopId, ...each }))
  return [
    ...configuration.map((event) => ({ shopId, write: (tx: Tx) => writeConfiguration(tx, shopId, event) })),
    ...own.map((write) => ({ shopId, write })),
    ...(ended.length > 0 ? [{ shopId, write: (tx: Tx) => withdraw(tx, ended) }] : []),
    ...(restored.length > 0 ? [{ shopId, write: (tx: Tx) => restore(tx, restored) }] : []),
  ]
}
