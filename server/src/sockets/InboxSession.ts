import type { MessageId } from '@passline/shared/ids'
import { isSamePlace } from '@passline/shared/order'
import type { InboxEntry, InboxMessage, Receiver } from '../store/inbox.ts'
import type { FeedSocket, SocketIdentity } from './server.ts'

/** A push that was not acknowledged after so many ms counts as lost, and comes again. */
const LOST_MS = 10_000
/** A socket that has not acknowledged for so many ms may be one that never does: it is sent to without being waited for. */
const DEAF_MS = 2_000

/** How a message stands with a device and its account before it is pushed. */
export type Before = Pick<InboxEntry, 'isDelivered' | 'wasSpoken' | 'wasShown'>

/** A socket that receives messages: what is under way to it, and what it has. */
export class InboxSession {
  readonly socket: FeedSocket
  /** What it is to be given next, beside what is released: its whole inbox when it has just come, or what got lost. */
  wants: 'everything' | 'undelivered' | null = 'everything'
  /** Whether it was given what lay in its inbox when it came: nothing newer may come before that. */
  isCaughtUp = false
  /** When each push that was not acknowledged yet was sent, in ms of the process's clock. */
  readonly #underWay = new Map<MessageId, number>()
  /** What it has acknowledged: message → when it expires, ms UTC. */
  readonly #had = new Map<MessageId, number>()
  readonly #receiver: Omit<Receiver, 'everything'>

  /** @returns null for a socket that receives no messages */
  static of(socket: FeedSocket): InboxSession | null {
    const { accountId, channel } = socket.data
    return accountId !== null && channel !== null ? new InboxSession(socket, { ...socket.data, accountId, channel }) : null
  }

  private constructor(
    socket: FeedSocket,
    { shopId, device, accountId, channel }: SocketIdentity & Pick<Receiver, 'accountId' | 'channel'>,
  ) {
    this.socket = socket
    this.#receiver = { shopId, deviceId: device.id, accountId, channel }
  }

  get receiver(): Receiver {
    return { ...this.#receiver, everything: this.wants === 'everything' }
  }

  /** `awaited`: something is under way, and what comes next waits for it. `deaf`: it has not acknowledged for long. */
  get state(): 'free' | 'awaited' | 'deaf' {
    const [oldest] = this.#underWay.values()
    if (oldest === undefined) return 'free'
    return performance.now() - oldest < DEAF_MS ? 'awaited' : 'deaf'
  }

  /** A pad shows nothing that is about another place than the one where it stands now. */
  isFor({ channel, designated, place }: Pick<InboxMessage, 'channel' | 'designated' | 'place'>): boolean {
    if (channel === 'roomPad' && place && !isSamePlace(place, this.socket.data.device.place)) return false
    return channel === this.#receiver.channel && (designated === null || designated.includes(this.#receiver.accountId))
  }

  /** Whether it has the message, or will have it in a moment unless it gets lost. */
  has(id: string): boolean {
    return this.#had.has(id as MessageId) || this.#underWay.has(id as MessageId)
  }

  /** Whether an entry of an inbox is of its own, and it does not have the message. */
  lacks({ shopId, deviceId, messageId }: InboxEntry): boolean {
    return deviceId === this.#receiver.deviceId && shopId === this.#receiver.shopId && !this.has(messageId)
  }

  /** Whether it has acknowledged an entry of its own inbox. */
  hasAcknowledged({ shopId, deviceId, messageId }: InboxEntry): boolean {
    return deviceId === this.#receiver.deviceId && shopId === this.#receiver.shopId && this.#had.has(messageId as MessageId)
  }

  /** Pushes a message. @returns true when it is acknowledged, false when it got lost */
  push({ designated: _, ...message }: InboxMessage, { wasSpoken, wasShown }: Before): Promise<boolean> {
    const { id, expiresAt } = message
    this.#underWay.set(id, performance.now())
    return new Promise((resolve) => {
      this.socket.timeout(LOST_MS).emit('message', { ...message, wasSpoken, wasShown }, (lost) => {
        this.#underWay.delete(id)
        if (!lost) this.#had.set(id, Date.parse(expiresAt))
        resolve(!lost)
      })
    })
  }

  /** Forgets messages that are expired: they do not come again. */
  forgetExpired(now: number): void {
    for (const [id, expiresAt] of this.#had) if (expiresAt < now) this.#had.delete(id)
  }
}
