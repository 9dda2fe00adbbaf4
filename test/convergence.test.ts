import { orderAfter, orderOf } from '@passline/shared/apply'
import { EVENTS } from '@passline/shared/event'
import type { CateringOrder } from '@passline/shared/order'
import { listsOf, type Snapshot, stateOf } from '@passline/shared/state'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, actorWith, agreed } from './support/actors.ts'
import { serve, startTestApp, type TestApp } from './support/app.ts'
import { type Command, commands, type Known, openSmallestShop } from './support/commands.ts'
import { openScreen } from './support/screen.ts'
import { liveThrough, mishaps } from './support/wire.ts'

/** Fixed, so that a failure comes back; fast-check prints it with the counterexample. */
const SEED = 20260306

let app: TestApp
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
})

afterAll(() => app.stop())

test('after any commands and any mishaps on the wire, a screen shows exactly the server’s snapshot', async () => {
  await fc.assert(
    fc.asyncProperty(commands, fc.array(mishaps, { minLength: 10, maxLength: 10 }), async (sequence, accidents) => {
      const shop = await newShop()
      const snapshots = [await agreed(shop.actor.snapshot())]
      await play(shop, sequence, async () => void snapshots.push(await agreed(shop.actor.snapshot())))
      const last = snapshots.at(-1) as Snapshot
      const journal = await journalOf(shop.actor)
      expect(journal.map((event) => event.rev)).toEqual(Array.from({ length: last.rev }, (_, index) => index + 1))
      const byRev = new Map(snapshots.map((snapshot) => [snapshot.rev, snapshot]))
      for (const each of accidents) {
        const end = liveThrough({ journal, snapshots }, each, (state) => {
          const proof = byRev.get(state.rev)
          if (proof) expect(listsOf(state)).toEqual(listsOf(stateOf(proof)))
        })
        expect(listsOf(end)).toEqual(listsOf(stateOf(last)))
      }
    }),
    { seed: SEED, numRuns: 45 },
  )
}, 180_000)

test('a real screen that is cut off and plugged in again at any moment ends with exactly the server’s snapshot', async () => {
  await fc.assert(
    fc.asyncProperty(commands, fc.array(fc.boolean(), { minLength: 1, maxLength: 14 }), async (sequence, cuts) => {
      const shop = await newShop()
      const screen = await openScreen(shop.actor)
      let step = 0
      await play(shop, sequence, async () => {
        const isCut = cuts[step++ % cuts.length]
        if (isCut && screen.isConnected) screen.cut()
        else if (!isCut && !screen.isConnected) await screen.plugIn()
      })
      if (!screen.isConnected) await screen.plugIn()
      const last = await agreed(shop.actor.snapshot())
      await screen.showsRev(last.rev)
      expect(screen.shown).toEqual(listsOf(stateOf(last)))
      expect(screen.snapshots).toBe(1)
      screen.close()
    }),
    { seed: SEED, numRuns: 15 },
  )
}, 180_000)

test('what a server holds in memory is what another one reads from the tables', async () => {
  expect(shops).toBeGreaterThanOrEqual(60)
  const other = await serve(app.database.url, { clock: app.clock })
  try {
    for (let shop = 1; shop <= shops; shop++) {
      const inMemory = await agreed(actorOf(`shop-${shop}`).snapshot())
      const fromTables = await agreed(actorOf(`shop-${shop}`, `http://127.0.0.1:${other.port}`).snapshot())
      expect(fromTables).toEqual(inMemory)
    }
  } finally {
    await other.stop()
  }
}, 180_000)

test('every order that there ever was is in the tables as the journal tells it', async () => {
  const names = new Set<string>()
  for (let shop = 1; shop <= shops; shop++) {
    const actor = actorOf(`shop-${shop}`)
    const told = new Map<string, CateringOrder>()
    for (const event of await journalOf(actor)) {
      names.add(event.name)
      const id = orderOf(event)
      const order = id && orderAfter(told.get(id), event)
      if (order) told.set(order.id, order)
    }
    const { orders } = await agreed(actor.orders('?limit=200'))
    expect(orders.reverse()).toEqual([...told.values()])
  }
  // The random commands have really been everywhere; what comes with time, devices and messages is not theirs.
  expect(Object.keys(EVENTS).filter((name) => !names.has(name) && !NOT_COMMANDED.has(name))).toEqual([])
})

const NOT_COMMANDED: ReadonlySet<string> = new Set([
  'goodsOverdue',
  'goodsUncollected',
  'orderUnseen',
  'orderSeen',
  'deviceMoved',
  'deviceRevoked',
  'deviceOffline',
  'deviceOnline',
  'zoneSilent',
  'zoneHeard',
  'technicianOnClock',
  'technicianOffClock',
  'callAnswered',
  'callCancelled',
  'messageRuleChanged',
  'messageTemplateChanged',
])

async function newShop(): Promise<Known> {
  return openSmallestShop(app.owner, actorOf(`shop-${++shops}`))
}

function actorOf(shopId: string, base = app.base): Actor {
  return actorWith({ base, shopId, role: 'owner', token: app.owner.token })
}

/** Does what is told, group by group, each group at once. */
async function play(shop: Known, sequence: Command[][], between: () => Promise<void>): Promise<void> {
  for (const group of sequence) {
    const answers = await Promise.all(group.map((command) => command(shop)))
    for (const answer of answers) expect(answer.status, answer.raw).toBeLessThan(500)
    app.clock.pass(1_000)
    await between()
  }
}

async function journalOf(actor: Actor) {
  const { events, next } = await agreed(actor.events(0))
  expect(next).toBeNull()
  return events
}
