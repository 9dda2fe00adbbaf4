import { dishList, stationList } from '@passline/shared/api'
import { type MyOrderAnswer, myOrderAnswer } from '@passline/shared/guestApi'
import type { ShopId } from '@passline/shared/ids'
import type { Dish, Station } from '@passline/shared/shop'
import type { Answer } from './answer.ts'
import type { ApiClient } from './client.ts'

/** What a guest can order. */
export interface PadMenu {
  readonly stations: readonly Station[]
  /** In the order of the menu. */
  readonly dishes: readonly Dish[]
}

/** The menu of a shop, as a device reads it that does not follow the shop. */
export async function readPadMenu(client: Pick<ApiClient, 'ask'>, shopId: ShopId): Promise<Answer<PadMenu>> {
  const [stations, dishes] = await Promise.all([
    client.ask({ method: 'GET', path: `/v1/shops/${shopId}/stations` }, stationList),
    client.ask({ method: 'GET', path: `/v1/shops/${shopId}/dishes` }, dishList),
  ])
  if (stations.kind !== 'ok') return stations
  if (dishes.kind !== 'ok') return dishes
  return { kind: 'ok', value: { stations: stations.value.stations, dishes: dishes.value.dishes } }
}

/** The order that is open where this device stands. */
export function readMyOrder(client: Pick<ApiClient, 'ask'>, shopId: ShopId): Promise<Answer<MyOrderAnswer>> {
  return client.ask({ method: 'GET', path: `/v1/shops/${shopId}/my-order` }, myOrderAnswer)
}
