import { randomUUID } from 'node:crypto'
import { type MessagePush, messagePush } from '@passline/shared/message'
import type { ScreenReport } from '@passline/shared/presence'
import { type ClientToServer, type EventBatch, eventBatch, type ServerToClient } from '@passline/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import type { Actor } from './actors.ts'
import { until } from './until.ts'

/** A device that receives messages, as the protocol describes one: it acknowledges, and drops what it has seen by id [M6]. */
export interface Receiver {
  /** Names its page, as the server knows it. */
  readonly session: string
  /** Every push as it came, again and again when it came again. */
  readonly pushed: MessagePush[]
  /** What a person hears and sees: each message once. */
  readonly messages: MessagePush[]
  /** The batches that came, for a device that follows its shop too. */
  readonly batches: EventBatch[]
  readonly isConnected: boolean
  /** Whether pushes are acknowledged; one that is not comes again. */
  acknowledges: boolean
  /** How long it takes to acknowledge, in ms. */
  slowness: number
  /** What it said in Chinese, oldest first. */
  said(): string[]
  /** Waits until so many different messages are here. */
  has(count: number, patience?: number): Promise<MessagePush[]>
  /** Says what it has painted and whether it can be heard. */
  report(report?: Partial<ScreenReport>): void
  /** Follows its shop from the position that it is told. */
  follow(since: number, epoch: string): Promise<void>
  /** The network breaks: nothing comes through until `plugIn`. */
  cut(): void
  plugIn(): Promise<void>
  close(): void
}

export interface ReceiverStart {
  acknowledges?: boolean
  session?: string
  /** Another address than the actor's: a second server, or a wire that can be cut. */
  base?: string
}

/** What a screen says that is in front, shows everything and can be heard. */
export const AUDIBLE: ScreenReport = { painted: 0, stations: null, visible: true, sound: 'on', voice: 'device', lastSpokenAt: null }

/** Connects the device of an actor, and waits until it is let in. */
export async function openReceiver(
  { base: own, token, shopId }: Pick<Actor, 'base' | 'token' | 'shopId'>,
  { acknowledges = true, session = randomUUID(), base = own }: ReceiverStart = {},
): Promise<Receiver> {
  const pushed: MessagePush[] = []
  const messages: MessagePush[] = []
  const batches: EventBatch[] = []
  const auth = { token, shop: shopId, session }
  const usual = { transports: ['websocket'], autoConnect: false, reconnection: false, forceNew: true }
  const socket: Socket<ServerToClient, ClientToServer> = io(base, { auth, ...usual })
  socket.on('message', (message, receipt) => {
    const push = messagePush.parse(message)
    pushed.push(push)
    if (!messages.some(({ id }) => id === push.id)) messages.push(push)
    if (receiver.acknowledges) acknowledge(receipt)
  })
  socket.on('events', (batch) => void batches.push(eventBatch.parse(batch)))
  const acknowledge = (receipt: (receipt: { delivered: true }) => void) => {
    if (receiver.slowness === 0) receipt({ delivered: true })
    else setTimeout(() => receipt({ delivered: true }), receiver.slowness)
  }
  const plugIn = async () => {
    let refused: Error | undefined
    socket.once('connect_error', (cause) => {
      refused = cause
    })
    socket.connect()
    await until(() => socket.connected || refused)
    if (refused) throw refused
  }
  const receiver: Receiver = {
    session,
    pushed,
    messages,
    batches,
    acknowledges,
    slowness: 0,
    get isConnected() {
      return socket.connected
    },
    said: () => messages.map(({ content }) => content?.zh.shown ?? ''),
    has: async (count, patience) => {
      await until(() => messages.length >= count, patience)
      return messages
    },
    report: (report = {}) => void socket.emit('report', { ...AUDIBLE, ...report }),
    follow: async (since, epoch) => {
      const answer = await socket.emitWithAck('subscribe', { protocol: 1, epoch, since })
      if (answer.state !== 'live') throw new Error(`Not live but ${JSON.stringify(answer)}`)
    },
    cut: () => void socket.disconnect(),
    plugIn,
    close: () => void socket.disconnect(),
  }
  await plugIn()
  return receiver
}
