import { randomUUID } from 'node:crypto'
import type { GoodsActionRequest, OutcomesAnswer, PlaceOrderAnswer, PlaceOrderInput } from '@passline/shared/api'
import type { GoodsAction } from '@passline/shared/goods'
import type { ImCall } from '@passline/shared/message'
import type { PadCallKind } from '@passline/shared/padCall'
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

  /** The kitchen has seen that goods were rushed. */
  rushesSeen(goodsIds: readonly string[]): Promise<unknown> {
    return this.#post('goods/rushes-seen', { goodsIds })
  }

  soldOut(dishId: string): Promise<unknown> {
    return this.#post(`dishes/${dishId}/sold-out`, {})
  }

  /** What a program says that knows one address only. Without an Idempotency-Key: the requestId is the key. */
  say(call: object): Promise<{ call: ImCall }> {
    return this.#send('POST', '/v1/im/calls', { brandId: 'shanhai', shopId: this.#shop, requestId: randomUUID(), ...call })
  }

  /** All calls about an order, newest first, with their timelines. */
  async callsAbout(orderId: string, event: string): Promise<ImCall[]> {
    const path = `/v1/shops/${this.#shop}/im/calls?orderId=${orderId}&event=${event}`
    return (await this.#send<{ calls: ImCall[] }>('GET', path)).calls
  }

  /** As the guest at the demo's room pad. */
  callStaff(kind: PadCallKind, text = ''): Promise<unknown> {
    return this.#send('POST', `/v1/shops/${this.#shop}/pad-calls`, { kind, text }, 'roomPad')
  }

  /** As the manager of the shop. */
  asManager<T>(method: string, path: string, body?: object): Promise<T> {
    return this.#send(method, `/v1/shops/${this.#shop}/${path}`.replace(/\/$/, ''), body, 'manager')
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#send('POST', `/v1/shops/${this.#shop}/${path}`, body)
  }

  async #send<T>(method: string, path: string, body?: object, role = 'program'): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#server.token(role, this.#shop)}` }
    if (method !== 'GET' && path !== '/v1/im/calls') headers['idempotency-key'] = randomUUID()
    if (body) headers['content-type'] = 'application/json'
    const response = await fetch(`${this.#server.base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const answer = (await response.json()) as T & { code?: string; detail?: string }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.code} ${answer.detail}`)
    return answer
  }
}
