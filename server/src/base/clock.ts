/** Where "now" comes from. Tests turn it by hand; nothing else in the server asks the machine for the time of the business. */
export interface Clock {
  /** The instant now, in ms since 1970 UTC. */
  now(): number
  /** Calls back whenever the clock was turned by hand; the machine's own clock never is. */
  onTurn?(listener: () => void): void
}

export const systemClock: Clock = { now: () => Date.now() }
