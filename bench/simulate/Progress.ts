const IN_PLACE_MS = 500
const LINE_MS = 10_000

/** Shows how it goes: one line, updated in place on a terminal; elsewhere a line every 10 s. */
export class Progress {
  readonly #line: () => string
  readonly #isTerminal = process.stdout.isTTY === true
  readonly #timer: NodeJS.Timeout

  constructor(line: () => string) {
    this.#line = line
    this.#timer = setInterval(() => this.#show(), this.#isTerminal ? IN_PLACE_MS : LINE_MS)
  }

  /** Ends with a last line that stays. */
  end(line: string): void {
    clearInterval(this.#timer)
    process.stdout.write(`${this.#isTerminal ? '\r\x1b[K' : ''}${line}\n`)
  }

  #show(): void {
    if (!this.#isTerminal) return void process.stdout.write(`${this.#line()}\n`)
    // What does not fit would wrap, and a wrapped line cannot be taken back.
    process.stdout.write(`\r\x1b[K${this.#line().slice(0, (process.stdout.columns ?? 80) - 1)}`)
  }
}
