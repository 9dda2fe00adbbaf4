import type { ShopId } from '@passline/shared/ids'
import { HEARTBEAT_MS } from '@passline/shared/protocol'
import { deliver } from '../actions/messages/deliver.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { type InboxEntry, type InboxMessage, readInbox } from '../store/inbox.ts'
import { Acknowledgements, PATIENCE_MS, type Pushed } from './Acknowledgements.ts'
import { type Before, InboxSession } from './InboxSession.ts'
import type { FeedSocket, Sockets } from './server.ts'

export interface InboxParts {
  io: Sockets
  pool: Pool
  clock: Clock
  log: Log
}

/** The most messages of one push. */
const MOST_MESSAGES = 100
/** The most pushes under way at once; fewer on a small pool, because each holds a connection to the database while it waits. */
const MOST_PUSHES = 4
/** The most that one look into inboxes reads, and for how many devices. */
const MOST_ENTRIES = 5_000
const MOST_RECEIVERS = 500
/** After the database could not answer, in ms. */
const AGAIN_MS = 1_000

/** The sessions of a shop, and what was released and is not pushed yet. */
interface Lane {
  shopId: ShopId
  sessions: Map<string, InboxSession>
  released: Set<string>
  isCalled: boolean
}

/** What a turn brings, for each message: whether everybody gets it whom it is for, and who finds it in the inbox. */
type Wanted = Map<string, { isReleased: boolean; finders: Map<InboxSession, Before> }>

interface Turn {
  messages: readonly InboxMessage[]
  wanted: Wanted
  offClock: ReadonlySet<string>
}

const NEW: Before = { isDelivered: false, wasSpoken: false, wasShown: false }

/**
 * Gives the devices that are connected here their messages: at once when they are released, the whole inbox in order when a device comes
 * [M7], and whatever got lost within a heartbeat. The shops take turns, each with one push at a time, so that order holds and nobody waits
 * for another shop [M11].
 */
export class Inbox {
  readonly #parts: InboxParts
  readonly #lanes = new Map<ShopId, Lane>()
  readonly #waiting: Lane[] = []
  readonly #acknowledgements: Acknowledgements
  readonly #mostPushes: number
  #timer: NodeJS.Timeout | undefined
  #pushes = 0

  constructor(parts: InboxParts) {
    this.#parts = parts
    this.#acknowledgements = new Acknowledgements(parts)
    this.#mostPushes = Math.max(1, Math.min(MOST_PUSHES, Math.floor(parts.pool.pg.options.max / 3)))
  }

  start(): void {
    const { io, log } = this.#parts
    io.on('connection', (socket) => this.#connect(socket))
    this.#acknowledgements.start()
    this.#timer = setInterval(() => {
      this.#lookAtAll().catch((cause: unknown) => log.warn({ err: cause }, 'the inboxes could not be read'))
    }, HEARTBEAT_MS)
  }

  /** Ends looking, and keeps the acknowledgements that came. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#acknowledgements.stop()
  }

  /** These messages are in the inboxes of their receivers now; this process, or another one, has put them there. */
  released(shopId: ShopId, messageIds: readonly string[]): void {
    const lane = this.#lanes.get(shopId)
    if (!lane) return
    for (const id of messageIds) lane.released.add(id)
    this.#call(lane)
  }

  #connect(socket: FeedSocket): void {
    const session = InboxSession.of(socket)
    if (!session) return
    const { shopId } = socket.data
    const lane = this.#lanes.get(shopId) ?? { shopId, sessions: new Map(), released: new Set(), isCalled: false }
    this.#lanes.set(shopId, lane)
    lane.sessions.set(socket.id, session)
    socket.on('disconnect', () => {
      lane.sessions.delete(socket.id)
      if (lane.sessions.size === 0 && this.#lanes.get(shopId) === lane) this.#lanes.delete(shopId)
    })
    this.#call(lane)
  }

  #call(lane: Lane): void {
    if (lane.isCalled) return
    lane.isCalled = true
    this.#waiting.push(lane)
    this.#next()
  }

  #next(): void {
    while (this.#pushes < this.#mostPushes) {
      const lane = this.#waiting.shift()
      if (!lane) return
      this.#pushes += 1
      void this.#turn(lane).then(
        () => this.#rest(lane),
        (cause: unknown) => {
          this.#parts.log.warn({ err: cause, shopId: lane.shopId }, 'messages could not be pushed; they are tried again')
          setTimeout(() => this.#rest(lane), AGAIN_MS).unref()
        },
      )
    }
  }

  /** A turn is over. The lane goes to the end of the queue when there is more to do. */
  #rest(lane: Lane): void {
    this.#pushes -= 1
    lane.isCalled = false
    if (lane.released.size > 0 || ready(lane).length > 0) this.#call(lane)
    this.#next()
  }

  /** Pushes what lies in the inboxes of those who want it, and what was released. */
  async #turn(lane: Lane): Promise<void> {
    const looking = new Map(ready(lane).map((session) => [session, session.wants]))
    try {
      const wanted = await this.#look(looking)
      for (const id of [...lane.released].slice(0, MOST_MESSAGES)) {
        lane.released.delete(id)
        wanted.set(id, { isReleased: true, finders: wanted.get(id)?.finders ?? new Map() })
      }
      const ids = [...wanted.keys()]
      for (let start = 0; start < ids.length; start += MOST_MESSAGES)
        await this.#push(lane, wanted, ids.slice(start, start + MOST_MESSAGES))
    } catch (cause) {
      for (const [session, wants] of looking) session.wants = wants
      throw cause
    }
  }

  async #look(looking: ReadonlyMap<InboxSession, InboxSession['wants']>): Promise<Wanted> {
    const wanted: Wanted = new Map()
    const entries = await this.#read([...looking.keys()])
    for (const session of looking.keys()) {
      session.wants = null
      session.isCaughtUp = true
    }
    for (const entry of entries) {
      for (const [session, wants] of looking) {
        if (!session.lacks(entry) || (entry.isDelivered && wants !== 'everything')) continue
        const found = wanted.get(entry.messageId) ?? { isReleased: false, finders: new Map<InboxSession, Before>() }
        found.finders.set(session, entry)
        wanted.set(entry.messageId, found)
      }
    }
    return wanted
  }

  async #read(sessions: readonly InboxSession[]): Promise<InboxEntry[]> {
    if (sessions.length === 0) return []
    const receivers = sessions.map((session) => session.receiver)
    return readInbox(this.#parts.pool.db, receivers, new Date(this.#parts.clock.now()).toISOString(), MOST_ENTRIES)
  }

  async #push(lane: Lane, wanted: Wanted, messageIds: readonly string[]): Promise<void> {
    const receivers = [...lane.sessions.values()].map((session) => session.receiver)
    const technicians = receivers.filter((each) => each.channel === 'technician').map((each) => each.accountId)
    const held = await deliver(this.#parts, {
      shopId: lane.shopId,
      messageIds,
      technicians,
      push: (messages, offClock) => {
        const pushed = [...lane.sessions.values()].flatMap((session) => this.#pushTo(session, lane, { messages, wanted, offClock }))
        return pushed.length === 0 ? null : this.#acknowledgements.gather(pushed)
      },
    })
    // Those that were just being taken back may stay after all: a message can be about several things.
    if (messageIds.some((id) => !held.has(id))) setTimeout(() => this.#lookAgain(lane), PATIENCE_MS).unref()
  }

  /** @returns the pushes that are waited for */
  #pushTo(session: InboxSession, lane: Lane, { messages, wanted, offClock }: Turn): Pushed[] {
    const { deviceId, accountId } = session.receiver
    if (!session.isCaughtUp || offClock.has(accountId)) return []
    const before = (id: string) => wanted.get(id)?.finders.get(session) ?? (wanted.get(id)?.isReleased ? NEW : undefined)
    const missing = messages.filter((message) => before(message.id) && session.isFor(message) && !session.has(message.id))
    if (missing.length === 0) return []
    const { state } = session
    if (state === 'awaited') {
      const isAgain = missing.some(({ id }) => before(id)?.isDelivered)
      session.wants = isAgain || session.wants === 'everything' ? 'everything' : 'undelivered'
      return []
    }
    const pushed = missing.map((message) => {
      const isThere = session.push(message, before(message.id) ?? NEW)
      void isThere.then(() => session.wants !== null && session.state === 'free' && this.#call(lane))
      return { messageId: message.id, deviceId, isThere }
    })
    if (state === 'free') return pushed
    void this.#acknowledgements.gather(pushed)
    return []
  }

  #lookAgain(lane: Lane): void {
    for (const session of lane.sessions.values()) session.wants ??= 'undelivered'
    this.#call(lane)
  }

  /** Finds what got lost on its way, to whatever shop: one query, and a push only where something is missing. */
  async #lookAtAll(): Promise<void> {
    const lanes = [...this.#lanes.values()]
    const sessions = lanes.flatMap((lane) => [...lane.sessions.values()])
    for (const session of sessions) session.forgetExpired(this.#parts.clock.now())
    for (let start = 0; start < sessions.length; start += MOST_RECEIVERS) {
      const some = sessions.slice(start, start + MOST_RECEIVERS).filter((session) => session.wants === null)
      const entries = await this.#read(some)
      for (const entry of entries) for (const session of some) this.#mend(session, entry)
    }
    for (const lane of lanes) if (ready(lane).length > 0) this.#call(lane)
  }

  #mend(session: InboxSession, entry: InboxEntry): void {
    if (session.lacks(entry)) session.wants ??= 'undelivered'
    else if (session.hasAcknowledged(entry)) this.#acknowledgements.came(entry)
  }
}

/** The sessions that want to be given something and can take it. */
function ready(lane: Lane): InboxSession[] {
  return [...lane.sessions.values()].filter((session) => session.wants !== null && session.state !== 'awaited')
}
