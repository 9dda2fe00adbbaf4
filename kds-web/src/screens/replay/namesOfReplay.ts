import type { ReplayDevice } from '@passline/shared/replayApi'
import type { ShopState } from '@passline/shared/state'
import { type EventNames, namesOfState } from '../../parts/eventNames.ts'
import type { Replay } from './createReplay.ts'

/** The names of everything that the stretch is about, also of what came or went in it. */
export function namesOfReplay({ events }: Pick<Replay, 'events'>, start: ShopState, devices: readonly ReplayDevice[]): EventNames {
  const first = namesOfState(start, new Map(devices.map(({ id, name }) => [id, name])))
  const orders = new Map<string, ReturnType<EventNames['order']>>()
  const goods = new Map<string, ReturnType<EventNames['goods']>>()
  const dishes = new Map<string, ReturnType<EventNames['dish']>>()
  const stations = new Map<string, ReturnType<EventNames['station']>>()
  for (const { name, data } of events) {
    if (name === 'orderPlaced' || name === 'orderReopened') {
      orders.set(data.order.id, data.order)
      for (const each of data.order.goods) goods.set(each.id, each)
    }
    if (name === 'goodsAdded') for (const each of data.goods) goods.set(each.id, each)
    if (name === 'goodsSplit') goods.set(data.part.id, data.part)
    if (name === 'dishSaved') dishes.set(data.dish.id, data.dish.name)
    if (name === 'stationSaved') stations.set(data.station.id, data.station.name)
  }
  return {
    device: first.device,
    order: (id) => orders.get(id) ?? first.order(id),
    goods: (id) => goods.get(id) ?? first.goods(id),
    dish: (id) => dishes.get(id) ?? first.dish(id),
    station: (id) => stations.get(id) ?? first.station(id),
  }
}
