import { randomOf } from '../random.ts'
import { answerCalls } from '../stage/calls.ts'
import { percentile } from '../statistics.ts'
import { closedLoop, type LoopResult, type Task } from './closedLoop.ts'
import type { Answer } from './HttpConnection.ts'
import { Ledger, type PlacedOrder } from './Ledger.ts'
import { openLoop } from './openLoop.ts'
import { orderRequest, stepRequest, type Target } from './requests.ts'

// The load generator: a process of its own, so that its work is not taken for the server's.

interface Job {
  side: string
  port: number
  shops: Target[]
  connections: number
}

export interface Load {
  /** Counted answers per second. */
  rate: number
  /** From sending a request to its answer, in ms. */
  p50: number
  p99: number
}

/** What screens must show because of the load: marks by shop, see `marksOf`. */
export type Expected = Map<string, string[]>

export type LoadApi = {
  place(job: Job & { ms: number; most?: number }): Promise<Load & { expected: Expected }>
  placeOpen(
    job: Job & { ms: number; rate: number; seed: number },
  ): Promise<{ expected: Expected; dueTimes: Map<string, number>; latenessP99: number }>
  stock(job: Job & { open: number }): Promise<void>
  balance(job: Job & { ms: number }): Promise<Load>
  step(job: Job & { ms: number }): Promise<Load & { expected: Expected }>
}

const STEPS = ['start', 'done', 'call', 'pickUp'] as const
const EVENTS = ['goodsStarted', 'goodsMade', 'goodsCalled', 'goodsPickedUp']
/** By side: numbers must be unique over all rounds. */
const ledgers = new Map<string, Ledger>()
/** Orders whose goods have not taken a step yet, by side. */
const stocks = new Map<string, PlacedOrder[]>()

/** The goods of open orders, oldest first, by port and shop. */
const shelves = new Map<string, string[][]>()

answerCalls({ place, placeOpen, stock, balance, step } satisfies LoadApi)

async function place({ side, port, shops, connections, ms, most = Number.POSITIVE_INFINITY }: Parameters<LoadApi['place']>[0]) {
  const ledger = ledgerOf(side)
  let placed = 0
  const next = (): Task | null => {
    if (placed >= most) return null
    const shop = shopAt(shops, placed++)
    return { request: orderRequest(shop, placed), counts: true, done: (answer) => ledger.keep(shop.id, answer) }
  }
  const result = await closedLoop({ port, connections, ms, next })
  const orders = ledger.settle()
  stocks.set(side, [...(stocks.get(side) ?? []), ...orders])
  return { ...loadOf(result), expected: expectedOf(orders) }
}

async function placeOpen({ side, port, shops, connections, ms, rate, seed }: Parameters<LoadApi['placeOpen']>[0]) {
  const ledger = ledgerOf(side)
  const lateness = await openLoop({
    port,
    connections,
    ms,
    rate,
    random: randomOf(seed),
    next: (index) => orderRequest(shopAt(shops, index), index),
    done: (answer, index, dueAt) => ledger.keep(shopAt(shops, index).id, answer, dueAt),
  })
  const orders = ledger.settle()
  return {
    expected: expectedOf(orders),
    dueTimes: new Map(orders.map((order) => [order.id, order.dueAt])),
    latenessP99: percentile(lateness, 0.99),
  }
}

/** Places so many orders at each shop, to be replaced one by one in `balance`. */
async function stock({ port, shops, connections, open }: Parameters<LoadApi['stock']>[0]): Promise<void> {
  let placed = 0
  const next = (): Task | null => {
    const shop = shopAt(shops, placed)
    return placed++ < open * shops.length
      ? { request: orderRequest(shop, placed), counts: true, done: (answer) => shelve(port, shop, answer) }
      : null
  }
  await closedLoop({ port, connections, ms: Number.POSITIVE_INFINITY, next })
}

/** Places orders while as many others are finished, oldest first, so that the number of open orders stays. Only the placing counts. */
async function balance({ port, shops, connections, ms }: Parameters<LoadApi['balance']>[0]): Promise<Load> {
  let turn = 0
  const turns = Array.from({ length: connections }, () => 0)
  const next = (connection: number): Task => {
    const step = (turns[connection] ?? 0) + 1
    turns[connection] = step
    const shop = shopAt(shops, step % 2 === 1 ? turn++ : connection)
    const oldest = step % 2 === 0 ? shelves.get(`${port} ${shop.id}`)?.shift() : undefined
    if (oldest)
      return { request: stepRequest(shop, ['start', 'done', 'pickUp'], oldest), counts: false, done: (answer) => expectStatus(answer, 200) }
    return { request: orderRequest(shop, step), counts: true, done: (answer) => shelve(port, shop, answer) }
  }
  return loadOf(await closedLoop({ port, connections, ms, next }))
}

/** Walks goods through the kitchen, one line and one step with each request. */
async function step({ side, port, shops, connections, ms }: Parameters<LoadApi['step']>[0]) {
  const stock = stocks.get(side)?.splice(0) ?? []
  const tokens = new Map(shops.map((shop) => [shop.id, shop]))
  const plans = Array.from({ length: connections }, () => [] as { order: PlacedOrder; goodsId: string; step: number }[])
  const expected: Expected = new Map(shops.map((shop) => [shop.id, []]))
  const next = (connection: number): Task | null => {
    const plan = plans[connection] ?? []
    if (plan.length === 0) plan.push(...planOf(stock.pop()))
    const task = plan.shift()
    const shop = task && tokens.get(task.order.shopId)
    if (!shop) return null
    const done = (answer: Answer) => {
      expectStatus(answer, 200)
      expected.get(shop.id)?.push(`${EVENTS[task.step]} ${task.goodsId}`)
    }
    return { request: stepRequest(shop, [STEPS[task.step] ?? 'start'], [task.goodsId]), counts: true, done }
  }
  return { ...loadOf(await closedLoop({ port, connections, ms, next })), expected }
}

function shelve(port: number, shop: Target, answer: Answer): void {
  expectStatus(answer, 201)
  const name = `${port} ${shop.id}`
  const goodsIds = JSON.parse(answer.body.toString()).order.goods.map((goods: { id: string }) => goods.id)
  const shelf = shelves.get(name)
  if (shelf) shelf.push(goodsIds)
  else shelves.set(name, [goodsIds])
}

function planOf(order: PlacedOrder | undefined) {
  return order ? STEPS.flatMap((_, step) => order.goodsIds.map((goodsId) => ({ order, goodsId, step }))) : []
}

function shopAt(shops: readonly Target[], turn: number): Target {
  return shops[turn % shops.length] as Target
}

function ledgerOf(side: string): Ledger {
  const ledger = ledgers.get(side) ?? new Ledger()
  ledgers.set(side, ledger)
  return ledger
}

function loadOf({ count, ms, latencies }: LoopResult): Load {
  return { rate: (count * 1_000) / ms, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}

function expectedOf(orders: readonly PlacedOrder[]): Expected {
  const expected: Expected = new Map()
  for (const { shopId, id } of orders) {
    const ofShop = expected.get(shopId)
    if (ofShop) ofShop.push(id)
    else expected.set(shopId, [id])
  }
  return expected
}

function expectStatus({ status, body }: Answer, wanted: number): void {
  if (status !== wanted) throw new Error(`A request was answered ${status}: ${body.toString()}`)
}
