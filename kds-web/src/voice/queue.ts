import type { MessageId } from '@passline/shared/ids'
import type { MessageContent } from '@passline/shared/message'
import { joinNumbers } from '@passline/shared/spoken'
import type { Item } from './item.ts'
import { newOrders } from './phrases.ts'

/** What waits to be heard on this device, in the order it came in, and what was heard just now. */
export interface Queue {
  readonly waiting: readonly Item[]
  readonly recent: readonly { content: MessageContent; at: number }[]
}

export const EMPTY: Queue = { waiting: [], recent: [] }

/** The same sentence within this time is one sentence, ms. */
export const SAME_MS = 5_000
/** What is older is not said any more, ms. */
export const STALE_MS = 60_000
/** More new orders than this are only counted. */
const MOST_ORDERS = 3

export interface Added {
  queue: Queue
  /** The sentence was said this very moment: these messages are heard already. */
  heard: readonly MessageId[]
}

/** Adds an item. The same sentence that waits, or was begun, within 5 s takes it in. @param now server time, ms */
export function add(queue: Queue, item: Item, now: number): Added {
  const recent = queue.recent.filter((each) => now - each.at <= SAME_MS)
  if (recent.some((each) => isSame(each.content, item.content))) return { queue: { ...queue, recent }, heard: item.messageIds }
  const twin = queue.waiting.find((each) => isTwin(each, item))
  if (!twin) return { queue: { recent, waiting: [...queue.waiting, item] }, heard: [] }
  const both = { ...twin, messageIds: [...twin.messageIds, ...item.messageIds], expiresAt: Math.max(twin.expiresAt, item.expiresAt) }
  return { queue: { recent, waiting: queue.waiting.map((each) => (each === twin ? both : each)) }, heard: [] }
}

/** What is left of the queue when only these messages still matter. The same queue when nothing is gone. */
export function keepOnly(queue: Queue, ids: ReadonlySet<string>): Queue {
  if (queue.waiting.every((item) => item.messageIds.every((id) => ids.has(id)))) return queue
  const waiting = queue.waiting.flatMap((item) => {
    if (item.messageIds.length === 0) return [item]
    const messageIds = item.messageIds.filter((id) => ids.has(id))
    return messageIds.length === 0 ? [] : [{ ...item, messageIds }]
  })
  return { ...queue, waiting }
}

/** Drops to silence what has waited longer than `patience` or has expired. Both times in ms. */
export function dropOld(queue: Queue, now: number, patience: number): Queue {
  const waiting = queue.waiting.filter((item) => now - item.at <= patience && now < item.expiresAt)
  return waiting.length === queue.waiting.length ? queue : { ...queue, waiting }
}

/** Takes out what is heard next: the most urgent, of those the first, together with what can be said in the same breath. */
export function takeNext(queue: Queue, now: number): { next: Item; queue: Queue } | null {
  const first = queue.waiting.reduce<Item | null>((best, item) => (best === null || item.priority < best.priority ? item : best), null)
  if (!first) return null
  const together = inOneBreath(first, queue.waiting)
  const next = together.length === 1 ? first : merged(first, together)
  const waiting = queue.waiting.filter((item) => !together.includes(item))
  return { next, queue: { waiting, recent: next.isSpoken ? [...queue.recent, { content: next.content, at: now }] : queue.recent } }
}

function inOneBreath(first: Item, waiting: readonly Item[]): readonly Item[] {
  const like = waiting.filter((item) => item.chime === first.chime && (first.number === null) === (item.number === null))
  if (first.number !== null || first.chime === 'tick') return like
  return first.chime === 'new' && like.length > MOST_ORDERS ? like : [first]
}

function merged(first: Item, together: readonly Item[]): Item {
  const numbers = together.flatMap((item) => item.number ?? [])
  const content = first.number === null ? newOrders(together.length) : { zh: joinNumbers(numbers, 'zh'), en: joinNumbers(numbers, 'en') }
  return {
    ...first,
    content: first.isSpoken ? content : first.content,
    messageIds: together.flatMap((item) => item.messageIds),
    expiresAt: Math.max(...together.map((item) => item.expiresAt)),
  }
}

function isTwin(a: Item, b: Item): boolean {
  return a.chime === b.chime && Math.abs(a.at - b.at) <= SAME_MS && isSame(a.content, b.content)
}

function isSame(a: MessageContent, b: MessageContent): boolean {
  return a.zh.spoken === b.zh.spoken && a.en.spoken === b.en.spoken
}
