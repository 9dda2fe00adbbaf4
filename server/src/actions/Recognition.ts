import type { Device } from '@passline/shared/api'
import { hashOfToken } from '../base/token.ts'
import type { Db } from '../db/types.ts'
import { readDeviceByToken } from '../store/devices.ts'
import { readHeads } from '../store/journal.ts'

/** How long a device is believed without asking the database again, in ms: the longest a revoked token works on another server. */
const BELIEVED_MS = 1_000
const MOST_BELIEVED = 20_000

/** Says which device a token belongs to, and whether a shop exists. Remembers the answer, because every request asks. */
export class Recognition {
  readonly #db: Db
  readonly #believed = new Map<string, { device: Device; until: number }>()
  /** Shops that are known to exist; they are never removed. */
  readonly #shops = new Set<string>()

  constructor(db: Db) {
    this.#db = db
  }

  /** @returns the device, or undefined when the token is unknown or revoked */
  async deviceOf(token: string): Promise<Device | undefined> {
    const hash = hashOfToken(token)
    const known = this.#believed.get(hash)
    if (known && known.until > performance.now()) return known.device
    const device = await readDeviceByToken(this.#db, hash)
    this.#believed.delete(hash)
    if (!device) return undefined
    if (this.#believed.size >= MOST_BELIEVED) this.#believed.clear()
    this.#believed.set(hash, { device, until: performance.now() + BELIEVED_MS })
    return device
  }

  /** Whether there is a shop with this id. */
  async knowsShop(shopId: string): Promise<boolean> {
    if (this.#shops.has(shopId)) return true
    const isThere = (await readHeads(this.#db, [shopId])).has(shopId)
    if (isThere) this.#shops.add(shopId)
    return isThere
  }

  /** A device was revoked: it is asked for anew. */
  forget(deviceId: string): void {
    for (const [hash, { device }] of this.#believed) if (device.id === deviceId) this.#believed.delete(hash)
  }
}
