import type { ShopId } from '@passline/shared/ids'
import type { Db } from '../db/types.ts'
import { readHasKitchenScreen } from '../store/presence.ts'

/** How long an answer is believed, in ms: orders come faster than screens come and go. */
const BELIEVED_MS = 500
const MOST_BELIEVED = 10_000

/** Says whether anybody in the kitchen would see an order. Remembers the answer for a moment, because every order asks. */
export class Attendance {
  readonly #db: Db
  readonly #believed = new Map<ShopId, { answer: Promise<boolean>; until: number }>()

  constructor(db: Db) {
    this.#db = db
  }

  /** Whether a kitchen screen of the shop is connected to any server; true also when that cannot be found out. */
  hasKitchenScreen(shopId: ShopId): Promise<boolean> {
    const now = performance.now()
    const known = this.#believed.get(shopId)
    if (known && known.until > now) return known.answer
    if (this.#believed.size >= MOST_BELIEVED) this.#believed.clear()
    const answer = readHasKitchenScreen(this.#db, shopId).catch(() => true)
    this.#believed.set(shopId, { answer, until: now + BELIEVED_MS })
    return answer
  }
}
