import type { EventName, ShopEvent } from '@passline/shared/event'
import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { ConnectionGap, ReplayDevice } from '@passline/shared/replayApi'
import type { ShopState } from '@passline/shared/state'
import type { Replay } from './createReplay.ts'
import { type LateDish, lateDishes } from './lateDishes.ts'

export type DeedKind = 'deed' | 'late' | 'fault'
export const deedFilters = ['all', 'late', 'fault'] as const
export type DeedFilter = (typeof deedFilters)[number]

/** One row of "who did what". Times are ms since 1970 UTC. */
export type Deed = { id: string; at: number; kind: DeedKind; orderId: OrderId | null; goodsIds: readonly GoodsId[] } & (
  | { what: 'event'; event: ShopEvent }
  | { what: 'late'; late: LateDish }
  | { what: 'gone'; gap: ConnectionGap }
  /** `missed`: how many events it had to catch up on. */
  | { what: 'back'; gap: ConnectionGap; lastedMs: number; missed: number }
)

/** What is said another way: connections by their gaps, lateness by the clock of the wall; what is seen is no news. */
const UNTOLD: ReadonlySet<EventName> = new Set(['deviceOffline', 'deviceOnline', 'goodsOverdue', 'orderSeen'])
const FAULTS: ReadonlySet<EventName> = new Set(['orderUnseen', 'zoneSilent', 'zoneHeard'])

/** Everything that happened in the stretch, oldest first: what people did, what became late, what failed. */
export function deedsOf(replay: Replay, start: ShopState, { gaps }: { gaps: readonly ConnectionGap[] }): Deed[] {
  const told = replay.events.flatMap((event, index) => (UNTOLD.has(event.name) ? [] : [ofEvent(event, replay.moments[index] ?? replay.to)]))
  const late = lateDishes(replay, start).map(ofLate)
  const broken = gaps.flatMap((gap) => ofGap(gap, replay))
  // The sort keeps the order of the journal where times are equal.
  return [...told, ...late, ...broken].sort((a, b) => a.at - b.at)
}

/** Gaps of screens on the kitchen's side, of which the wall could not be told; they are drawn over the bars, the others beneath. */
export function isWallGap({ deviceId }: ConnectionGap, devices: readonly ReplayDevice[]): boolean {
  const role = devices.find(({ id }) => id === deviceId)?.role
  return role === 'kitchen' || role === 'pass'
}

function ofEvent(event: ShopEvent, at: number): Deed {
  const kind = FAULTS.has(event.name) ? 'fault' : event.name === 'goodsUncollected' ? 'late' : 'deed'
  return { id: `event ${event.rev}`, at, kind, ...aboutOf(event), what: 'event', event }
}

function ofLate(late: LateDish): Deed {
  return { id: `late ${late.goodsId}`, at: late.at, kind: 'late', orderId: late.orderId, goodsIds: [late.goodsId], what: 'late', late }
}

/** Its beginning and its end, as far as they lie in the stretch. */
function ofGap(gap: ConnectionGap, { from, to, countAt }: Replay): Deed[] {
  const [goneAt, backAt] = [Date.parse(gap.from), gap.to === null ? Number.POSITIVE_INFINITY : Date.parse(gap.to)]
  const deeds: Deed[] = []
  const about = { kind: 'fault' as const, orderId: null, goodsIds: [] }
  if (goneAt >= from) deeds.push({ id: `gone ${gap.deviceId} ${goneAt}`, at: goneAt, ...about, what: 'gone', gap })
  if (backAt <= to) {
    const missed = countAt(backAt) - countAt(goneAt)
    deeds.push({ id: `back ${gap.deviceId} ${backAt}`, at: backAt, ...about, what: 'back', gap, lastedMs: backAt - goneAt, missed })
  }
  return deeds
}

/** The order and the lines that an event is about. */
function aboutOf({ name, data }: ShopEvent): { orderId: OrderId | null; goodsIds: GoodsId[] } {
  if (name === 'orderPlaced' || name === 'orderReopened') return { orderId: data.order.id, goodsIds: data.order.goods.map(({ id }) => id) }
  if (name === 'goodsSplit') return { orderId: data.orderId, goodsIds: [data.part.id] }
  if (name === 'orderUnseen' || name === 'orderSeen') return { orderId: data.orderId, goodsIds: data.goods.map(({ goodsId }) => goodsId) }
  if ('goodsIds' in data) return { orderId: data.orderId, goodsIds: data.goodsIds }
  if ('goods' in data) return { orderId: data.orderId, goodsIds: data.goods.map(({ id }) => id) }
  if ('orderId' in data) return { orderId: data.orderId, goodsIds: [] }
  return { orderId: null, goodsIds: [] }
}
