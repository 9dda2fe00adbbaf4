import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'

/** What a guest ordered from a wristband and nobody at this till has looked at yet. */
export interface Arrival {
  /** Names the round for good, so that looking at it once is enough. */
  readonly id: string
  readonly order: CateringOrder
  readonly at: string
  readonly goods: readonly OrderGoods[]
}

/**
 * Rounds from wristbands in open orders that are not among those looked at [K18].
 * @returns the newest first
 */
export function arrivals(orders: Iterable<CateringOrder>, looked: ReadonlySet<string>): Arrival[] {
  return [...orders]
    .filter((order) => order.status === 'open')
    .flatMap(wristbandRounds)
    .filter((arrival) => !looked.has(arrival.id))
    .sort((a, b) => b.at.localeCompare(a.at))
}

/** What to remember as looked at: all rounds of the order, without those of orders that are gone. */
export function lookedAt(looked: ReadonlySet<string>, order: CateringOrder, orders: Iterable<CateringOrder>): Set<string> {
  const known = new Set([...orders].flatMap(wristbandRounds).map((arrival) => arrival.id))
  return new Set([...[...looked].filter((id) => known.has(id)), ...wristbandRounds(order).map((arrival) => arrival.id)])
}

function wristbandRounds(order: CateringOrder): Arrival[] {
  return order.rounds
    .filter((round) => round.source === 'wristband')
    .map((round) => ({
      id: `${order.id}.${round.round}`,
      order,
      at: round.at,
      goods: order.goods.filter((goods) => goods.round === round.round && goods.status !== 'cancelled'),
    }))
}
