import { apply } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import {
  type ClientToServer,
  type EventBatch,
  eventBatch,
  PROTOCOL,
  type ServerToClient,
  type SubscribeAnswer,
  subscribeAnswer,
} from '@passline/shared/protocol'
import { listsOf, type ShopState, type Snapshot, stateOf } from '@passline/shared/state'
import { io, type Socket } from 'socket.io-client'
import { type Actor, agreed } from './actors.ts'
import { until } from './until.ts'

type FeedSocket = Socket<ServerToClient, ClientToServer>

/** A screen as the protocol describes one: snapshot, subscribe, apply, and ask again at a gap. */
export interface Screen {
  /** What it shows. */
  readonly state: ShopState
  /** Its state in the lists of a snapshot, to be compared with one. */
  readonly shown: ReturnType<typeof listsOf>
  /** Everything that the server pushed, heartbeats too, as it came. */
  readonly batches: EventBatch[]
  /** The answers to `subscribe`. */
  readonly answers: SubscribeAnswer[]
  /** How many snapshots it took. */
  readonly snapshots: number
  readonly isLive: boolean
  readonly isConnected: boolean
  /** All events of the batches, in the order they came. */
  events(): ShopEvent[]
  order(orderId: string): CateringOrder | undefined
  goods(goodsId: string): OrderGoods | undefined
  /** Waits until it shows the journal up to this position. */
  showsRev(rev: number, patience?: number): Promise<void>
  /** The network breaks: nothing comes through until `plugIn`. */
  cut(): void
  /** The network is back; waits until it is live again. */
  plugIn(): Promise<void>
  close(): void
}

/** Opens a screen for an actor who may follow the shop, and waits until it is live. */
export async function openScreen(actor: Actor): Promise<Screen> {
  const batches: EventBatch[] = []
  const answers: SubscribeAnswer[] = []
  let taken = 0
  let isLive = false
  let from: Snapshot
  let state: ShopState

  const takeSnapshot = async () => {
    from = await agreed(actor.snapshot())
    state = stateOf(from)
    taken += 1
  }
  const follow = async (): Promise<void> => {
    isLive = false
    const answer = subscribeAnswer.parse(await socket.emitWithAck('subscribe', { protocol: PROTOCOL, epoch: from.epoch, since: state.rev }))
    answers.push(answer)
    if (answer.state === 'refused') throw new Error(`The screen was refused: ${answer.detail}`)
    if (answer.state === 'resync') {
      await takeSnapshot()
      return follow()
    }
    isLive = true
  }

  const socket: FeedSocket = socketOf(actor)
  socket.on('events', (batch) => {
    batches.push(eventBatch.parse(batch))
    const next = apply(state, batch.events)
    if (next !== 'gap') state = next
    else void follow()
  })
  socket.on('disconnect', () => {
    isLive = false
  })
  const live = async () => {
    await until(() => socket.connected)
    await follow()
  }

  await takeSnapshot()
  socket.connect()
  await live()
  return {
    get state() {
      return state
    },
    get shown() {
      return listsOf(state)
    },
    batches,
    answers,
    get snapshots() {
      return taken
    },
    get isLive() {
      return isLive
    },
    get isConnected() {
      return socket.connected
    },
    events: () => batches.flatMap((batch) => batch.events),
    order: (orderId) => state.orders.get(orderId),
    goods: (goodsId) => [...state.orders.values()].flatMap((order) => order.goods).find((goods) => goods.id === goodsId),
    showsRev: async (rev, patience) => {
      await until(() => state.rev >= rev, patience)
    },
    cut: () => socket.disconnect(),
    plugIn: async () => {
      socket.connect()
      await live()
    },
    close: () => socket.disconnect(),
  }
}

/** A socket of the live feed that is not connected yet. It comes back only when a test says so. */
export function socketOf({ base, token, shopId }: Pick<Actor, 'base' | 'token' | 'shopId'>): FeedSocket {
  return io(base, { auth: { token, shop: shopId }, transports: ['websocket'], autoConnect: false, reconnection: false, forceNew: true })
}
