import { type OutcomesAnswer, orderSaved, outcomesAnswer } from '@passline/shared/api'
import { guestLink } from '@passline/shared/guestApi'
import type { DishId, GoodsId, OrderId, ShopId } from '@passline/shared/ids'
import type { CateringOrder, OrderPlace } from '@passline/shared/order'
import * as z from 'zod'
import type { Answer } from './answer.ts'

type Saved = Answer<{ rev: number; order: CateringOrder }>

/** What the cashier's desk asks of the server, beside ordering and closing. */
export interface DeskClient {
  /** Gives goods from a wristband to the kitchen; those refused are cancelled. */
  acceptGoods(shopId: ShopId, orderId: OrderId, goodsIds: readonly GoodsId[], key: string): Promise<Answer<OutcomesAnswer>>
  refuseGoods(shopId: ShopId, orderId: OrderId, goodsIds: readonly GoodsId[], key: string): Promise<Answer<OutcomesAnswer>>
  /** To another room, table or wristband; refuses with `placeTaken` when an order is open there. */
  moveOrder(shopId: ShopId, orderId: OrderId, place: Pick<OrderPlace, 'kind' | 'id'>, key: string): Promise<Saved>
  noteGoods(shopId: ShopId, goodsId: GoodsId, note: string, key: string): Promise<Saved>
  /** @param until ISO 8601 UTC; `today`: to the end of the business day; null: until somebody puts it back on sale */
  takeOffSale(shopId: ShopId, dishId: DishId, until: string | 'today' | null, key: string): Promise<Answer<{ rev: number }>>
  /** How many portions can still be ordered; null: they are not counted any more. */
  countDish(shopId: ShopId, dishId: DishId, remaining: number | null, key: string): Promise<Answer<{ rev: number }>>
  /** Where the guest's page of an order is, from the root of the server. */
  guestLink(shopId: ShopId, orderId: OrderId): Promise<Answer<{ url: string }>>
}

interface Requests {
  get<S extends z.ZodType>(path: string, schema: S): Promise<Answer<z.infer<S>>>
  post<S extends z.ZodType>(path: string, body: unknown, key: string, schema: S): Promise<Answer<z.infer<S>>>
  put<S extends z.ZodType>(path: string, body: unknown, key: string, schema: S): Promise<Answer<z.infer<S>>>
}

export function deskClient({ get, post, put }: Requests): DeskClient {
  const at = (shopId: ShopId) => `/v1/shops/${shopId}`
  return {
    acceptGoods: (shopId, orderId, goodsIds, key) => post(`${at(shopId)}/orders/${orderId}/accept`, { goodsIds }, key, outcomesAnswer),
    refuseGoods: (shopId, orderId, goodsIds, key) => post(`${at(shopId)}/orders/${orderId}/refuse`, { goodsIds }, key, outcomesAnswer),
    moveOrder: (shopId, orderId, place, key) => post(`${at(shopId)}/orders/${orderId}/move`, { place }, key, orderSaved),
    noteGoods: (shopId, goodsId, note, key) => post(`${at(shopId)}/goods/${goodsId}/note`, { note }, key, orderSaved),
    takeOffSale: (shopId, dishId, until, key) => post(`${at(shopId)}/dishes/${dishId}/sold-out`, { until }, key, revOnly),
    countDish: (shopId, dishId, remaining, key) => put(`${at(shopId)}/dishes/${dishId}/remaining`, { remaining }, key, revOnly),
    guestLink: (shopId, orderId) => get(`${at(shopId)}/orders/${orderId}/guest-link`, guestLink),
  }
}

const revOnly = z.object({ rev: z.int() })
