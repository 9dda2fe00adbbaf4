import type { ShopId } from '@passline/shared/ids'
import type { ClientToServer, ServerToClient } from '@passline/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import type { StoreApi } from 'zustand/vanilla'
import { type ApiClient, createClient } from '../api/client.ts'
import { openKeptStore } from '../api/keptStore.ts'
import { oneTabOnly } from '../api/oneTabOnly.ts'
import { createOutbox, type Outbox } from '../api/outbox.ts'
import type { OutboxEntry } from '../api/outboxEntry.ts'
import { openOutboxStore } from '../api/outboxStore.ts'
import { nameOfToken } from '../api/screenToken.ts'
import { createConnection } from './connection.ts'
import { createActions } from './createActions.ts'
import { createInbox } from './inbox.ts'
import { keepShop } from './keepShop.ts'
import { createLiveStore, type LiveStore } from './liveStore.ts'
import { post } from './post.ts'
import { createReceipts } from './receipts.ts'
import { createReporter, type Reporter } from './reporter.ts'
import { createServerClock } from './serverClock.ts'
import { createTicking, type Ticking } from './ticking.ts'
import type { LiveActions, LiveState } from './types.ts'

/** A screen's line to its shop: what it knows, what can be done, and the server's clock. */
export interface Live {
  store: StoreApi<LiveState>
  actions: LiveActions
  client: ApiClient
  ticking: Ticking
  reporter: Reporter
  start(): void
  stop(): void
}

export interface LiveOptions {
  screen: string
  token: string
  base?: string
  chosenShop?: ShopId | null
  /** Whether it shows what it knew when it is opened without a network. */
  keepsShop?: boolean
}

const FLASH_MS = 1_800
const SWEEP_MS = 1_000

/**
 * @param screen names the stores of this device, with the token: every screen of every shop has its own
 * @param base the server's origin, '' for the one that served the page
 * @param chosenShop the shop, for a token that may enter every shop
 */
export function createLive({ screen, token, base = '', chosenShop = null, keepsShop = false }: LiveOptions): Live {
  const monotonic = () => performance.now()
  const own = `${screen}-${nameOfToken(token)}`
  const clock = createServerClock(monotonic)
  const client = createClient({ token, base })
  const live = createLiveStore()
  const { store } = live
  const session = store.getState().session
  const socket = socketTo(base, { token, session, ...(chosenShop === null ? {} : { shop: chosenShop }) })
  const outbox = outboxOf(`passline-outbox-${own}`, client, live, clock.now)
  const inbox = createInbox({
    store,
    kept: openKeptStore(`passline-inbox-${own}`),
    now: clock.now,
    isClockSet: clock.isSet,
  })
  const receipts = createReceipts({
    kept: openKeptStore(`passline-receipts-${own}`),
    shopId: () => store.getState().self?.shopId ?? null,
    send: client.receipts,
    now: clock.now,
  })
  const reporter = createReporter((report) => {
    if (socket.connected) socket.emit('report', report)
    return socket.connected
  }, monotonic)
  const reached = () => {
    for (const waiting of [outbox, receipts]) waiting.wake()
    reporter.connected()
  }
  const connection = createConnection({ client, socket, live, clock, chosenShop, monotonic, reached, happened: inbox.happened })
  const keep = () => (keepsShop ? keepShop({ live, clock, name: `passline-shop-${own}`, chosenShop }) : () => undefined)
  socket.on('message', async (said, receipt) => {
    if (await inbox.receive(said)) receipt({ delivered: true })
  })
  return {
    store,
    actions: createActions({ live, inbox, receipts, addToOutbox: outbox.add, now: clock.now }),
    client,
    ticking: createTicking(clock.now),
    reporter,
    ...lifetime({ connection, inbox, live, outbox, receipts, reporter, keep }),
  }
}

interface Parts {
  connection: ReturnType<typeof createConnection>
  inbox: ReturnType<typeof createInbox>
  live: LiveStore
  outbox: Outbox
  receipts: ReturnType<typeof createReceipts>
  reporter: Reporter
  /** Begins to keep what the screen knows. @returns how to stop */
  keep(): () => void
}

const WAKING = ['online', 'focus', 'pageshow'] as const

function lifetime({ connection, inbox, live, outbox, receipts, reporter, keep }: Parts): Pick<Live, 'start' | 'stop'> {
  const wake = () => connection.wake(false)
  const seen = () => {
    const isVisible = document.visibilityState === 'visible'
    reporter.say({ visible: isVisible })
    if (isVisible) wake()
  }
  const leaving: (() => void)[] = [connection.stop, outbox.stop, receipts.stop, reporter.stop]
  return {
    start() {
      reporter.say({ visible: document.visibilityState === 'visible' })
      leaving.push(keep())
      connection.start()
      void outbox.start().then((left) => takeUp(left, live, inbox))
      void inbox.start()
      void receipts.start()
      const sweeping = setInterval(inbox.sweep, SWEEP_MS)
      for (const name of WAKING) addEventListener(name, wake)
      document.addEventListener('visibilitychange', seen)
      leaving.push(
        () => clearInterval(sweeping),
        ...WAKING.map((name) => () => removeEventListener(name, wake)),
        () => document.removeEventListener('visibilitychange', seen),
        live.store.subscribe(
          (now, before) => (now.state !== before.state || now.provenAt !== before.provenAt || now.self !== before.self) && inbox.sweep(),
        ),
        live.store.subscribe(({ reverted }, before) => {
          if (reverted.size > before.reverted.size) setTimeout(() => live.endFlash([...reverted]), FLASH_MS)
        }),
      )
    },
    stop() {
      for (const leave of leaving) leave()
    },
  }
}

/** What an earlier page left on its way: it shows again as done, and what it answered stays answered. */
function takeUp(left: readonly OutboxEntry[], live: LiveStore, inbox: ReturnType<typeof createInbox>): void {
  if (left.length > 0) live.lay(left)
  inbox.close(left.flatMap(({ request }) => (request.kind === 'answerCall' ? [request.callId] : [])))
}

function outboxOf(name: string, client: ApiClient, live: LiveStore, now: () => number): Outbox {
  const store = openOutboxStore(name)
  void store.then(({ isDurable }) => live.store.setState({ isOutboxDurable: isDurable }))
  return createOutbox({
    store,
    alone: oneTabOnly(name),
    send: (entry) => post(client, entry),
    decided: (entry, answer) => live.settle(entry, answer, now()),
  })
}

function socketTo(base: string, auth: { token: string; session: string; shop?: ShopId }): Socket<ServerToClient, ClientToServer> {
  return io(base === '' ? location.origin : base, {
    autoConnect: false,
    transports: ['websocket'],
    auth,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    timeout: 8_000,
  })
}
