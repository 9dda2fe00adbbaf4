import type { ShopId } from '@passline/shared/ids'
import type { Log } from '../base/log.ts'
import { isPassing } from '../db/passing.ts'

/** What a turn has left: nothing, something for the next turn, or something that only waits for somebody else for a moment. */
export type Left = 'nothing' | 'more' | 'held'

export interface LanesOptions {
  /** One turn of a shop, short. */
  turn(shopId: ShopId): Promise<Left>
  /** The most turns at once, of different shops. */
  atOnce: number
  /** How long after the start of a shop's turn its next may start at the earliest, in ms. */
  apartMs: number
  /** What the log says when a turn fails. */
  failed: string
  log: Log
}

/** A shop whose turn failed waits so long for the next one, and one that waits for somebody else, in ms. */
const RETRY_MS = 1_000
const HELD_MS = 50
/** How long turns that are under way may take to end when the lanes stop, in ms. */
const FAREWELL_MS = 1_500

/**
 * Gives the shops that were rung their turns, round and round [M11]: a shop that has more to do goes to the back of the ring, so a shop
 * with one thing to do waits for one turn of each of the others at most, whatever they have to do. A shop has one turn at a time; when it
 * is rung during its turn, it gets another.
 */
export class Lanes {
  readonly #options: LanesOptions
  /** Whose turn it is next, first come first served. */
  readonly #ring = new Set<ShopId>()
  readonly #running = new Map<ShopId, Promise<void>>()
  readonly #again = new Set<ShopId>()
  /** Shops that may not have their next turn yet. */
  readonly #resting = new Map<ShopId, NodeJS.Timeout>()
  #isStopped = false

  constructor(options: LanesOptions) {
    this.#options = options
  }

  /** The shop has something to do. Returns at once, and may be called as often as one likes. */
  ring(shopId: ShopId): void {
    if (this.#isStopped) return
    if (this.#running.has(shopId) || this.#resting.has(shopId)) this.#again.add(shopId)
    else this.#ring.add(shopId)
    this.#next()
  }

  /** Starts no more turns, and waits a moment for those that are under way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const timer of this.#resting.values()) clearTimeout(timer)
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL_MS)
    })
    await Promise.race([Promise.all(this.#running.values()), patience])
    clearTimeout(timer)
  }

  #next(): void {
    for (const shopId of this.#ring) {
      if (this.#isStopped || this.#running.size >= this.#options.atOnce) return
      this.#ring.delete(shopId)
      // Not before it counts as running: a turn may ring its own shop at once.
      const served = Promise.resolve().then(() => this.#serve(shopId))
      this.#running.set(shopId, served)
    }
  }

  async #serve(shopId: ShopId): Promise<void> {
    const { turn, apartMs, failed, log } = this.#options
    const startedAt = performance.now()
    let restMs = 0
    try {
      const left = await turn(shopId)
      if (left !== 'nothing') this.#again.add(shopId)
      restMs = left === 'held' ? HELD_MS : apartMs - (performance.now() - startedAt)
    } catch (cause) {
      if (!this.#isStopped) log[isPassing(cause) ? 'warn' : 'error']({ err: cause, shopId }, failed)
      this.#again.add(shopId)
      restMs = RETRY_MS
    }
    this.#running.delete(shopId)
    if (restMs > 0 && !this.#isStopped) this.#rest(shopId, restMs)
    else this.#comeAgain(shopId)
    this.#next()
  }

  #rest(shopId: ShopId, ms: number): void {
    const wake = () => {
      this.#resting.delete(shopId)
      this.#comeAgain(shopId)
      this.#next()
    }
    this.#resting.set(shopId, setTimeout(wake, Math.ceil(ms)))
  }

  #comeAgain(shopId: ShopId): void {
    if (this.#again.delete(shopId)) this.#ring.add(shopId)
  }
}
