import { randomUUID } from 'node:crypto'
import type { GoodsActionRequest, OutcomesAnswer, PlaceOrderAnswer, PlaceOrderInput } from '@passline/shared/api'
import type { GoodsAction } from '@passline/shared/goods'
import type { PasslineServer } from './server.ts'

/** Another program: it places orders and acts on them over HTTP, as a till would. */
export class Till {
  readonly #server: PasslineServer
  readonly #shop: string

  constructor(server: PasslineServer, shop = 'binjiang') {
    this.#server = server
    this.#shop = shop
  }

  place(input: unknown): Promise<PlaceOrderAnswer> {
    return this.#post('orders', input as PlaceOrderInput)
  }

  /** Dishes to a room, by id, one portion each unless a number is given. */
  order(room: string, ...dishes: (string | [dish: string, quantity: number])[]): Promise<PlaceOrderAnswer> {
    const lines = dishes.map((each) => (typeof each === 'string' ? { dishId: each, quantity: 1 } : { dishId: each[0], quantity: each[1] }))
    return this.place({ source: 'roomPad', place: { kind: 'room', id: room }, lines })
  }

  act(actions: GoodsAction[], goodsIds: readonly string[]): Promise<OutcomesAnswer> {
    return this.#post('goods/actions', { actions, goods: goodsIds.map((goodsId) => ({ goodsId })) } as GoodsActionRequest)
  }

  soldOut(dishId: string): Promise<unknown> {
    return this.#post(`dishes/${dishId}/sold-out`, {})
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const response = await fetch(`${this.#server.base}/v1/shops/${this.#shop}/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#server.token('program', this.#shop)}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as T & { code?: string }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.code}`)
    return answer
  }
}
