import { percentile } from '../statistics.ts'

/** Latencies kept for the percentiles; older ones make room. */
const KEPT = 20_000

/** What the evening came to so far. */
export class Score {
  orders = 0
  additions = 0
  cancels = 0
  rushes = 0
  /** Notes that were changed, and parties that took another place. */
  edits = 0
  /** Steps that the robots took. */
  steps = 0
  /** Requests that were sent again, because no answer came or the server asked for it. */
  retries = 0
  readonly #refused = new Map<string, number>()
  readonly #latencies: number[] = []
  #count = 0

  answered(ms: number): void {
    this.#latencies[this.#count % KEPT] = ms
    this.#count += 1
  }

  refused(code: string): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1)
  }

  /** One line for a person. */
  line(open: number): string {
    const all = [...this.#refused].sort(([, a], [, b]) => b - a)
    const refused = all.reduce((sum, [, count]) => sum + count, 0)
    const codes = all.length > 0 ? ` (${all.map(([code, count]) => `${code} ${count}`).join(', ')})` : ''
    const parts = [
      `orders ${this.orders}`,
      `additions ${this.additions}`,
      `cancels ${this.cancels}`,
      `rushes ${this.rushes}`,
      `edits ${this.edits}`,
      ...(this.steps > 0 ? [`steps ${this.steps}`] : []),
      `refused ${refused}${codes}`,
      ...(this.retries > 0 ? [`sent again ${this.retries}`] : []),
      `open ${open}`,
      `p50 ${msOf(percentile(this.#latencies, 0.5))}`,
      `p99 ${msOf(percentile(this.#latencies, 0.99))}`,
    ]
    return parts.join(' · ')
  }
}

function msOf(ms: number): string {
  return Number.isNaN(ms) ? '–' : `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}
