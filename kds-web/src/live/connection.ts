import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { type ClientToServer, eventBatch, type ServerToClient } from '@passline/shared/protocol'
import { may } from '@passline/shared/role'
import { stateOf } from '@passline/shared/state'
import type { Socket } from 'socket.io-client'
import type { ApiClient } from '../api/client.ts'
import type { LiveStore } from './liveStore.ts'
import { receive } from './receive.ts'
import { selfOf } from './selfOf.ts'
import type { ServerClock } from './serverClock.ts'
import { subscribe } from './subscribe.ts'
import type { Connection as ConnectionPhase } from './types.ts'
import { watchTime } from './watchTime.ts'

export interface ConnectionOptions {
  client: ApiClient
  /** Not connected yet, and not connecting by itself. */
  socket: Socket<ServerToClient, ClientToServer>
  live: LiveStore
  clock: ServerClock
  /** The shop to follow with a token that may enter every shop; null when none was chosen. Other tokens know their shop. */
  chosenShop: ShopId | null
  /** ms, never set back. */
  monotonic(): number
  /** The server answers again: stored actions can go. */
  reached(): void
  /** What came over the line, after the state has it. */
  happened(events: readonly ShopEvent[]): void
  random?: () => number
}

export interface Connection {
  start(): void
  stop(): void
  /** Compares with the server at once: the page was woken, or the network is back. `slept` when timers stood still. */
  wake(slept: boolean): void
}

/** Heartbeats come every 5 s; two lost ones and some patience make a dead line. */
const SILENCE_MS = 12_000
/** As long as the socket waits when it connects again by itself. */
const LONGEST_RETRY_MS = 5_000
/** Fresh round trips keep the clock true. */
const COMPARE_EVERY_MS = 300_000
/** How long the server may take to answer. */
const ANSWER_MS = 5_000
/** After sleep the line is most likely dead without anybody having said so. */
const ANSWER_AFTER_SLEEP_MS = 300
/** A line that breaks so soon after sleep broke during it. */
const BROKEN_IN_SLEEP_MS = 2_000
/** Several things wake a page in the same moment. */
const WAKE_APART_MS = 500

/** Keeps the store at what the server knows: who am I, snapshot, subscribe, then every batch; and again whenever something is lost. */
export function createConnection(options: ConnectionOptions): Connection {
  const { client, socket, live, clock, chosenShop, monotonic, reached, happened, random = Math.random } = options
  let isStopped = false
  /** The server has said who this is; what an earlier page kept may be of another shop. */
  let isIdentified = false
  let needsSnapshot = true
  let heardAt = monotonic()
  let comparedAt = Number.NEGATIVE_INFINITY
  let wokenAt = Number.NEGATIVE_INFINITY
  let attempt = 0
  /** Grows when a newer comparison starts; older ones then end without effect. */
  let run = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let unwatch = () => {}

  /** Comes before every message: the clock is set, and a message can be told from one about another place. */
  async function identify(): Promise<void> {
    clearTimeout(retryTimer)
    comparedAt = monotonic()
    const sentAt = comparedAt
    const answer = await client.whoAmI()
    if (isStopped) return
    if (answer.kind === 'unreachable') return retry(identify)
    if (answer.kind === 'refused') return refuse(answer.code, answer.detail)
    const { device, shop, at } = answer.value
    const shopId = shop?.id ?? chosenShop
    if (shopId === null) return refuse('shopUnchosen', 'This token belongs to no shop; choose one.')
    clock.roundTrip({ sentAt, receivedAt: monotonic(), serverAt: Date.parse(at) })
    live.store.setState({ self: selfOf(device, shopId) })
    isIdentified = true
    socket.connect()
  }

  /** A guest's device, or a technician's: it is sent messages, and sees nothing of the shop. */
  const onlyReceives = () => !may(live.store.getState().self?.role ?? 'owner', 'follow')

  /** Takes a snapshot if one is needed, then follows from the own position. */
  async function compare(patienceMs = ANSWER_MS): Promise<void> {
    if (onlyReceives()) return identify()
    const mine = ++run
    comparedAt = monotonic()
    clearTimeout(retryTimer)
    if (needsSnapshot && !(await takeSnapshot(mine))) return
    const { base, epoch } = live.store.getState()
    if (mine !== run || !base || epoch === null || !socket.connected) return
    const answer = await subscribe({ socket, clock, monotonic, patienceMs }, epoch, base.rev)
    if (mine !== run || isStopped) return
    if (answer === null) return reconnect()
    if (answer.state === 'refused') return refuse(answer.code, answer.detail)
    if (answer.state === 'resync') {
      needsSnapshot = true
      return retry(compare)
    }
    heardAt = monotonic()
    attempt = 0
    reached()
    if ((live.store.getState().base?.rev ?? 0) >= answer.head) prove(answer.at)
  }

  function receiveOnly(): void {
    attempt = 0
    live.setConnection({ phase: 'live' })
    reached()
  }

  async function takeSnapshot(mine: number): Promise<boolean> {
    const { self, base } = live.store.getState()
    if (!self) return false
    if (!base) live.setConnection({ phase: 'loading' })
    const sentAt = monotonic()
    const answer = await client.snapshot(self.shopId)
    if (mine !== run || isStopped) return false
    if (answer.kind === 'refused') refuse(answer.code, answer.detail)
    if (answer.kind === 'unreachable') retry(compare)
    if (answer.kind !== 'ok') return false
    clock.roundTrip({ sentAt, receivedAt: monotonic(), serverAt: Date.parse(answer.value.at) })
    needsSnapshot = false
    live.setBase(stateOf(answer.value), answer.value.epoch)
    return true
  }

  function onEvents(said: unknown): void {
    heardAt = monotonic()
    const batch = eventBatch.safeParse(said)
    if (!batch.success) {
      console.error('a batch does not fit its schema', batch.error.issues.slice(0, 5))
      needsSnapshot = true
      retry(compare)
      return
    }
    clock.heard(Date.parse(batch.data.at), heardAt)
    if (batch.data.presence) live.store.setState({ presence: batch.data.presence })
    const { base, epoch } = live.store.getState()
    if (!base || epoch === null) return
    const received = receive(base, epoch, batch.data)
    if (received.state !== base) live.setBase(received.state)
    happened(batch.data.events)
    if (received.meaning === 'proven') prove(batch.data.at)
    if (received.meaning === 'missed') void compare()
    if (received.meaning !== 'resync') return
    needsSnapshot = true
    void compare()
  }

  function prove(at: string): void {
    live.setProven(Date.parse(at))
    if (live.store.getState().connection.phase !== 'live') live.setConnection({ phase: 'live' })
  }

  function onConnectError(): void {
    if (isStopped) return
    goOffline()
    identifyAgain()
  }

  function onDisconnect(reason: string): void {
    if (isStopped || reason === 'io client disconnect') return
    if (monotonic() - wokenAt < BROKEN_IN_SLEEP_MS && socket.active && !onlyReceives()) {
      reconnect()
      return
    }
    run++
    goOffline()
    identifyAgain()
  }

  /**
   * A socket that the server refused or closed does not try again by itself; whether the token is the reason, only whoami says. A pad may
   * have been carried elsewhere in the meantime, so it asks before it connects.
   */
  function identifyAgain(): void {
    if (onlyReceives()) socket.disconnect()
    if (!socket.active) later(identify)
  }

  function reconnect(): void {
    run++
    goOffline()
    socket.disconnect()
    socket.connect()
  }

  function goOffline(): void {
    if (live.store.getState().connection.phase === 'refused') return
    live.setConnection({ phase: 'offline', attempt: attempt++ })
  }

  function refuse(code: RefusedPhase['code'], detail: string): void {
    run++
    socket.disconnect()
    live.setConnection({ phase: 'refused', code, detail })
  }

  function retry(work: () => Promise<void>): void {
    if (live.store.getState().connection.phase !== 'live') goOffline()
    else attempt++
    later(work)
  }

  function later(work: () => Promise<void>): void {
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => void work(), Math.min(LONGEST_RETRY_MS, 300 * 2 ** Math.min(attempt, 6)) * (0.5 + random()))
  }

  /** Now and then: is a comparison due, has the line gone silent, and did this machine sleep since the last look? */
  function look(slept: boolean): void {
    const at = monotonic()
    if (slept) wake(true)
    else if (socket.connected && at - heardAt > SILENCE_MS && !onlyReceives()) reconnect()
    else if (socket.connected && at - comparedAt > COMPARE_EVERY_MS) void compare()
  }

  function wake(slept: boolean): void {
    if (isStopped || live.store.getState().connection.phase === 'refused') return
    if (slept) {
      clock.forget()
      wokenAt = monotonic()
    }
    if (!isIdentified || (onlyReceives() && !socket.connected)) {
      void identify()
    } else if (socket.connected) {
      if (slept) void compare(ANSWER_AFTER_SLEEP_MS)
      else if (monotonic() - comparedAt > WAKE_APART_MS) void compare()
    } else {
      socket.disconnect()
      socket.connect()
    }
  }

  socket.on('connect', () => {
    heardAt = monotonic()
    if (onlyReceives()) receiveOnly()
    else void compare()
  })
  socket.on('events', onEvents)
  socket.on('connect_error', onConnectError)
  socket.on('disconnect', onDisconnect)

  return {
    start() {
      unwatch = watchTime(monotonic, look)
      void identify()
    },
    stop() {
      isStopped = true
      clearTimeout(retryTimer)
      unwatch()
      socket.disconnect()
    },
    wake,
  }
}

type RefusedPhase = Extract<ConnectionPhase, { phase: 'refused' }>
