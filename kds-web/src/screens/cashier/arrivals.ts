import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder, OrderRound } from '@passline/shared/order'

/** What a guest ordered from a wristband and nobody at this till has looked at yet. */
export interface Arrival {
  readonly order: CateringOrder
  /** When the latest of it was ordered. */
  readonly at: string
  /** It was added to an order that somebody has looked at. */
  readonly isAdded: boolean
  readonly goods: readonly OrderGoods[]
}

/**
 * Open orders with rounds from wristbands that are not among those looked at [K18].
 * @returns the newest first
 */
export function arrivals(orders: Iterable<CateringOrder>, looked: ReadonlySet<string>): Arrival[] {
  return [...orders]
    .filter((order) => order.status === 'open')
    .flatMap((order) => arrivalOf(order, looked))
    .sort((a, b) => b.at.localeCompare(a.at))
}

/** What to remember as looked at: all rounds of the order, without those of orders that are gone. */
export function lookedAt(looked: ReadonlySet<string>, order: CateringOrder, orders: Iterable<CateringOrder>): Set<string> {
  const known = new Set([...orders].flatMap(roundIds))
  return new Set([...[...looked].filter((id) => known.has(id)), ...roundIds(order)])
}

function arrivalOf(order: CateringOrder, looked: ReadonlySet<string>): Arrival[] {
  const rounds = wristbandRounds(order)
  const fresh = rounds.filter((round) => !looked.has(roundId(order, round)))
  const latest = fresh.at(-1)
  if (!latest) return []
  const numbers = new Set(fresh.map((round) => round.round))
  const goods = order.goods.filter((each) => numbers.has(each.round) && each.status !== 'cancelled')
  return [{ order, at: latest.at, isAdded: fresh.length < order.rounds.length, goods }]
}

function wristbandRounds(order: CateringOrder): OrderRound[] {
  return order.rounds.filter((round) => round.source === 'wristband')
}

function roundIds(order: CateringOrder): string[] {
  return wristbandRounds(order).map((round) => roundId(order, round))
}

/** Names a round for good, so that looking at it once is enough. */
function roundId(order: CateringOrder, round: OrderRound): string {
  return `${order.id}.${round.round}`
}
