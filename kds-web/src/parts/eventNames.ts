import type { LogNames, NamedGoods, NamedOrder } from '@passline/shared/reportApi'
import type { ShopState } from '@passline/shared/state'
import type { Name } from '@passline/shared/text'

/** What sentences about events call things. Undefined: nobody knows the name any more. */
export interface EventNames {
  device(id: string): string | undefined
  order(id: string): Omit<NamedOrder, 'id'> | undefined
  goods(id: string): Omit<NamedGoods, 'id'> | undefined
  dish(id: string): Name | undefined
  station(id: string): Name | undefined
}

/** The names that came with a page of the operations log. */
export function namesOfLog({ devices, orders, goods, dishes, stations }: LogNames): EventNames {
  const deviceNames = new Map<string, string>(devices.map((each) => [each.id, each.name]))
  const [orderOf, goodsOf] = [byId(orders), byId(goods)]
  const [dishOf, stationOf] = [byId(dishes), byId(stations)]
  return {
    device: (id) => deviceNames.get(id),
    order: (id) => orderOf.get(id),
    goods: (id) => goodsOf.get(id),
    dish: (id) => dishOf.get(id)?.name,
    station: (id) => stationOf.get(id)?.name,
  }
}

/** The names that a shop's state knows, for events that happen to it. @param devices names by id */
export function namesOfState(state: ShopState, devices: ReadonlyMap<string, string>): EventNames {
  const goodsOf = byId([...state.orders.values()].flatMap((order) => order.goods))
  return {
    device: (id) => devices.get(id),
    order: (id) => state.orders.get(id),
    goods: (id) => goodsOf.get(id),
    dish: (id) => state.dishes.get(id)?.name,
    station: (id) => state.stations.get(id)?.name,
  }
}

function byId<T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.id, each]))
}
