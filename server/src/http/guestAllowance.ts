/** How often one name may ask. */
interface AllowanceOptions {
  /** How many may come at once. */
  burst: number
  /** How many come back every second. */
  perSecond: number
  /** ms since 1970 UTC */
  now(): number
}

const MOST_NAMES = 10_000

/** Lets each name ask now and then, such as a network address or a key. Bounded: of the names, those that asked longest ago are forgotten. */
export class GuestAllowance {
  readonly #options: AllowanceOptions
  /** What each name has left, and when that was so; the latest last. */
  readonly #left = new Map<string, { tokens: number; at: number }>()

  constructor(options: AllowanceOptions) {
    this.#options = options
  }

  /** Takes one of the name's allowance. @returns false when nothing is left */
  take(name: string): boolean {
    const { burst, perSecond } = this.#options
    const now = this.#options.now()
    const before = this.#left.get(name) ?? { tokens: burst, at: now }
    // A clock that was set back gives nothing, and takes nothing.
    const tokens = Math.min(burst, before.tokens + (Math.max(0, now - before.at) / 1_000) * perSecond)
    this.#left.delete(name)
    this.#left.set(name, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
    const [oldest] = this.#left.keys()
    if (this.#left.size > MOST_NAMES && oldest !== undefined) this.#left.delete(oldest)
    return tokens >= 1
  }
}
