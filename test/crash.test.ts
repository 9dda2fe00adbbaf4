import { setTimeout as pause } from 'node:timers/promises'
import type { OutcomesAnswer, PlaceOrderAnswer } from '@passline/shared/api'
import { apply, orderAfter, orderOf } from '@passline/shared/apply'
import type { EventName, ShopEvent } from '@passline/shared/event'
import type { GoodsAction } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { listsOf, stateOf } from '@passline/shared/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, type Answer, agreed, newKey } from './support/actors.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'
import { type Random, randomOf, seedOf } from './support/random.ts'
import { type Installed, installServer, type ServerProcess } from './support/serverProcess.ts'
import { openStubbornScreen, type StubbornScreen } from './support/stubbornScreen.ts'
import { until } from './support/until.ts'

const KILLS = 21
const TILLS = 4
const KITCHENS = 3

/** A write that was answered, under its key; every write is repeated until it is. */
interface Written<T> {
  key: string
  answer: Answer<T>
}

let installed: Installed
let server: ServerProcess
let cashier: Actor
let screen: StubbornScreen
let begun: Awaited<ReturnType<typeof snapshotOf>>
let events: ShopEvent[]
let orders: CateringOrder[]
const placed: Written<PlaceOrderAnswer>[] = []
const stepped: (Written<OutcomesAnswer> & { action: GoodsAction })[] = []

beforeAll(async () => {
  const random = randomOf(seedOf('crash'))
  installed = installServer()
  server = installed.start()
  const base = await server.ready()
  cashier = installed.actor(base, 'cashier')
  // Nothing happens by the clock while this test compares.
  const settings = { unseenSeconds: 600, uncollectedMinutes: 240, silenceSeconds: 3_600 }
  await agreed(installed.actor(base, 'manager').changeShop({ settings }))
  begun = await snapshotOf(cashier)
  screen = await openStubbornScreen(installed.actor(base, 'kitchen'))
  const load = workUntil(random)
  for (let kill = 1; kill <= KILLS; kill++) await killAndStart(kill, new URL(base).port, random)
  load.enough()
  await load.ended
  events = await journal(cashier)
  orders = await everyOrder(cashier)
  await screen.showsRev(events.length, 30_000)
}, 180_000)

afterAll(async () => {
  screen?.close()
  await installed.remove()
})

describe(`a server killed ${KILLS} times under load, and every third time its database too`, () => {
  test('enough was under way to prove something', () => {
    expect(placed.length).toBeGreaterThan(KILLS)
    expect(stepped.length).toBeGreaterThan(KILLS)
    expect(screen.connections).toBeGreaterThan(KILLS / 2)
  })

  test('every order that was answered 201 is there, with all its goods and its number', () => {
    const byId = new Map(orders.map((order) => [order.id, order]))
    for (const { answer } of placed) {
      const { order } = answer.body as PlaceOrderAnswer
      const kept = byId.get(order.id)
      expect({ seqNo: kept?.seqNo, businessDay: kept?.businessDay }).toEqual({ seqNo: order.seqNo, businessDay: order.businessDay })
      expect(kept?.goods.map((goods) => goods.id)).toEqual(expect.arrayContaining(order.goods.map((goods) => goods.id)))
    }
  })

  test('every accepted write has its event at the position that its answer named', () => {
    for (const { answer } of placed) {
      const { rev, joined, order } = answer.body as PlaceOrderAnswer
      const event = events[rev - 1]
      expect(event?.name).toBe(joined ? 'goodsAdded' : 'orderPlaced')
      expect(event && orderOf(event)).toBe(order.id)
    }
  })

  test('no key had two effects, however often it was sent', () => {
    const namesOf = (...names: EventName[]) => events.filter((event) => names.includes(event.name))
    expect(namesOf('orderPlaced', 'goodsAdded')).toHaveLength(placed.length)
    const EVENT = { start: 'goodsStarted', done: 'goodsMade', call: 'goodsCalled', pickUp: 'goodsPickedUp', rush: 'goodsRushed' } as const
    for (const [action, name] of Object.entries(EVENT)) {
      const told = namesOf(name).flatMap((event) => (event.data as { goods: object[] }).goods)
      const changed = stepped.filter((each) => each.action === action).flatMap(({ answer }) => changedIn(answer))
      expect({ action, effects: told.length }).toEqual({ action, effects: changed.length })
    }
  })

  test('the journal has neither gap nor duplicate', () => {
    expect(events.map((event) => event.rev)).toEqual(events.map((_, at) => at + 1))
  })

  test('[K13] the numbers have neither gap nor duplicate', () => {
    for (const day of new Set(orders.map((order) => order.businessDay))) {
      const numbers = orders.filter((order) => order.businessDay === day).map((order) => order.seqNo)
      expect(numbers.sort((one, other) => one - other)).toEqual(numbers.map((_, at) => at + 1))
    }
  })

  test('the tables are what the journal adds up to', async () => {
    // Time goes on, and what it makes of orders is in the journal too.
    const now = await snapshotOf(cashier)
    const happened = (await journal(cashier)).filter((event) => event.rev <= now.rev)
    const state = apply(stateOf(begun), happened)
    if (state === 'gap') throw new Error('The journal has a gap.')
    expect(listsOf(state)).toEqual(listsOf(stateOf(now)))
    const folded = new Map<string, CateringOrder>()
    for (const event of events) {
      const order = orderAfter(folded.get(orderOf(event) ?? ''), event)
      if (order) folded.set(order.id, order)
    }
    expect([...folded.values()].sort(byId)).toEqual([...orders].sort(byId))
  })

  test('a screen that was there all along got every event once, in order, and shows what the server has', async () => {
    const now = await until(async () => {
      const snapshot = await snapshotOf(cashier)
      return screen.state.rev === snapshot.rev && snapshot
    })
    expect(screen.resyncs).toEqual([])
    expect(screen.revs).toEqual(Array.from({ length: now.rev - screen.begun }, (_, at) => screen.begun + at + 1))
    expect(screen.shown).toEqual(listsOf(stateOf(now)))
  })
})

/** Kills at a moment that nobody chose, sometimes while it still starts, and starts again on the same port. */
async function killAndStart(kill: number, port: string, random: Random): Promise<void> {
  const answered = placed.length + stepped.length
  if (kill % 7 !== 0) await until(() => placed.length + stepped.length > answered, 30_000)
  await pause(random.below(kill % 7 === 0 ? 1_500 : 250))
  const database = installed.postmaster()
  server.child.kill('SIGKILL')
  await server.ended
  if (kill % 3 === 0 && database !== undefined) process.kill(database, 'SIGKILL')
  server = installed.start({ PORT: port })
  if (kill === KILLS || (kill + 1) % 7 !== 0) await server.ready()
}

/** Tills and kitchens that work until told that it is enough; then each brings its last write to an answer. */
function workUntil(random: Random): { enough(): void; ended: Promise<unknown> } {
  let isEnough = false
  const repeat = async (work: () => Promise<void>) => {
    while (!isEnough) await work()
  }
  const workers = [
    ...Array.from({ length: TILLS }, () => () => orderOnce(random)),
    ...Array.from({ length: KITCHENS }, () => () => stepOnce(random)),
  ]
  const ended = Promise.all(workers.map(repeat))
  ended.catch(() => undefined)
  return {
    enough: () => {
      isEnough = true
    },
    ended,
  }
}

async function orderOnce(random: Random): Promise<void> {
  const lines = ['pork-dumplings', 'pork-dumplings'].slice(random.below(2)).map((dish) => line(dish, 1 + random.below(3)))
  const request = random.below(3) === 0 ? tillOrder('room', `80${1 + random.below(9)}`, lines) : takeAwayOrder(lines)
  const written = await stubbornly((key) => cashier.place(request, { key }), random)
  // A room takes 200 lines, then it refuses.
  if (written.answer.status === 201) placed.push(written)
  else await stubbornly((key) => cashier.cleanRoom(request.place?.id ?? '', { force: true }, { key }), random)
}

async function stepOnce(random: Random): Promise<void> {
  const order = placed.length > 0 && (random.pick(placed.slice(-40)).answer.body as PlaceOrderAnswer).order
  if (!order) return pause(1)
  const action = random.pick<GoodsAction>(['start', 'start', 'done', 'call', 'pickUp', 'rush'])
  const goods = order.goods.map((each) => each.id)
  stepped.push({ action, ...(await stubbornly((key) => cashier.step([action], goods, { key }), random)) })
}

/** Sends a write with its own key until there is an answer that is not "not now", and now and then once more: the same key, the same answer. */
async function stubbornly<T>(write: (key: string) => Promise<Answer<T>>, random: Random): Promise<Written<T>> {
  const key = newKey()
  const once = () =>
    write(key).then(
      (answer) => (answer.status === 503 || answer.raw.includes('stillRunning') ? undefined : answer),
      () => undefined,
    )
  const answer = await until(once, 60_000)
  if (answer.status >= 500) throw new Error(`A write failed: ${answer.raw}`)
  if (random.below(4) === 0) {
    const again = await until(once, 60_000)
    if (again.raw !== answer.raw) throw new Error(`The same key had two answers: ${answer.raw} and ${again.raw}`)
  }
  return { key, answer }
}

function changedIn(answer: Answer<OutcomesAnswer>): object[] {
  return ((answer.body as OutcomesAnswer).outcomes ?? []).filter((each) => each.outcome === 'changed')
}

function snapshotOf(actor: Actor) {
  return agreed(actor.snapshot())
}

async function journal(actor: Actor): Promise<ShopEvent[]> {
  const all: ShopEvent[] = []
  for (let since: number | null = 0; since !== null; ) {
    const page: { events: ShopEvent[]; next: number | null } = await agreed(actor.events(since))
    all.push(...page.events)
    since = page.next
  }
  return all
}

async function everyOrder(actor: Actor): Promise<CateringOrder[]> {
  const all: CateringOrder[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { orders: CateringOrder[]; next: string | null } = await agreed(actor.orders(`?limit=200${cursor && `&cursor=${cursor}`}`))
    all.push(...page.orders)
    cursor = page.next
  }
  return all
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
