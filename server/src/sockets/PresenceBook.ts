import { randomUUID } from 'node:crypto'
import type { ShopId } from '@passline/shared/ids'
import type { Presence, ScreenReport } from '@passline/shared/presence'
import { HEARTBEAT_MS } from '@passline/shared/protocol'
import type { Desk } from '../actions/desk/Desk.ts'
import { readPresences } from '../actions/readPresences.ts'
import { tellDevices, tellSilence } from '../actions/tellPresence.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import type { NewSession } from '../store/presence.ts'
import { hearReports } from './hearReports.ts'
import { SessionRows } from './SessionRows.ts'
import type { FeedSocket, Sockets } from './server.ts'

export interface PresenceParts {
  io: Sockets
  pool: Pool
  desk: Desk
  clock: Clock
  log: Log
  /** Somebody came to a shop of this server, or went, or is heard now, or no longer: the other servers want to know. */
  moved(shopId: ShopId): void
  /** Who is there is different now. */
  changed(shopId: ShopId): void
  /** A screen said what it has painted. */
  reported(socket: FeedSocket, report: ScreenReport): void
}

/** How long changes are gathered before it is looked who is there, and how often it is looked anyway, in ms: a server may have died. */
const GATHER_MS = 100
const LOOK_MS = 2_500
/** After a start screens get so long to come back before anybody is missed, in ms. */
const RETURN_MS = 30_000

/** Who is there, in every shop that has sockets here: its own sessions, and through their rows those of the other servers [M1]. */
export class PresenceBook {
  readonly #parts: PresenceParts
  readonly #rows: SessionRows
  /** The newest socket of each session. */
  readonly #socketOf = new Map<string, string>()
  /** How many sockets each shop has here. */
  readonly #here = new Map<ShopId, number>()
  readonly #presences = new Map<ShopId, Presence>()
  readonly #toLook = new Set<ShopId>()
  readonly #timers: NodeJS.Timeout[] = []
  readonly #startedAt: number
  #gathering: NodeJS.Timeout | undefined
  #telling: Promise<void> | null = null
  #isAskedToTell = false

  constructor(parts: PresenceParts) {
    this.#parts = parts
    this.#startedAt = parts.clock.now()
    this.#rows = new SessionRows({ pool: parts.pool, log: parts.log, written: (shopIds) => this.#written(shopIds) })
  }

  start(): void {
    const { io, clock } = this.#parts
    io.on('connection', (socket) => this.#connect(socket))
    this.#timers.push(
      setInterval(() => this.#try(() => this.#rows.renew(this.#at())), HEARTBEAT_MS),
      setInterval(() => this.#try(() => this.#look([...this.#here.keys()])), LOOK_MS),
      setInterval(() => this.#tell(), HEARTBEAT_MS),
    )
    clock.onTurn?.(() => this.#tell())
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.#telling
    await this.#rows.end(this.#at())
    clearTimeout(this.#gathering)
  }

  /** Who is there; undefined before it was looked for the first time. */
  of(shopId: ShopId): Presence | undefined {
    return this.#presences.get(shopId)
  }

  /** Something changed in the shop, here or on another server. */
  lookSoon(shopId: ShopId): void {
    this.#toLook.add(shopId)
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      const shopIds = [...this.#toLook].filter((each) => this.#here.has(each))
      this.#toLook.clear()
      this.#try(() => this.#look(shopIds))
    }, GATHER_MS)
  }

  #connect(socket: FeedSocket): void {
    const session = sessionOf(socket, this.#at())
    // A name that is in use by another device is not given away.
    const isTaken = (this.#rows.get(session.sessionId)?.deviceId ?? session.deviceId) !== session.deviceId
    if (isTaken) socket.data.session = session.sessionId = randomUUID()
    const { sessionId } = session
    this.#socketOf.set(sessionId, socket.id)
    this.#here.set(socket.data.shopId, (this.#here.get(socket.data.shopId) ?? 0) + 1)
    this.#rows.add(session)
    hearReports(socket, (report) => this.#hear(socket, report))
    socket.on('disconnect', () => this.#disconnect(socket))
  }

  #hear(socket: FeedSocket, report: ScreenReport): void {
    const session = this.#rows.get(socket.data.session)
    if (!session) return
    this.#rows.change({ ...session, report }, !isSame(session.report, report))
    this.#parts.reported(socket, report)
  }

  #disconnect(socket: FeedSocket): void {
    const { shopId, session: sessionId } = socket.data
    const left = (this.#here.get(shopId) ?? 1) - 1
    if (left > 0) this.#here.set(shopId, left)
    else this.#here.delete(shopId)
    // The page may have come back on another socket before this one was found dead.
    if (this.#socketOf.get(sessionId) !== socket.id) return
    this.#socketOf.delete(sessionId)
    const session = this.#rows.get(sessionId)
    if (session) this.#rows.remove(session, this.#at())
  }

  #written(shopIds: ReadonlySet<string>): void {
    for (const shopId of shopIds as ReadonlySet<ShopId>) {
      this.#parts.moved(shopId)
      this.lookSoon(shopId)
    }
  }

  async #look(shopIds: readonly ShopId[]): Promise<void> {
    if (shopIds.length === 0) return
    const presences = await readPresences(this.#parts, shopIds)
    for (const [shopId, presence] of presences) {
      const before = this.#presences.get(shopId)
      if (!this.#here.has(shopId)) continue
      this.#presences.set(shopId, presence)
      if (JSON.stringify(before) !== JSON.stringify(presence)) this.#parts.changed(shopId)
    }
    for (const shopId of this.#presences.keys()) if (!this.#here.has(shopId)) this.#presences.delete(shopId)
  }

  /** Tells the shops who has been away, or silent, for too long: one look at a time, and one more for whoever asks meanwhile. */
  #tell(): void {
    if (this.#parts.clock.now() - this.#startedAt < RETURN_MS) return
    this.#isAskedToTell = true
    this.#telling ??= this.#tellAll()
      .catch((cause: unknown) => this.#parts.log.warn({ err: cause }, 'shops could not be told who is away'))
      .finally(() => {
        this.#telling = null
      })
  }

  async #tellAll(): Promise<void> {
    while (this.#isAskedToTell) {
      this.#isAskedToTell = false
      await tellDevices(this.#parts)
      await tellSilence(this.#parts, this.#presences)
    }
  }

  #try(work: () => Promise<void>): void {
    work().catch((cause: unknown) => this.#parts.log.warn({ err: cause }, 'it could not be looked who is there'))
  }

  #at(): string {
    return new Date(this.#parts.clock.now()).toISOString()
  }
}

function sessionOf({ data: { session, shopId, device, zone } }: FeedSocket, at: string): NewSession {
  return { sessionId: session, shopId, deviceId: device.id, role: device.role, zone, onlineSince: at, report: null }
}

/** Whether a report says the same of a screen as the one before, as far as others care. */
function isSame(before: ScreenReport | null, after: ScreenReport): boolean {
  return (
    before !== null &&
    before.visible === after.visible &&
    before.sound === after.sound &&
    before.voice === after.voice &&
    JSON.stringify(before.stations) === JSON.stringify(after.stations)
  )
}
