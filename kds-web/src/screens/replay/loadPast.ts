import { eventPage } from '@passline/shared/api'
import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { type ConnectionGap, type ReplayAnswer, type ReplayDevice, replayAnswer, replayRange } from '@passline/shared/replayApi'
import { type ShopState, stateOf } from '@passline/shared/state'
import type { Answer } from '../../api/answer.ts'
import type { ApiClient } from '../../api/client.ts'
import type { EventNames } from '../../parts/eventNames.ts'
import { createReplay, type Replay } from './createReplay.ts'
import { type Deed, deedsOf } from './deeds.ts'
import { HOUR_MS, hourOf } from './hours.ts'
import { namesOfReplay } from './namesOfReplay.ts'
import { tapBars } from './tapBars.ts'

/** An hour of a shop, ready to be looked at. Times are ms since 1970 UTC. */
export interface Past {
  replay: Replay
  start: ShopState
  deeds: readonly Deed[]
  bars: readonly number[]
  names: EventNames
  devices: readonly ReplayDevice[]
  gaps: readonly ConnectionGap[]
  /** The whole hour, of which the replay may be a part: before it nothing is kept, after it nothing has happened yet. */
  hour: { from: number; to: number }
  /** Where to begin looking. */
  at: number
  /** From when to when the shop can be replayed. */
  range: { from: number; to: number }
  /** The hour is not over: it ends where the answer was given. */
  isRunning: boolean
}

export type LoadedPast = { kind: 'ready'; past: Past } | { kind: 'tooEarly'; from: number } | { kind: 'failed' }

/** Without a moment in the address, one looks back this far. */
const USUAL_MS = 600_000
const PAGE = 1_000

/** Reads the hour, by the clock of the shop, that an instant lies in; null: a while ago. */
export async function loadPast(
  client: ApiClient,
  { shopId, timeZone, at }: { shopId: ShopId; timeZone: string; at: number | null },
): Promise<LoadedPast> {
  const asked = await client.ask({ method: 'GET', path: `/v1/shops/${shopId}/replay/range` }, replayRange)
  if (asked.kind !== 'ok') return { kind: 'failed' }
  const range = { from: Date.parse(asked.value.from), to: Date.parse(asked.value.to) }
  // An address names whole seconds: the first moment there is may lie within the one it names.
  if (at !== null && at < Math.floor(range.from / 1000) * 1000) return { kind: 'tooEarly', from: range.from }
  const moment = Math.max(range.from, Math.min(at ?? range.to - USUAL_MS, range.to))
  const begin = hourOf(moment, timeZone)
  const hour = { from: begin, to: begin + HOUR_MS }
  const stretch = { from: Math.max(range.from, hour.from), to: Math.min(range.to, hour.to) }
  const answer = await readStretch(client, shopId, stretch)
  if (answer.kind !== 'ok') return { kind: 'failed' }
  const events = await readRest(client, shopId, answer.value)
  if (events === null) return { kind: 'failed' }
  return { kind: 'ready', past: pastOf({ ...answer.value, events }, { ...stretch, hour, at: moment, range }) }
}

function readStretch(client: ApiClient, shopId: ShopId, { from, to }: { from: number; to: number }): Promise<Answer<ReplayAnswer>> {
  const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })
  return client.ask({ method: 'GET', path: `/v1/shops/${shopId}/replay?${query}` }, replayAnswer)
}

/** A very busy hour does not fit into one answer. @returns all its events, or null when they could not be read */
async function readRest(client: ApiClient, shopId: ShopId, { events, next, until }: ReplayAnswer): Promise<ShopEvent[] | null> {
  const all = [...events]
  for (let since = next; since !== null && since < until; ) {
    const path = `/v1/shops/${shopId}/events?since=${since}&limit=${Math.min(PAGE, until - since)}`
    const page = await client.ask({ method: 'GET', path }, eventPage)
    if (page.kind !== 'ok') return null
    all.push(...page.value.events)
    since = page.value.events.at(-1)?.rev ?? until
  }
  return all
}

function pastOf(
  answer: ReplayAnswer,
  { from, to, hour, at, range }: { from: number; to: number } & Pick<Past, 'hour' | 'at' | 'range'>,
): Past {
  const { snapshot, events, devices, gaps } = answer
  const replay = createReplay({ from, to, snapshot, events })
  const start = stateOf(snapshot)
  return {
    replay,
    start,
    deeds: deedsOf(replay, start, { gaps }),
    bars: tapBars(replay, devices),
    names: namesOfReplay(replay, start, devices),
    devices,
    gaps,
    hour,
    at,
    range,
    isRunning: to === range.to,
  }
}
