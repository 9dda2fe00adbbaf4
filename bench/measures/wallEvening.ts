import { setTimeout as pause } from 'node:timers/promises'
import { monotonicNow } from '../monotonic.ts'
import type { Side } from '../stage/Side.ts'

const TICKETS = 60
const LINES = 4
const EVENTS_PER_SECOND = 20
/** Every so many steps an order is finished and another one comes in its place. */
const STEPS_PER_ORDER = 20
/** Round and round, so that the wall stays as full as it is. */
const STEPS = ['start', 'done', 'recall', 'recall'] as const

interface Goods {
  id: string
  /** How many steps it has taken. */
  steps?: number
}

interface Order {
  goods: Goods[]
}

/** Keeps a wall of 60 tickets with 240 lines busy with 20 events per second. */
export class WallEvening {
  readonly #url: string
  readonly #token: string
  readonly #orders: Order[] = []
  #step = 0

  constructor({ port, shops: [shop] }: Side) {
    this.#url = `http://127.0.0.1:${port}/v1/shops/${shop?.id}`
    this.#token = shop?.token ?? ''
  }

  async fill(): Promise<void> {
    while (this.#orders.length < TICKETS) this.#orders.push(await this.#place())
  }

  /** @param ms how long @returns how many requests were made */
  async play(ms: number): Promise<number> {
    const beganAt = monotonicNow()
    const underWay: Promise<unknown>[] = []
    const every = 1_000 / EVENTS_PER_SECOND
    while (underWay.length * every < ms) {
      await pause(Math.max(0, beganAt + underWay.length * every - monotonicNow()))
      underWay.push(this.#next())
    }
    await Promise.all(underWay)
    return underWay.length
  }

  /** A cook starts the first line of an order. @param index from the oldest */
  async start(index: number): Promise<void> {
    const goods = this.#orders[index]?.goods[0]
    if (goods) await this.#act(['start'], [goods])
  }

  #next(): Promise<unknown> {
    const step = this.#step++
    if (step % STEPS_PER_ORDER === STEPS_PER_ORDER - 1) return this.#replace()
    const goods = this.#orders[step % TICKETS]?.goods[Math.floor(step / TICKETS) % LINES]
    if (!goods) return Promise.resolve()
    const taken = goods.steps ?? 0
    goods.steps = taken + 1
    return this.#act([STEPS[taken % STEPS.length] ?? 'start'], [goods])
  }

  /** The oldest order leaves, whatever its lines have come to, and a new one takes its turn. */
  async #replace(): Promise<void> {
    const oldest = this.#orders.shift()
    this.#orders.push(await this.#place())
    if (!oldest) return
    await this.#act(['start', 'done'], oldest.goods)
    await this.#act(['pickUp'], oldest.goods)
  }

  async #place(): Promise<Order> {
    const lines = Array.from({ length: LINES }, (_, index) => ({ dishId: `dish-${(this.#step + index) % 10}`, quantity: 1 + (index % 2) }))
    return (await this.#post<{ order: Order }>('orders', { source: 'takeAway', lines })).order
  }

  #act(actions: string[], goods: Order['goods']): Promise<unknown> {
    return this.#post('goods/actions', { actions, goods: goods.map(({ id }) => ({ goodsId: id })) })
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    const response = await fetch(`${this.#url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
}
