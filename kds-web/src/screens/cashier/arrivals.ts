import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder, OrderRound } from '@passline/shared/order'
import { shownState } from './orderRows.ts'

/** What a guest ordered from a wristband and nobody at this till has looked at yet. */
export interface Arrival {
  readonly order: CateringOrder
  /** When the latest of it was ordered; of what waits to be accepted, the first. */
  readonly at: string
  /** It was added to an order that somebody has looked at. */
  readonly isAdded: boolean
  readonly goods: readonly OrderGoods[]
  /** Those of them that the kitchen gets only when somebody accepts them; none when the shop asks for no confirmation. */
  readonly unconfirmed: readonly OrderGoods[]
}

/**
 * Open orders with rounds from wristbands that are not among those looked at [K18], or of which something is neither accepted nor refused:
 * looking at that does not settle it.
 * @returns those to accept first, the longest wait first; then the newest first
 */
export function arrivals(orders: Iterable<CateringOrder>, looked: ReadonlySet<string>): Arrival[] {
  return [...orders]
    .filter((order) => order.status === 'open')
    .flatMap((order) => arrivalOf(order, looked))
    .sort(comesBefore)
}

/** What an order has that waits for the cashier. */
export function unconfirmedGoods(order: Pick<CateringOrder, 'goods'>): OrderGoods[] {
  return order.goods.filter((each) => shownState(each) === 'unconfirmed')
}

/** What to remember as looked at: all rounds of the order, without those of orders that are gone. */
export function lookedAt(looked: ReadonlySet<string>, order: CateringOrder, orders: Iterable<CateringOrder>): Set<string> {
  const known = new Set([...orders].flatMap(roundIds))
  return new Set([...[...looked].filter((id) => known.has(id)), ...roundIds(order)])
}

function comesBefore(a: Arrival, b: Arrival): number {
  const toAccept = Number(b.unconfirmed.length > 0) - Number(a.unconfirmed.length > 0)
  return toAccept || (a.unconfirmed.length > 0 ? a.at.localeCompare(b.at) : b.at.localeCompare(a.at))
}

function arrivalOf(order: CateringOrder, looked: ReadonlySet<string>): Arrival[] {
  const unconfirmed = unconfirmedGoods(order)
  const waiting = new Set(unconfirmed.map((each) => each.round))
  const fresh = wristbandRounds(order).filter(
    (round) => waiting.has(round.round) || (waiting.size === 0 && !looked.has(roundId(order, round))),
  )
  const latest = fresh.at(-1)
  if (!latest) return []
  const numbers = new Set(fresh.map((round) => round.round))
  const goods = unconfirmed.length > 0 ? unconfirmed : order.goods.filter((each) => numbers.has(each.round) && each.status !== 'cancelled')
  const at = unconfirmed.length > 0 ? (fresh[0] ?? latest).at : latest.at
  return [{ order, at, isAdded: fresh.length < order.rounds.length, goods, unconfirmed }]
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
