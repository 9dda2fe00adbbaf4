import type { ShopId } from '@passline/shared/ids'
import { dishWaits, WAITS_LOOK_BACK_MS, type WaitsAnswer } from '@passline/shared/waits'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { readWaitSamples } from '../store/waits.ts'

/** How long an answer is believed, in ms: every board, pass and guest of a shop asks for the same. */
const BELIEVED_MS = 10_000
const MOST_BELIEVED = 10_000

/** Says how long the dishes of a shop take at present. Remembers the answer for a moment, because many ask. */
export class Waits {
  readonly #db: Db
  readonly #clock: Clock
  readonly #believed = new Map<ShopId, { answer: Promise<WaitsAnswer>; until: number }>()

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** The dishes of which something honest can be said. */
  of(shopId: ShopId): Promise<WaitsAnswer> {
    const now = this.#clock.now()
    const known = this.#believed.get(shopId)
    if (known && known.until > now) return known.answer
    if (this.#believed.size >= MOST_BELIEVED) this.#believed.clear()
    const answer = this.#read(shopId, now)
    this.#believed.set(shopId, { answer, until: now + BELIEVED_MS })
    answer.catch(() => this.#believed.delete(shopId))
    return answer
  }

  async #read(shopId: ShopId, now: number): Promise<WaitsAnswer> {
    const samples = await readWaitSamples(this.#db, shopId, new Date(now - WAITS_LOOK_BACK_MS).toISOString())
    return { at: new Date(now).toISOString(), dishes: dishWaits(samples) }
  }
}
