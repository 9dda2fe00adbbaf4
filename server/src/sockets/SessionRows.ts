import { endPresence, keepPresence, renewPresence } from '../actions/keepPresence.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import type { NewSession } from '../store/presence.ts'

/** How soon it is written down that somebody came, went, or can be heard no longer; what only moved on is written once a second. In ms. */
const SOON_MS = 50
const LATER_MS = 1_000

/** The sessions of this server and their rows, so that every server knows them. A row that is not renewed for 11 s is gone. */
export class SessionRows {
  readonly #parts: { pool: Pool; log: Log; written(shopIds: ReadonlySet<string>): void }
  /** Names this process among those that share the database. */
  readonly #serverId = crypto.randomUUID()
  readonly #sessions = new Map<string, NewSession>()
  readonly #came = new Set<string>()
  readonly #changed = new Set<string>()
  readonly #gone = new Map<string, { sessionId: string; deviceId: string; at: string }>()
  /** Shops in which something happened that others want to know at once. */
  #moved = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #due = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: { pool: Pool; log: Log; written(shopIds: ReadonlySet<string>): void }) {
    this.#parts = parts
  }

  get(sessionId: string): NewSession | undefined {
    return this.#sessions.get(sessionId)
  }

  /** Somebody has come. */
  add(session: NewSession): void {
    this.#sessions.set(session.sessionId, session)
    this.#gone.delete(session.sessionId)
    this.#came.add(session.sessionId)
    this.#move(session.shopId)
  }

  /** A session says something new. @param matters whether others want to know at once */
  change(session: NewSession, matters: boolean): void {
    this.#sessions.set(session.sessionId, session)
    this.#changed.add(session.sessionId)
    if (matters) this.#move(session.shopId)
    else this.#writeWithin(LATER_MS)
  }

  /** Somebody has gone. @param at ISO 8601 */
  remove({ sessionId, shopId, deviceId }: NewSession, at: string): void {
    this.#sessions.delete(sessionId)
    this.#came.delete(sessionId)
    this.#changed.delete(sessionId)
    this.#gone.set(sessionId, { sessionId, deviceId, at })
    this.#move(shopId)
  }

  /** Says that all are still there, and writes again what was lost. @param at ISO 8601 */
  async renew(at: string): Promise<void> {
    const count = await renewPresence(this.#parts.pool, this.#serverId, this.#deviceIds(), at)
    if (count < this.#sessions.size) for (const id of this.#sessions.keys()) this.#changed.add(id)
    if (this.#came.size + this.#changed.size + this.#gone.size > 0) this.#writeWithin(SOON_MS)
  }

  /** All are gone. @param at ISO 8601 */
  async end(at: string): Promise<void> {
    clearTimeout(this.#timer)
    await this.#writing
    await this.#write()
    await endPresence(this.#parts.pool, this.#serverId, this.#deviceIds(), at)
  }

  #deviceIds(): string[] {
    return [...new Set([...this.#sessions.values()].map((session) => session.deviceId))]
  }

  #move(shopId: string): void {
    this.#moved.add(shopId)
    this.#writeWithin(SOON_MS)
  }

  #writeWithin(ms: number): void {
    const due = performance.now() + ms
    if (this.#timer && this.#due <= due) return
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#writing = this.#writing.then(() => this.#write())
    }, ms)
  }

  async #write(): Promise<void> {
    const came = [...this.#came]
    const changed = [...this.#changed].filter((id) => !this.#came.has(id))
    const gone = [...this.#gone.values()]
    const moved = this.#moved
    this.#came.clear()
    this.#changed.clear()
    this.#gone.clear()
    this.#moved = new Set()
    try {
      await keepPresence(this.#parts.pool, this.#serverId, { came: this.#all(came), changed: this.#all(changed), gone })
    } catch (cause) {
      this.#parts.log.warn({ err: cause }, 'presence could not be written down; it is tried again')
      for (const id of came) if (this.#sessions.has(id)) this.#came.add(id)
      for (const id of changed) if (this.#sessions.has(id)) this.#changed.add(id)
      for (const each of gone) if (!this.#sessions.has(each.sessionId)) this.#gone.set(each.sessionId, each)
      this.#moved = new Set([...moved, ...this.#moved])
      return
    }
    if (moved.size > 0) this.#parts.written(moved)
  }

  #all(ids: readonly string[]): NewSession[] {
    return ids.flatMap((id) => this.#sessions.get(id) ?? [])
  }
}
