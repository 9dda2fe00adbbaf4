import type { ClientToServer, ServerToClient } from '@passline/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import type { StoreApi } from 'zustand/vanilla'
import { type ApiClient, createClient } from '../api/client.ts'
import { oneTabOnly } from '../api/oneTabOnly.ts'
import { createOutbox, type Outbox } from '../api/outbox.ts'
import type { OutboxEntry } from '../api/outboxEntry.ts'
import { openOutboxStore } from '../api/outboxStore.ts'
import { nameOfToken } from '../api/screenToken.ts'
import { createConnection } from './connection.ts'
import { createActions } from './createActions.ts'
import { createLiveStore, type LiveStore } from './liveStore.ts'
import { createServerClock } from './serverClock.ts'
import { createTicking, type Ticking } from './ticking.ts'
import type { LiveActions, LiveState } from './types.ts'

/** A screen's line to its shop: what it knows, what can be done, and the server's clock. */
export interface Live {
  store: StoreApi<LiveState>
  actions: LiveActions
  client: ApiClient
  ticking: Ticking
  start(): void
  stop(): void
}

const FLASH_MS = 1_800

/**
 * @param screen names the store of the outbox, with the token: every screen of every shop has its own
 * @param base the server's origin, '' for the one that served the page
 */
export function createLive({ screen, token, base = '' }: { screen: string; token: string; base?: string }): Live {
  const monotonic = () => performance.now()
  const clock = createServerClock(monotonic)
  const client = createClient({ token, base })
  const live = createLiveStore()
  const outbox = outboxOf(`passline-outbox-${screen}-${nameOfToken(token)}`, client, live, clock.now)
  const connection = createConnection({ client, socket: socketTo(base, token), live, clock, monotonic, reached: outbox.wake })
  const wake = () => connection.wake(false)
  const seen = () => document.visibilityState === 'visible' && wake()
  return {
    store: live.store,
    actions: createActions(live, outbox.add, clock.now),
    client,
    ticking: createTicking(clock.now),
    start() {
      connection.start()
      void outbox.start().then((left) => left.length > 0 && live.lay(left))
      for (const name of WAKING) addEventListener(name, wake)
      document.addEventListener('visibilitychange', seen)
    },
    stop() {
      connection.stop()
      outbox.stop()
      for (const name of WAKING) removeEventListener(name, wake)
      document.removeEventListener('visibilitychange', seen)
    },
  }
}

const WAKING = ['online', 'focus', 'pageshow'] as const

function outboxOf(name: string, client: ApiClient, live: LiveStore, now: () => number): Outbox {
  const store = openOutboxStore(name)
  void store.then(({ isDurable }) => live.store.setState({ isOutboxDurable: isDurable }))
  return createOutbox({
    store,
    alone: oneTabOnly(name),
    send: (entry) => post(client, entry),
    decided(entry, answer) {
      live.settle(entry, answer, now())
      const { reverted } = live.store.getState()
      if (reverted.size > 0) setTimeout(() => live.endFlash([...reverted]), FLASH_MS)
    },
  })
}

function post(client: ApiClient, { request, key }: OutboxEntry) {
  return request.kind === 'goodsActions'
    ? client.goodsActions(request.shopId, request.body, key)
    : client.cancellationsSeen(request.shopId, request.body, key)
}

function socketTo(base: string, token: string): Socket<ServerToClient, ClientToServer> {
  return io(base === '' ? location.origin : base, {
    autoConnect: false,
    transports: ['websocket'],
    auth: { token },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    timeout: 8_000,
  })
}
