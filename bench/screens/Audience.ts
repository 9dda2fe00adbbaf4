import type { EventBatch } from '@passline/shared/protocol'
import { monotonicNow } from '../monotonic.ts'
import { marksOf } from './marksOf.ts'
import { Screen } from './Screen.ts'

/** What one shop's screens have received, message by message. */
interface Message {
  bytes: Buffer
  /** How many screens have it, and when the last one got it. */
  screens: number
  lastAt: number
}

export interface AudienceOptions {
  port: number
  shopId: string
  tokens: string[]
  epoch: string
  since: number
  keepsOrder: boolean
}

/** All screens of one shop. They must receive the same messages in the same order, so each message is kept and read once. */
export class Audience {
  readonly #options: AudienceOptions
  #screens: Screen[] = []
  #messages: Message[] = []
  /** By screen: how many of the messages it has. */
  #positions: number[] = []
  /** How many of the messages were read. */
  #read = 0
  #lastAt = new Map<string, number>()
  #isListening = false
  #trouble: string | null = null
  /** Revs that came before the one that is next. */
  #early: number[] = []
  /** The newest rev that every screen has shown without a gap. */
  #rev: number

  constructor(options: AudienceOptions) {
    this.#options = options
    this.#rev = options.since
  }

  async connect(): Promise<void> {
    this.#screens = this.#options.tokens.map((token, index) => {
      const onEvents = (bytes: Buffer, start: number, end: number) => this.#receive(index, bytes, start, end)
      return new Screen({ ...this.#options, token, onEvents, onLost: (reason) => this.#fail(`screen ${index} was lost: ${reason}`) })
    })
    await Promise.all(this.#screens.map((screen) => screen.live))
  }

  begin(): void {
    this.#isListening = true
    this.#messages = []
    this.#positions = this.#screens.map(() => 0)
    this.#read = 0
    this.#lastAt = new Map()
  }

  /** Whether every screen has had as much as the one that has had most, and nothing is missing in between. */
  isEven(): boolean {
    if (this.#trouble) throw new Error(`${this.#options.shopId}: ${this.#trouble}`)
    return this.#early.length === 0 && this.#positions.every((position) => position === this.#messages.length)
  }

  /**
   * Reads what every screen has received since the last time.
   * @returns by mark, when the last screen had it; everything since `begin`
   * @throws when the journal has a gap or an event came twice
   */
  read(): ReadonlyMap<string, number> {
    const revs: number[] = []
    for (let next = this.#messages[this.#read]; next?.screens === this.#screens.length; next = this.#messages[++this.#read]) {
      const batch = JSON.parse(next.bytes.toString('utf8').slice(2))[1] as EventBatch
      for (const event of batch.events) {
        revs.push(event.rev)
        for (const mark of marksOf(event)) this.#mark(mark, next.lastAt)
      }
    }
    this.#follow(revs)
    return this.#lastAt
  }

  close(): void {
    for (const screen of this.#screens) screen.close()
  }

  #receive(index: number, bytes: Buffer, start: number, end: number): void {
    if (!this.#isListening || isHeartbeat(bytes, start, end)) return
    const position = this.#positions[index] ?? 0
    let message = this.#messages[position]
    if (!message) {
      message = { bytes: Buffer.from(bytes.subarray(start, end)), screens: 0, lastAt: 0 }
      this.#messages.push(message)
    } else if (bytes.compare(message.bytes, 0, message.bytes.length, start, end) !== 0) {
      this.#fail(`screen ${index} was sent something else than the others`)
    }
    this.#positions[index] = position + 1
    message.screens += 1
    if (message.screens === this.#screens.length) message.lastAt = monotonicNow()
  }

  #mark(mark: string, at: number): void {
    if (this.#lastAt.has(mark)) throw new Error(`${this.#options.shopId}: ${mark} came twice.`)
    this.#lastAt.set(mark, at)
  }

  /** A bare server may send the events of one moment in another order than the journal's; then only gaps count, at the end. */
  #follow(revs: number[]): void {
    if (!this.#options.keepsOrder) this.#early.push(...revs)
    for (const rev of this.#options.keepsOrder ? revs : this.#inOrder()) {
      if (rev !== this.#rev + 1) throw new Error(`${this.#options.shopId}: rev ${rev} came after ${this.#rev}.`)
      this.#rev = rev
    }
  }

  /** The early revs that follow each other from where the screens stand. */
  #inOrder(): number[] {
    const early = new Set(this.#early)
    const next: number[] = []
    for (let rev = this.#rev + 1; early.delete(rev); rev++) next.push(rev)
    this.#early = [...early]
    return next
  }

  #fail(trouble: string): void {
    this.#trouble ??= trouble
  }
}

const BEGIN = Buffer.from('"events":[')
const CLOSED = ']'.charCodeAt(0)

/** A batch without events, whoever it says is there. */
function isHeartbeat(bytes: Buffer, start: number, end: number): boolean {
  const list = bytes.indexOf(BEGIN, start)
  return list !== -1 && list < end && bytes[list + BEGIN.length] === CLOSED
}
