import type { OrderPlace } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { Place } from '@passline/shared/shop'
import type { Said } from '../inbox/gather.ts'
import { kindOf } from '../inbox/kindOf.ts'
import { type Filter, isWithin } from './areas.ts'

/** Who goes to a guest's call. */
export type Taker = 'nobody' | 'me' | 'other'

export type InboxRow =
  /** A guest's call, with how often it rang here. */
  | { readonly kind: 'call'; readonly call: PadCall; readonly taker: Taker; readonly times: number; readonly rings: readonly Said[] }
  | { readonly kind: 'message'; readonly said: Said }

export interface Inbox {
  readonly rows: readonly InboxRow[]
  /** Rows that wait for an acknowledgement, and among them the calls. */
  readonly open: number
  readonly calls: number
  /** Calls that nobody has taken and that the filter leaves out: said, so that nobody believes there are none. */
  readonly elsewhere: number
}

interface InboxOf {
  padCalls: Iterable<PadCall>
  /** Without what stands on the piles of the ready pane. */
  said: readonly Said[]
  filter: Filter
  places: ReadonlyMap<string, Place>
  /** The device in hand. */
  me: string | null
}

/**
 * What a waiter must know, in the order in which it presses: calls that nobody has taken, the longest wait first; the own calls; what is
 * overdue; the rest, the newest first; what others do. A call leaves when it is done, whatever became of its messages [M9].
 */
export function inboxOf({ padCalls, said, filter, places, me }: InboxOf): Inbox {
  const calls = [...padCalls].sort((a, b) => a.askedAt.localeCompare(b.askedAt))
  const within = calls.filter((call) => isWithin(call, filter, places))
  const rows = [
    ...within.map((call) => callRow(call, said, me)),
    ...said.filter((each) => isShown(each, filter, places)).map((each): InboxRow => ({ kind: 'message', said: each })),
  ].sort((a, b) => rankOf(a) - rankOf(b))
  const untaken = calls.filter((call) => call.takenBy === null).length
  const shown = within.filter((call) => call.takenBy === null).length
  return { rows, open: rows.filter(isOpen).length, calls: shown, elsewhere: untaken - shown }
}

/** Of what was acknowledged on this device, what is within the filter. Called goods stay with their pile, so they leave no row. */
export function acknowledgedHere(said: readonly Said[], filter: Filter, places: ReadonlyMap<string, Place>): Said[] {
  return said.filter((each) => each.latest.event !== 'goodsCalled' && isShown(each, filter, places))
}

/** Messages about a guest's call are the call itself; what is about no place concerns everybody. */
function isShown({ latest }: Said, filter: Filter, places: ReadonlyMap<string, Place>): boolean {
  if (latest.padCallId !== null) return false
  return isAboutNoOrder(latest) || isWithin(latest, filter, places)
}

function isAboutNoOrder({ place, orderId }: { place: OrderPlace | null; orderId: string | null }): boolean {
  return place === null && orderId === null
}

function callRow(call: PadCall, said: readonly Said[], me: string | null): InboxRow {
  const rings = said.filter((each) => each.latest.padCallId === call.id)
  return { kind: 'call', call, taker: takerOf(call, me), times: Math.max(0, ...rings.map((each) => each.times)), rings }
}

function takerOf({ takenBy }: PadCall, me: string | null): Taker {
  if (takenBy === null) return 'nobody'
  return takenBy.deviceId === me ? 'me' : 'other'
}

function isOpen(row: InboxRow): boolean {
  return row.kind === 'message' || row.taker === 'nobody'
}

function rankOf(row: InboxRow): number {
  if (row.kind === 'call') return { nobody: 0, me: 2, other: 5 }[row.taker]
  return { call: 1, late: 3 }[kindOf(row.said.latest) as string] ?? 4
}
