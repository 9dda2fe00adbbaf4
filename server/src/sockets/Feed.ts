import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import type { Presence } from '@passline/shared/presence'
import { type EventBatch, HEARTBEAT_MS, PROTOCOL, REPLAY_BATCH, type SubscribeAnswer, subscribeRequest } from '@passline/shared/protocol'
import { may } from '@passline/shared/role'
import type { Desk } from '../actions/desk/Desk.ts'
import type { Recognition } from '../actions/Recognition.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Db } from '../db/types.ts'
import { readRevoked } from '../store/devices.ts'
import { readEvents } from '../store/journal.ts'
import { backlogOf, closeSlowSockets } from './backlog.ts'
import { deviceRoom, hearOfDevice, putOut } from './hearOfDevice.ts'
import type { FeedSocket, Sockets } from './server.ts'

export interface FeedParts {
  io: Sockets
  desk: Desk
  db: Db
  clock: Clock
  log: Log
  recognition: Recognition
  epoch: string
  /** Who is there, when that is known. */
  presenceOf(shopId: ShopId): Presence | undefined
}

/** Where a session stands: it has not subscribed, is being sent what it missed, or receives what happens. */
type Session = { state: 'waiting' } | { state: 'replaying'; attempt: symbol } | { state: 'live' }

/** What this process has sent to the live sessions of a shop. */
interface Line {
  published: number
  pending: ShopEvent[]
  /** Under way while the journal is read for what is missing between `published` and the next event. */
  filling: Promise<void> | null
}

/**
 * Sends the journal of each shop to its live sessions: everything, in order, without a gap. Events come from the desk as they are
 * committed; what the desk did not tell (a lost connection, another server) is read from the journal.
 */
export class Feed {
  readonly #parts: FeedParts
  readonly #lines = new Map<ShopId, Line>()
  readonly #sessions = new Map<string, Session>()
  /** How many sockets each shop has here. */
  readonly #present = new Map<ShopId, number>()
  readonly #dirty = new Set<ShopId>()
  readonly #timers: NodeJS.Timeout[] = []

  constructor(parts: FeedParts) {
    this.#parts = parts
  }

  start(): void {
    const { io, desk, log } = this.#parts
    io.on('connection', (socket) => this.#connect(socket))
    desk.onEvents((shopId, events) => this.#hear(shopId, events))
    this.#timers.push(
      setInterval(() => {
        this.#heartbeat().catch((cause: unknown) => log.warn({ err: cause }, 'the heads of the journals could not be read'))
      }, HEARTBEAT_MS),
      setInterval(() => closeSlowSockets(io, log), 1_000),
    )
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  /** Brings the live sessions of these shops to where the journals stand, whoever wrote them; for hints between servers, and to be sure. */
  async lookAt(shopIds: readonly ShopId[]): Promise<void> {
    const followed = shopIds.filter((shopId) => this.#lines.has(shopId))
    if (followed.length === 0) return
    const heads = await this.#parts.desk.catchUp(followed)
    // The desk tells in the next turn of what it has read, and the lines send it in the one after: only the rest is read here.
    for (let turn = 1; turn <= 2; turn++) await new Promise((resolve) => setImmediate(resolve))
    await Promise.all(
      followed.map(async (shopId) => {
        const line = this.#lines.get(shopId)
        const head = heads.get(shopId) ?? 0
        if (line && head > line.published) await this.#fill(shopId, line, head)
      }),
    )
  }

  /** Tells the live sessions of a shop who is there now. */
  tellPresence(shopId: ShopId): void {
    const line = this.#lines.get(shopId)
    if (line) this.#parts.io.to(shopRoom(shopId)).emit('events', this.#batchWithPresence(shopId, line))
  }

  #connect(socket: FeedSocket): void {
    const { shopId } = socket.data
    this.#sessions.set(socket.id, { state: 'waiting' })
    this.#present.set(shopId, (this.#present.get(shopId) ?? 0) + 1)
    void socket.join(deviceRoom(socket.data.device.id))
    // Also for who may not follow: what other servers wrote of devices and rooms is heard on the line.
    this.#line(shopId).catch((cause: unknown) => this.#parts.log.warn({ err: cause, shopId }, 'a shop could not be followed'))
    socket.on('subscribe', (request, answer) => {
      if (typeof answer !== 'function') return
      this.#subscribe(socket, request, answer).catch((cause: unknown) => {
        this.#parts.log.warn({ err: cause }, 'a session could not be served')
        socket.disconnect(true)
      })
    })
    socket.on('disconnect', () => {
      this.#sessions.delete(socket.id)
      this.#leave(shopId)
    })
  }

  async #subscribe(socket: FeedSocket, request: unknown, answer: (answer: SubscribeAnswer) => void): Promise<void> {
    const { shopId, device } = socket.data
    if (!may(device.role, 'follow'))
      return answer({
        state: 'refused',
        code: 'forbidden',
        detail: `The role "${device.role}" receives messages and does not follow the shop.`,
      })
    const parsed = subscribeRequest.safeParse(request)
    if (!parsed.success) return answer({ state: 'refused', code: 'invalid', detail: parsed.error.issues[0]?.message ?? '' })
    const { protocol, epoch, since } = parsed.data
    if (protocol !== PROTOCOL)
      return answer({ state: 'refused', code: 'otherProtocol', detail: `This server speaks protocol ${PROTOCOL}; load the page again.` })

    const attempt = Symbol('attempt')
    void socket.leave(shopRoom(shopId))
    this.#sessions.set(socket.id, { state: 'replaying', attempt })
    const line = await this.#line(shopId)
    if (line && since > line.published) await this.lookAt([shopId])
    if (!this.#isStill(socket, attempt)) return
    if (!line) return answer({ state: 'refused', code: 'notFound', detail: 'This shop is gone.' })
    if (epoch !== this.#parts.epoch) return this.#resync(socket, answer, 'otherEpoch')
    if (since > line.published) return this.#resync(socket, answer, 'future')

    let position = since
    let isAnswered = false
    while (this.#isStill(socket, attempt)) {
      const missed = position < line.published ? await this.#missed(shopId, position, line.published) : []
      if (!this.#isStill(socket, attempt)) return
      if (position < line.published && !isWhole(missed, position)) {
        return isAnswered ? void socket.disconnect(true) : this.#resync(socket, answer, 'tooOld')
      }
      if (!isAnswered) answer({ state: 'live', head: line.published, at: this.#at() })
      isAnswered = true
      if (missed.length > 0) {
        socket.emit('events', this.#batch(shopId, line, missed))
        position = missed.at(-1)?.rev ?? position
        await backlogOf(socket)
      }
      if (position === line.published) break
    }
    if (!this.#isStill(socket, attempt)) return
    // The line broke off meanwhile: nothing would come on it any more.
    if (this.#lines.get(shopId) !== line) return void socket.disconnect(true)
    void socket.join(shopRoom(shopId))
    this.#sessions.set(socket.id, { state: 'live' })
    if (this.#parts.presenceOf(shopId)) socket.emit('events', this.#batchWithPresence(shopId, line))
  }

  #resync(socket: FeedSocket, answer: (answer: SubscribeAnswer) => void, reason: 'tooOld' | 'otherEpoch' | 'future'): void {
    this.#sessions.set(socket.id, { state: 'waiting' })
    answer({ state: 'resync', reason, at: this.#at() })
  }

  #isStill(socket: FeedSocket, attempt: symbol): boolean {
    const session = this.#sessions.get(socket.id)
    return socket.connected && session?.state === 'replaying' && session.attempt === attempt
  }

  /** A stretch of the journal, from memory when it reaches back far enough. */
  async #missed(shopId: ShopId, since: number, until: number): Promise<ShopEvent[]> {
    const remembered = await this.#parts.desk.read(shopId, (book) => book.eventsSince(since))
    if (remembered) return remembered.slice(0, Math.min(REPLAY_BATCH, until - since))
    return readEvents(this.#parts.db, { shopId, since, until, limit: REPLAY_BATCH })
  }

  /** The line of a shop; a new one begins where the shop stands. */
  async #line(shopId: ShopId): Promise<Line | null> {
    const known = this.#lines.get(shopId)
    if (known) return known
    // The book of a shop that nobody follows here may be behind what other servers wrote.
    await this.#parts.desk.catchUp([shopId])
    const rev = await this.#parts.desk.read(shopId, (book) => book.rev)
    if (rev === null) return null
    const line = this.#lines.get(shopId) ?? { published: rev, pending: [], filling: null }
    if (this.#present.has(shopId)) this.#lines.set(shopId, line)
    return line
  }

  #hear(shopId: ShopId, events: readonly ShopEvent[]): void {
    for (const event of events) hearOfDevice(this.#parts, shopId, event)
    const line = this.#lines.get(shopId)
    if (!line) return
    for (const event of events) line.pending.push(event)
    if (this.#dirty.size === 0) setImmediate(() => this.#publishDirty())
    this.#dirty.add(shopId)
  }

  #publishDirty(): void {
    const shopIds = [...this.#dirty]
    this.#dirty.clear()
    for (const shopId of shopIds) this.#publish(shopId)
  }

  #publish(shopId: ShopId): void {
    const line = this.#lines.get(shopId)
    if (!line || line.filling) return
    const events = line.pending.filter((event) => event.rev > line.published)
    const [first] = events
    if (first && first.rev !== line.published + 1) {
      void this.#fill(shopId, line, first.rev - 1)
      return
    }
    line.pending = []
    const last = events.at(-1)
    if (!last) return
    line.published = last.rev
    this.#parts.io.to(shopRoom(shopId)).emit('events', this.#batch(shopId, line, events))
  }

  /** Puts in front of what is pending what the desk did not tell. When the journal cannot say, the sessions start anew. */
  #fill(shopId: ShopId, line: Line, until: number): Promise<void> {
    line.filling ??= this.#readMissing(shopId, line, until).finally(() => {
      line.filling = null
      this.#publish(shopId)
    })
    return line.filling
  }

  async #readMissing(shopId: ShopId, line: Line, until: number): Promise<void> {
    try {
      const missing = await readEvents(this.#parts.db, { shopId, since: line.published, until, limit: 10_000 })
      if (!isWhole(missing, line.published)) throw new Error('the journal has a gap')
      for (const event of missing) hearOfDevice(this.#parts, shopId, event)
      const last = missing.at(-1)?.rev ?? line.published
      // While the journal was read, the desk may have told of the same events.
      line.pending = [...missing, ...line.pending.filter((event) => event.rev > last)]
    } catch (cause) {
      this.#parts.log.warn({ err: cause, shopId }, 'the sessions of a shop start anew')
      this.#lines.delete(shopId)
      this.#parts.io.in(shopRoom(shopId)).disconnectSockets(true)
    }
  }

  /** Says to every live session where its shop stands, so that one that missed something knows; lets nobody stay who was revoked. */
  async #heartbeat(): Promise<void> {
    const { io, db } = this.#parts
    const devices = [...new Set([...io.sockets.sockets.values()].map((socket) => socket.data.device.id))]
    if (devices.length === 0) return
    const shopIds = [...this.#lines.keys()]
    await this.lookAt(shopIds)
    for (const deviceId of await readRevoked(db, devices)) putOut(this.#parts, deviceId)
    for (const shopId of shopIds) {
      const line = this.#lines.get(shopId)
      if (line) io.to(shopRoom(shopId)).emit('events', this.#batchWithPresence(shopId, line))
    }
  }

  #leave(shopId: ShopId): void {
    const left = (this.#present.get(shopId) ?? 1) - 1
    if (left > 0) {
      this.#present.set(shopId, left)
      return
    }
    this.#present.delete(shopId)
    this.#lines.delete(shopId)
  }

  #batch(shopId: ShopId, line: Line, events: ShopEvent[]): EventBatch {
    return { shopId, epoch: this.#parts.epoch, head: line.published, at: this.#at(), events }
  }

  #batchWithPresence(shopId: ShopId, line: Line): EventBatch {
    const presence = this.#parts.presenceOf(shopId)
    return { ...this.#batch(shopId, line, []), ...(presence && { presence }) }
  }

  #at(): string {
    return new Date(this.#parts.clock.now()).toISOString()
  }
}

/** Whether these are all the events that follow a position, up to the last of them. */
function isWhole(events: readonly ShopEvent[], position: number): boolean {
  return events[0]?.rev === position + 1 && events.at(-1)?.rev === position + events.length
}

function shopRoom(shopId: ShopId): string {
  return `shop ${shopId}`
}
