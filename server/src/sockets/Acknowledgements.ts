import { keepLateReceipts } from '../actions/messages/keepReceipts.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import type { NewReceipt } from '../store/inbox.ts'

/** A device that has a message. */
export interface Got {
  messageId: string
  deviceId: string
}

/** A push that is under way. */
export interface Pushed extends Got {
  /** True when it is acknowledged, false when it got lost. */
  isThere: Promise<boolean>
}

/** How long a push waits for its acknowledgements, in ms; what comes later is kept as well. */
export const PATIENCE_MS = 100
const LATE_MS = 200

/** Gathers what devices acknowledge: in time for the transaction of the push, or later, in batches. */
export class Acknowledgements {
  readonly #parts: { pool: Pool; clock: Clock; log: Log }
  readonly #late: NewReceipt[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(parts: { pool: Pool; clock: Clock; log: Log }) {
    this.#parts = parts
  }

  start(): void {
    this.#timer = setInterval(() => void this.#keepLate(), LATE_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#keepLate()
  }

  /** Waits for acknowledgements, though not for long: those that come later are kept by themselves. */
  gather(pushed: readonly Pushed[]): Promise<Got[]> {
    const got: Got[] = []
    let isOver = false
    const all = pushed.map(async ({ messageId, deviceId, isThere }) => {
      if (!(await isThere)) return
      if (isOver) this.came({ messageId, deviceId })
      else got.push({ messageId, deviceId })
    })
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        isOver = true
        resolve(got)
      }
      const timer = setTimeout(end, PATIENCE_MS)
      void Promise.all(all).then(end)
    })
  }

  /** An acknowledgement came, or it was found that it was not written down. */
  came(got: Got): void {
    this.#late.push({ ...got, kind: 'delivered', at: new Date(this.#parts.clock.now()).toISOString() })
  }

  async #keepLate(): Promise<void> {
    const late = this.#late.splice(0)
    if (late.length === 0) return
    try {
      await keepLateReceipts(this.#parts.pool, late)
    } catch (cause) {
      // The next look into the inboxes finds that they are missing.
      this.#parts.log.warn({ err: cause }, 'receipts could not be kept')
    }
  }
}
