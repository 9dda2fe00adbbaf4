import { setTimeout as pause } from 'node:timers/promises'
import { answerCalls } from '../stage/calls.ts'
import { Audience, type AudienceOptions } from './Audience.ts'

// The screens: a process of its own with raw sockets, the same for product and floor.

interface Group {
  side: string
}

export type ScreensApi = {
  connect(group: Group & { audiences: AudienceOptions[] }): Promise<void>
  begin(group: Group): void
  finish(group: Group & { expected: Map<string, string[]> }): Promise<Map<string, number>>
  disconnect(group: Group): void
}

/** How long the screens may take to receive what was answered, in ms. */
const PATIENCE_MS = 20_000
/** What nobody was promised would come within this time, in ms. */
const SETTLE_MS = 50
/** Shops whose screens connect at once. */
const AT_ONCE = 4

const groups = new Map<string, Map<string, Audience>>()

answerCalls({ connect, begin, finish, disconnect } satisfies ScreensApi)

async function connect({ side, audiences }: Parameters<ScreensApi['connect']>[0]) {
  const group = new Map<string, Audience>()
  groups.set(side, group)
  const waiting = audiences
    .filter(({ tokens }) => tokens.length > 0)
    .map((options) => ({ shopId: options.shopId, audience: new Audience(options) }))
  for (const { shopId, audience } of waiting) group.set(shopId, audience)
  const connectNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.audience.connect()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, connectNext))
}

function begin({ side }: Group): void {
  for (const audience of groupOf(side).values()) audience.begin()
}

/** Waits until the screens have what the load generator was answered, and checks it. @returns by mark, when the last screen had it */
async function finish({ side, expected }: Parameters<ScreensApi['finish']>[0]) {
  const group = groupOf(side)
  const until = performance.now() + PATIENCE_MS
  const audiences = [...group].map(([shopId, audience]) => ({ shopId, audience, wanted: expected.get(shopId) ?? [] }))
  while (!audiences.every(({ audience, wanted }) => audience.read().size >= wanted.length && audience.isEven())) {
    if (performance.now() > until) break
    await pause(20)
  }
  await pause(SETTLE_MS)
  const seen = new Map<string, number>()
  for (const { shopId, audience, wanted } of audiences) {
    const marks = audience.read()
    compare(shopId, marks, wanted)
    if (!audience.isEven()) throw new Error(`${shopId}: some screens have less than others, or a rev is missing.`)
    for (const [mark, at] of marks) seen.set(mark, at)
  }
  return seen
}

function disconnect({ side }: Group): void {
  for (const audience of groupOf(side).values()) audience.close()
  groups.delete(side)
}

function compare(shopId: string, seen: ReadonlyMap<string, number>, expected: readonly string[]): void {
  const missing = expected.filter((mark) => !seen.has(mark))
  if (missing.length > 0)
    throw new Error(`${shopId}: the screens did not receive ${missing.length} of ${expected.length}, such as ${missing[0]}.`)
  if (seen.size !== expected.length) throw new Error(`${shopId}: the screens received ${seen.size}, answered were ${expected.length}.`)
}

function groupOf(side: string): Map<string, Audience> {
  return groups.get(side) ?? new Map()
}
