import type { ShopEvent } from '@passline/shared/event'
import type { ClientToServer, EventBatch, ServerToClient, SubscribeAnswer } from '@passline/shared/protocol'
import type { Role } from '@passline/shared/role'
import type { ShopState } from '@passline/shared/state'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ApiClient } from '../api/client.ts'
import { LOST, refusal } from '../fixtures/answers.ts'
import { at, DEVICE, goods, goodsId, NOON, order, orderId, SHOP, shopState } from '../fixtures/shop.ts'
import { createConnection } from './connection.ts'
import { createLiveStore } from './liveStore.ts'
import { createServerClock } from './serverClock.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that does what the test says, and a screen that is connected to it. */
async function connected(change: { answers?: SubscribeAnswer[]; role?: Role; whoAmI?: World['whoAmI'] } = {}) {
  const world = {
    whoAmI: change.whoAmI ?? 'ok',
    role: change.role ?? 'kitchen',
    room: null as string | null,
    asked: 0,
    head: 5,
    snapshots: 0,
    subscribed: [] as unknown[],
    answers: change.answers ?? [],
  }
  const happened: string[] = []
  const live = createLiveStore()
  const clock = createServerClock(() => performance.now())
  const socket = new FakeSocket((request) => {
    world.subscribed.push(request)
    return world.answers.shift() ?? { state: 'live', head: world.head, at: at(0) }
  })
  const client = fakeClient(world)
  const connection = createConnection({
    client,
    socket: socket as unknown as Socket<ServerToClient, ClientToServer>,
    live,
    clock,
    chosenShop: null,
    monotonic: () => performance.now(),
    reached: () => undefined,
    happened: (events) => happened.push(...events.map((event) => event.name)),
    random: () => 0,
  })
  connection.start()
  await vi.advanceTimersByTimeAsync(0)
  const push = (events: ShopEvent[], head = world.head) => socket.say('events', { shopId: SHOP, epoch: 'e1', head, at: at(1_000), events })
  return {
    world,
    happened,
    live,
    clock,
    socket,
    connection,
    push,
    get: () => live.store.getState(),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  }
}

const started = (rev: number): ShopEvent => ({
  rev,
  at: at(0),
  actor: 'someone',
  name: 'goodsStarted',
  data: { orderId: orderId(1), goods: [{ id: goodsId(11), status: 'making', startedAt: at(0) }] },
})
const since = (rev: number) => ({ protocol: 1, epoch: 'e1', since: rev })

test('who am I, snapshot, subscribe: then the screen is live and proven current', async () => {
  const { world, get } = await connected()
  expect(world.subscribed).toEqual([since(5)])
  expect(get().connection).toEqual({ phase: 'live' })
  expect(get().provenAt).toBe(NOON)
  expect(get().self?.shopId).toBe(SHOP)
})

test('events are applied and prove the screen current until their time', async () => {
  const { push, get } = await connected()
  push([started(6)], 6)
  expect(get().state?.orders.get(orderId(1))?.goods[0]?.status).toBe('making')
  expect(get().provenAt).toBe(NOON + 1_000)
})

test.each([
  ['a gap', [started(7)], 7],
  ['a heartbeat ahead of the screen', [], 6],
])('%s makes it follow again from its own position, without a new snapshot', async (_, events, head) => {
  const { push, world, pass } = await connected()
  world.head = head
  push(events, head)
  await pass(0)
  expect(world.subscribed).toEqual([since(5), since(5)])
  expect(world.snapshots).toBe(1)
})

test('when the server says resync, the screen takes a new snapshot and follows from there', async () => {
  const { world, get, pass } = await connected({ answers: [{ state: 'resync', reason: 'tooOld', at: at(0) }] })
  world.head = 9
  await pass(2_000)
  expect(world.snapshots).toBe(2)
  expect(world.subscribed.at(-1)).toEqual(since(9))
  expect(get().connection.phase).toBe('live')
})

test('a batch of another epoch means a new snapshot at once', async () => {
  const { socket, world, pass } = await connected()
  const batch: EventBatch = { shopId: SHOP, epoch: 'e2', head: 6, at: at(0), events: [started(6)] }
  socket.say('events', batch)
  await pass(0)
  expect(world.snapshots).toBe(2)
})

test('a batch that cannot be read is not half applied: the screen takes a new snapshot', async () => {
  const { socket, world, pass } = await connected()
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  socket.say('events', { shopId: SHOP, epoch: 'e1', head: 6, at: at(0), events: [{ ...started(6), name: 'goodsJuggled' }] })
  await pass(1_000)
  quiet.mockRestore()
  expect(world.snapshots).toBe(2)
})

test('without a heartbeat for 12 seconds the screen says so and connects anew', async () => {
  const { socket, get, pass } = await connected()
  socket.isReachable = false
  await pass(12_000)
  expect(get().connection.phase).toBe('live')
  await pass(1_001)
  expect(get().connection.phase).toBe('offline')
  expect(get().state).not.toBeNull()
  socket.isReachable = true
  socket.connect()
  await pass(0)
  expect(get().connection.phase).toBe('live')
})

test('what happened is told once, after the state has it', async () => {
  const { push, happened } = await connected()
  push([started(6)], 6)
  push([], 6)
  expect(happened).toEqual(['goodsStarted'])
})

test('who is there comes with a batch, and stays until the next that says it', async () => {
  const { socket, push, get } = await connected()
  expect(get().presence).toBeNull()
  const presence = { screens: { kitchen: 1 }, uncovered: [], announcers: { kitchen: 'someone' }, silentZones: ['board'] }
  socket.say('events', { shopId: SHOP, epoch: 'e1', head: 5, at: at(0), events: [], presence })
  push([])
  expect(get().presence).toEqual(presence)
})

test.each(['roomPad', 'technician'] as const)('a %s receives without following the shop', async (role) => {
  const { world, socket, get, pass } = await connected({ role })
  expect(get()).toMatchObject({ connection: { phase: 'live' }, state: null, self: { zone: `device ${DEVICE}` } })
  await pass(60_000)
  expect(get().connection.phase).toBe('live')
  expect([world.snapshots, world.subscribed]).toEqual([0, []])
  socket.drop('transport close')
  expect(get().connection.phase).toBe('offline')
  socket.connect()
  expect(get().connection.phase).toBe('live')
})

test('[K22] a pad, which takes no snapshot, knows the time before it is sent anything, and again after a sleep', async () => {
  const { clock, connection, socket, pass } = await connected({ role: 'roomPad' })
  const timeAtConnect: number[] = []
  expect(clock.now()).toBe(NOON)
  await pass(60_000)
  connection.wake(true)
  await pass(0)
  expect([clock.now(), socket.connected]).toEqual([NOON, true])
  socket.on('connect', () => timeAtConnect.push(clock.now()))
  socket.drop('io server disconnect')
  await pass(900)
  expect(timeAtConnect).toHaveLength(1)
})

test('a pad compares its clock now and then', async () => {
  const { world, pass } = await connected({ role: 'roomPad' })
  expect(world.asked).toBe(1)
  await pass(301_000)
  expect(world.asked).toBe(2)
})

test.each(['io server disconnect', 'transport close'])('[M1] a pad asks where it is before it connects anew, after %s', async (reason) => {
  const { world, socket, get, pass } = await connected({ role: 'roomPad' })
  const place = () => get().self?.place?.id ?? null
  expect(place()).toBeNull()
  world.room = '802'
  socket.drop(reason)
  expect([get().connection.phase, socket.active]).toEqual(['offline', false])
  await pass(900)
  expect([get().connection.phase, place()]).toEqual(['live', '802'])
})

test('[M1] a pad that is woken while it is away asks where it is at once', async () => {
  const { world, connection, socket, get, pass } = await connected({ role: 'roomPad' })
  world.room = '802'
  socket.drop('transport close')
  connection.wake(false)
  await pass(0)
  expect([get().connection.phase, get().self?.place?.id]).toEqual(['live', '802'])
})

test('heartbeats keep it live', async () => {
  const { push, get, pass } = await connected()
  for (let beat = 0; beat < 6; beat++) {
    await pass(5_000)
    push([])
  }
  expect(get().connection.phase).toBe('live')
})

test('[K22] when the machine slept, it compares at once', async () => {
  const { world, pass } = await connected()
  await pass(1_000)
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  await pass(1_000)
  expect(world.subscribed).toHaveLength(2)
})

test('[K22] a line that died while the machine slept is given up at once, and the screen is current within a second', async () => {
  const { world, socket, get, pass } = await connected()
  await pass(1_000)
  socket.isDead = true
  vi.setSystemTime(Date.now() + 600_000)
  await pass(600)
  expect([get().connection.phase, world.subscribed.length, socket.isDead]).toEqual(['live', 2, false])
})

test('[K22] a line that is said to be broken right after sleep is opened anew at once', async () => {
  const { world, socket, get, pass } = await connected()
  await pass(1_000)
  vi.setSystemTime(Date.now() + 600_000)
  await pass(250)
  socket.drop('transport close')
  await pass(0)
  expect([get().connection.phase, world.subscribed.length]).toEqual(['live', 3])
})

test('a page that shows what an earlier one kept asks who it is before it follows, also when it is woken', async () => {
  const { world, connection, live, get, pass } = await connected({ whoAmI: 'unreachable' })
  const kept = { shopId: 'elsewhere' as typeof SHOP, deviceId: DEVICE, deviceName: '', role: 'kitchen', zone: '', place: null } as const
  live.store.setState({ self: kept })
  live.setBase(shopState(3, []), 'e1')
  world.whoAmI = 'ok'
  connection.wake(false)
  await pass(0)
  expect([get().connection.phase, get().self?.shopId, get().base?.rev, world.snapshots]).toEqual(['live', SHOP, 5, 1])
})

test('a page that is looked at again compares at once', async () => {
  const { world, connection, pass } = await connected()
  await pass(1_000)
  connection.wake(false)
  await pass(0)
  expect(world.subscribed).toHaveLength(2)
})

test('while the server is away it is asked again and again, and then followed', async () => {
  const { world, socket, get, pass } = await connected()
  world.whoAmI = 'unreachable'
  socket.drop('io server disconnect')
  expect(get().connection.phase).toBe('offline')
  await pass(20_000)
  expect(get().connection.phase).toBe('offline')
  world.whoAmI = 'ok'
  await pass(20_000)
  expect(get().connection.phase).toBe('live')
})

test('a revoked device is told so, and asks no more', async () => {
  const { world, socket, get, pass } = await connected()
  world.whoAmI = 'unauthorized'
  socket.drop('io server disconnect')
  await pass(5_000)
  expect(get().connection).toMatchObject({ phase: 'refused', code: 'unauthorized' })
  world.whoAmI = 'ok'
  await pass(60_000)
  expect(get().connection.phase).toBe('refused')
})

test('a server that speaks another protocol is not followed', async () => {
  const { get } = await connected({ answers: [{ state: 'refused', code: 'otherProtocol', detail: 'reload' }] })
  expect(get().connection).toMatchObject({ phase: 'refused', code: 'otherProtocol' })
})

interface World {
  role: Role
  whoAmI: 'ok' | 'unauthorized' | 'unreachable'
  room: string | null
  asked: number
  head: number
  snapshots: number
}

function fakeClient(world: World): ApiClient {
  const { shop } = shopState(0, [])
  return {
    async whoAmI() {
      world.asked++
      if (world.whoAmI === 'unreachable') return LOST
      if (world.whoAmI === 'unauthorized') return refusal('unauthorized', { status: 401 })
      const place = world.room && { kind: 'room', id: world.room }
      return { kind: 'ok', value: { device: { id: DEVICE, name: 'kitchen', role: world.role, zone: null, place }, shop, at: at(0) } }
    },
    async snapshot() {
      world.snapshots++
      const state: ShopState = shopState(world.head, [order(1, [goods(11)])])
      const lists = {
        stations: [...state.stations.values()],
        dishes: [],
        places: [],
        orders: [...state.orders.values()],
        padCalls: [],
        unseen: [],
      }
      return { kind: 'ok', value: { shopId: SHOP, epoch: 'e1', rev: world.head, at: at(0), shop, ...lists } }
    },
  } as unknown as ApiClient
}

/** A socket of socket.io as far as a connection uses it. */
class FakeSocket {
  connected = false
  active = false
  isReachable = true
  /** Open, as far as this side knows, and nothing comes through. */
  isDead = false
  readonly #answer: (request: unknown) => SubscribeAnswer
  readonly #listeners = new Map<string, (said: unknown) => void>()

  constructor(answer: (request: unknown) => SubscribeAnswer) {
    this.#answer = answer
  }

  on(name: string, listener: (said: unknown) => void): void {
    this.#listeners.set(name, listener)
  }

  say(name: string, said?: unknown): void {
    this.#listeners.get(name)?.(said)
  }

  connect(): void {
    this.active = true
    if (this.connected || !this.isReachable) return
    this.connected = true
    this.isDead = false
    this.say('connect')
  }

  disconnect(): void {
    this.active = false
    if (this.connected) this.drop('io client disconnect')
  }

  drop(reason: string): void {
    this.connected = false
    // Only a socket that somebody closed on purpose does not connect again by itself.
    this.active = reason.startsWith('transport')
    this.say('disconnect', reason)
  }

  timeout(ms: number) {
    const noAnswer = () => new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), ms))
    return { emitWithAck: async (_: string, request: unknown) => (this.isDead ? noAnswer() : this.#answer(request)) }
  }
}
