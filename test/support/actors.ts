import { randomUUID } from 'node:crypto'
import type {
  CloseRequest,
  Device,
  deviceInput,
  dishInput,
  GoodsOutcome,
  OutcomesAnswer,
  PlaceOrderAnswer,
  PlaceOrderInput,
  Problem,
  placeInput,
  shopChange,
  stationInput,
} from '@passline/shared/api'
import type { ShopEvent } from '@passline/shared/event'
import type { GoodsAction } from '@passline/shared/goods'
import type { CateringOrder, PlaceKind } from '@passline/shared/order'
import type { Role } from '@passline/shared/role'
import type { Dish, Place, Shop, Station } from '@passline/shared/shop'
import type { Snapshot } from '@passline/shared/state'
import type * as z from 'zod'
import { contractOf } from './contract.ts'
import { send } from './http.ts'

/** What came back. `body` is what was asked for when `status` is below 400, otherwise a problem document. */
export interface Answer<T> {
  status: number
  headers: NodeJS.Dict<string | string[]>
  body: T | Problem
  /** The body as it came, byte for byte. */
  raw: string
}

/** How a write is sent. A fresh Idempotency-Key is made unless one is given. */
export interface Sending {
  key?: string
}

/** Some goods, by id or with the number of portions that are meant. */
export type GoodsRef = string | { goodsId: string; quantity: number }

type Rev = { rev: number }

/** Somebody at a device: acts over HTTP with its own token. Every answer is checked against the server's own OpenAPI document. */
export interface Actor {
  base: string
  shopId: string
  role: Role
  token: string
  call<T>(method: string, path: string, body?: unknown, sending?: Sending): Promise<Answer<T>>

  place(request: PlaceOrderInput, sending?: Sending): Promise<Answer<PlaceOrderAnswer>>
  step(actions: GoodsAction[], goods: GoodsRef[], sending?: Sending): Promise<Answer<OutcomesAnswer>>
  seen(goodsIds: string[], sending?: Sending): Promise<Answer<Rev>>
  cancelOrder(orderId: string, sending?: Sending): Promise<Answer<Rev & { order: CateringOrder; outcomes: GoodsOutcome[] }>>
  completeOrder(orderId: string, close?: Partial<CloseRequest>, sending?: Sending): Promise<Answer<Rev & { order: CateringOrder | null }>>
  cleanRoom(room: string, close?: Partial<CloseRequest>, sending?: Sending): Promise<Answer<Rev & { order: CateringOrder | null }>>

  order(orderId: string): Promise<Answer<{ order: CateringOrder }>>
  orders(query?: string): Promise<Answer<{ orders: CateringOrder[]; next: string | null }>>
  snapshot(): Promise<Answer<Snapshot>>
  events(since: number, limit?: number): Promise<Answer<{ epoch: string; head: number; events: ShopEvent[]; next: number | null }>>

  soldOut(dishId: string, sending?: Sending): Promise<Answer<Rev & { dish: Dish }>>
  backOnSale(dishId: string, sending?: Sending): Promise<Answer<Rev & { dish: Dish }>>
  saveDish(id: string, dish: z.input<typeof dishInput>, sending?: Sending): Promise<Answer<Rev & { dish: Dish }>>
  removeDish(id: string, sending?: Sending): Promise<Answer<Rev>>
  saveStation(id: string, station: z.input<typeof stationInput>, sending?: Sending): Promise<Answer<Rev & { station: Station }>>
  removeStation(id: string, sending?: Sending): Promise<Answer<Rev>>
  savePlace(kind: PlaceKind, id: string, place: z.input<typeof placeInput>, sending?: Sending): Promise<Answer<Rev & { place: Place }>>
  removePlace(kind: PlaceKind, id: string, sending?: Sending): Promise<Answer<Rev>>
  changeShop(change: z.input<typeof shopChange>, sending?: Sending): Promise<Answer<Rev & { shop: Shop }>>
  addDevice(device: z.input<typeof deviceInput>, sending?: Sending): Promise<Answer<{ device: Device; token: string }>>
  revokeDevice(deviceId: string, sending?: Sending): Promise<Answer<Rev>>
}

export function newKey(): string {
  return `test-${randomUUID()}`
}

/** Somebody with this token, at this shop of this server. */
export function actorWith({ base, shopId, role, token }: Pick<Actor, 'base' | 'shopId' | 'role' | 'token'>): Actor {
  const at = `/v1/shops/${shopId}`

  async function call<T>(method: string, path: string, body?: unknown, sending: Sending = {}): Promise<Answer<T>> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    if (text !== undefined) headers['content-type'] = 'application/json'
    if (method !== 'GET') headers['idempotency-key'] = sending.key ?? newKey()
    const contract = await contractOf(base)
    const answer = await send(base, { method, path, headers, ...(text !== undefined && { body: text }) })
    contract.check(method, path, answer)
    const raw = answer.body.toString()
    const isJson = /json/.test(String(answer.headers['content-type']))
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(raw) : raw) as T | Problem, raw }
  }

  return {
    base,
    shopId,
    role,
    token,
    call,
    place: (request, sending) => call('POST', `${at}/orders`, request, sending),
    step: (actions, goods, sending) => call('POST', `${at}/goods/actions`, { actions, goods: goods.map(goodsRef) }, sending),
    seen: (goodsIds, sending) => call('POST', `${at}/goods/cancellations-seen`, { goodsIds }, sending),
    cancelOrder: (orderId, sending) => call('POST', `${at}/orders/${orderId}/cancel`, {}, sending),
    completeOrder: (orderId, close = {}, sending = {}) => call('POST', `${at}/orders/${orderId}/complete`, close, sending),
    cleanRoom: (room, close = {}, sending = {}) => call('POST', `${at}/rooms/${room}/clean`, close, sending),
    order: (orderId) => call('GET', `${at}/orders/${orderId}`),
    orders: (query = '') => call('GET', `${at}/orders${query}`),
    snapshot: () => call('GET', `${at}/snapshot`),
    events: (since, limit = 1000) => call('GET', `${at}/events?since=${since}&limit=${limit}`),
    soldOut: (dishId, sending) => call('POST', `${at}/dishes/${dishId}/sold-out`, undefined, sending),
    backOnSale: (dishId, sending) => call('POST', `${at}/dishes/${dishId}/back-on-sale`, undefined, sending),
    saveDish: (id, dish, sending) => call('PUT', `${at}/dishes/${id}`, dish, sending),
    removeDish: (id, sending) => call('DELETE', `${at}/dishes/${id}`, undefined, sending),
    saveStation: (id, station, sending) => call('PUT', `${at}/stations/${id}`, station, sending),
    removeStation: (id, sending) => call('DELETE', `${at}/stations/${id}`, undefined, sending),
    savePlace: (kind, id, place, sending) => call('PUT', `${at}/${kind}s/${id}`, place, sending),
    removePlace: (kind, id, sending) => call('DELETE', `${at}/${kind}s/${id}`, undefined, sending),
    changeShop: (change, sending) => call('PATCH', at, change, sending),
    addDevice: (device, sending) => call('POST', `${at}/devices`, device, sending),
    revokeDevice: (deviceId, sending) => call('DELETE', `${at}/devices/${deviceId}`, undefined, sending),
  }
}

/** The body of an answer that did what was asked; fails with the problem otherwise. */
export async function agreed<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body, raw } = await answer
  if (status >= 400) throw new Error(`Refused with ${status}: ${raw}`)
  return body as T
}

/** The problem of an answer that refused; fails when it did not refuse. */
export async function refused(answer: Promise<Answer<unknown>>): Promise<Problem> {
  const { status, body, raw } = await answer
  if (status < 400) throw new Error(`Not refused, but ${status}: ${raw}`)
  return body as Problem
}

function goodsRef(goods: GoodsRef): { goodsId: string; quantity?: number } {
  return typeof goods === 'string' ? { goodsId: goods } : goods
}
