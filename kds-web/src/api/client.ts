import {
  cancelOrderAnswer,
  closeAnswer,
  type GoodsActionRequest,
  type OutcomesAnswer,
  outcomesAnswer,
  type PlaceOrderAnswer,
  type PlaceOrderInput,
  placeOrderAnswer,
  problem,
  shopList,
  whoAmI,
} from '@passline/shared/api'
import type { CallId, DishId, GoodsId, OrderId, PadCallId, PlaceId, ShopId } from '@passline/shared/ids'
import type { Receipt } from '@passline/shared/message'
import type { Shop } from '@passline/shared/shop'
import type { Language } from '@passline/shared/spoken'
import { type Snapshot, snapshot } from '@passline/shared/state'
import * as z from 'zod'
import type { Answer, Refusal, Unreachable } from './answer.ts'
import { type DeskClient, deskClient } from './deskCalls.ts'
import { type PadCallClient, padCallClient } from './padCalls.ts'
import { type PushClient, pushClient } from './push.ts'
import { randomKey } from './randomKey.ts'

export type WhoAmI = z.infer<typeof whoAmI>
export type CancelOrderAnswer = z.infer<typeof cancelOrderAnswer>
export type CloseAnswer = z.infer<typeof closeAnswer>

/**
 * The server's HTTP interface as screens use it. Writes take the Idempotency-Key of the intended action: whoever repeats a write
 * after `unreachable` passes the same key again. Nothing throws; see `Answer`.
 */
export interface ApiClient extends DeskClient, PadCallClient, PushClient {
  whoAmI(): Promise<Answer<WhoAmI>>
  snapshot(shopId: ShopId): Promise<Answer<Snapshot>>
  goodsActions(shopId: ShopId, body: GoodsActionRequest, key: string): Promise<Answer<OutcomesAnswer>>
  cancellationsSeen(shopId: ShopId, body: { goodsIds: GoodsId[] }, key: string): Promise<Answer<OutcomesAnswer>>
  placeOrder(shopId: ShopId, body: PlaceOrderInput, key: string): Promise<Answer<PlaceOrderAnswer>>
  /** Cancels what is still waiting [K16]. */
  cancelOrder(shopId: ShopId, orderId: OrderId, key: string): Promise<Answer<CancelOrderAnswer>>
  /** Completes the order; refuses with `unfinishedGoods` unless forced. */
  completeOrder(shopId: ShopId, orderId: OrderId, body: { force: boolean }, key: string): Promise<Answer<CloseAnswer>>
  /** Cleans a room, which completes its order [K14]. */
  cleanRoom(shopId: ShopId, room: PlaceId, body: { force: boolean }, key: string): Promise<Answer<CloseAnswer>>
  setSoldOut(shopId: ShopId, dishId: DishId, soldOut: boolean, key: string): Promise<Answer<{ rev: number }>>
  /** Says that somebody here has answered a message: nobody else need. */
  answerCall(callId: CallId, key: string): Promise<Answer<OutcomesAnswer>>
  /** Takes a guest's call, or says that it is done [M9]. */
  padCallStep(shopId: ShopId, padCallId: PadCallId, step: 'take' | 'done', key: string): Promise<Answer<OutcomesAnswer>>
  /** Says what this device has done with its messages [M8]. */
  receipts(shopId: ShopId, receipts: readonly Receipt[], key: string): Promise<Answer<unknown>>
  /** The shops that this token may enter. */
  shops(): Promise<Answer<Shop[]>>
  /** Any other address, for the pages of the office: they are loaded apart, and so is what they ask. Writes take their key. */
  ask<S extends z.ZodType>(sent: Sent, schema: S): Promise<Answer<z.infer<S>>>
  /** What is no JSON, such as a CSV file. */
  download(path: string): Promise<ArrayBuffer | null>
  /** A sentence as the server speaks it: a sound file, or null when it has no voice or cannot be reached. */
  speech(shopId: ShopId, language: Language, text: string): Promise<ArrayBuffer | null>
}

export interface ClientOptions {
  token: string
  /** '' for the origin that served the page. */
  base?: string
  fetch?: typeof globalThis.fetch
  /** How long to wait for an answer, in ms. */
  timeoutMs?: number
}

export function createClient(options: ClientOptions): ApiClient {
  const get = <S extends z.ZodType>(path: string, schema: S) => send(options, { method: 'GET', path }, schema)
  const post = <S extends z.ZodType>(path: string, body: unknown, key: string, schema: S) =>
    send(options, { method: 'POST', path, body, key }, schema)
  const put = <S extends z.ZodType>(path: string, body: unknown, key: string, schema: S) =>
    send(options, { method: 'PUT', path, body, key }, schema)
  const at = (shopId: ShopId) => `/v1/shops/${shopId}`
  return {
    ...deskClient({ get, post, put }),
    ...padCallClient({ get, post }),
    ...pushClient({ get, put }),
    whoAmI: () => get('/v1/whoami', whoAmI),
    snapshot: (shopId) => get(`${at(shopId)}/snapshot`, snapshot),
    goodsActions: (shopId, body, key) => post(`${at(shopId)}/goods/actions`, body, key, outcomesAnswer),
    cancellationsSeen: (shopId, body, key) => post(`${at(shopId)}/goods/cancellations-seen`, body, key, seenAnswer),
    placeOrder: (shopId, body, key) => post(`${at(shopId)}/orders`, body, key, placeOrderAnswer),
    cancelOrder: (shopId, orderId, key) => post(`${at(shopId)}/orders/${orderId}/cancel`, {}, key, cancelOrderAnswer),
    completeOrder: (shopId, orderId, body, key) => post(`${at(shopId)}/orders/${orderId}/complete`, body, key, closeAnswer),
    cleanRoom: (shopId, room, body, key) => post(`${at(shopId)}/rooms/${room}/clean`, body, key, closeAnswer),
    setSoldOut: (shopId, dishId, soldOut, key) =>
      post(`${at(shopId)}/dishes/${dishId}/${soldOut ? 'sold-out' : 'back-on-sale'}`, {}, key, revOnly),
    answerCall: (callId, key) => post(`/v1/im/calls/${callId}/answer`, {}, key, doneAnswer),
    padCallStep: (shopId, padCallId, step, key) => post(`${at(shopId)}/pad-calls/${padCallId}/${step}`, {}, key, doneAnswer),
    receipts: (shopId, receipts, key) => post(`${at(shopId)}/im/receipts`, { receipts }, key, z.unknown()),
    shops: async () => {
      const answer = await get('/v1/shops', shopList)
      return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.shops } : answer
    },
    ask: (sent, schema) => send(options, sent, schema),
    download: (path) => bytes(options, path, '*/*'),
    speech: (shopId, language, text) => bytes(options, `${at(shopId)}/speech?${new URLSearchParams({ language, text })}`, 'audio/wav'),
  }
}

const TRIES = 4

/**
 * Repeats a write with one key until somebody decided it, or the attempts are used up. Waits 400 ms, 800 ms, … in between.
 * @param key of the intended action, for whoever goes on with one that stayed undecided
 */
export async function untilDecided<T>(write: (key: string) => Promise<Answer<T>>, key: string = randomKey()): Promise<Answer<T>> {
  let answer = await write(key)
  for (let attempt = 1; attempt < TRIES && answer.kind === 'unreachable'; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 400 * 2 ** (attempt - 1)))
    answer = await write(key)
  }
  return answer
}

const revOnly = z.object({ rev: z.int() })
/** Acknowledging refuses nothing line by line, so it answers as a step whose lines all did. */
const seenAnswer = revOnly.transform(({ rev }): OutcomesAnswer => ({ rev, outcomes: [] }))
/** What is done has happened by the position it names; without one there is nothing to wait for. */
const doneAnswer = z.object({ rev: z.int().default(0) }).transform(({ rev }): OutcomesAnswer => ({ rev, outcomes: [] }))

/** One request: a read, or a write under the key of the intended action. */
export interface Sent {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  key?: string
}

async function send<S extends z.ZodType>(options: ClientOptions, sent: Sent, schema: S): Promise<Answer<z.infer<S>>> {
  const response = await exchange(options, sent)
  if (response === null) return unreachable('noAnswer')
  // A page of whoever stands between here and the server, such as a captive portal: the server never heard of it.
  if (response.ok && response.body === null) return unreachable('noAnswer')
  if (!response.ok) return refusalOf(response)
  const parsed = schema.safeParse(response.body)
  if (parsed.success) return { kind: 'ok', value: parsed.data }
  console.error('answer does not fit its schema', sent.path, parsed.error.issues.slice(0, 5))
  return unreachable('unreadable')
}

interface Received {
  ok: boolean
  status: number
  retryAfterMs: number | null
  body: unknown
}

/** One exchange, or null when no whole answer came. */
async function exchange(options: ClientOptions, sent: Sent): Promise<Received | null> {
  const headers: Record<string, string> = { authorization: `Bearer ${options.token}`, accept: 'application/json' }
  if (sent.body !== undefined) headers['content-type'] = 'application/json'
  if (sent.key) headers['idempotency-key'] = sent.key
  const fetched = options.fetch ?? globalThis.fetch
  try {
    const response = await fetched(`${options.base ?? ''}${sent.path}`, {
      method: sent.method,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    })
    return { ok: response.ok, status: response.status, retryAfterMs: retryAfter(response), body: parseJson(await response.text()) }
  } catch {
    // A broken connection and a timeout mean the same to the caller: nobody knows whether it was done.
    return null
  }
}

/** What is no JSON. A sound file may be kept by the browser: the same sentence comes again. */
async function bytes(options: ClientOptions, path: string, accept: string): Promise<ArrayBuffer | null> {
  const fetched = options.fetch ?? globalThis.fetch
  try {
    const headers = { authorization: `Bearer ${options.token}`, accept }
    const response = await fetched(`${options.base ?? ''}${path}`, { headers, signal: AbortSignal.timeout(options.timeoutMs ?? 10_000) })
    return response.ok ? await response.arrayBuffer() : null
  } catch {
    return null
  }
}

const UNDECIDED: ReadonlySet<string> = new Set(['busy', 'stillRunning'])

function refusalOf(response: Received): Refusal | Unreachable {
  const parsed = problem.safeParse(response.body)
  // Whoever stands between says that the server is away.
  if (!parsed.success) return unreachable('noAnswer', response.retryAfterMs)
  if (response.status >= 500 || response.status === 429 || UNDECIDED.has(parsed.data.code)) {
    const { code } = parsed.data
    return unreachable(code === 'busy' || code === 'stillRunning' ? code : 'broken', response.retryAfterMs)
  }
  const { code, status, detail, errors, outcomes = [], dishIds = [], goodsIds = [] } = parsed.data
  return { kind: 'refused', code, status, detail, outcomes, dishIds, goodsIds, ...(errors ? { errors } : {}) }
}

function unreachable(reason: Unreachable['reason'], retryAfterMs: number | null = null): Unreachable {
  return { kind: 'unreachable', reason, retryAfterMs }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : null
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
