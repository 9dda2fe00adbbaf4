import type { Clock } from '../../server/src/base/clock.ts'

/** A clock that stands still until a test turns it. */
export class HandClock implements Clock {
  #now: number
  readonly #listeners: (() => void)[] = []

  /** @param at where it stands first, as ISO 8601 */
  constructor(at: string) {
    this.#now = Date.parse(at)
  }

  now(): number {
    return this.#now
  }

  /** The instant it shows, as the server writes instants. */
  get at(): string {
    return new Date(this.#now).toISOString()
  }

  /** @param at where it stands from now on, as ISO 8601 */
  set(at: string): void {
    this.#now = Date.parse(at)
    this.#tell()
  }

  pass(ms: number): void {
    this.#now += ms
    this.#tell()
  }

  onTurn(listener: () => void): void {
    this.#listeners.push(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** A clock that goes by itself, as the machine's does, and that nobody can turn. */
export class RunningClock extends HandClock {
  constructor() {
    super(new Date().toISOString())
  }

  override now(): number {
    return Date.now()
  }

  override get at(): string {
    return new Date().toISOString()
  }

  override onTurn(): void {}
}

/** A clock turned by hand of which nobody is told: what should happen then is found by looking. */
export class SilentClock extends HandClock {
  override onTurn(): void {}
}
