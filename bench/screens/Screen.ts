import { connect, type Socket } from 'node:net'
import type { ScreenReport } from '@passline/shared/presence'
import { frameAt, textFrame } from './frames.ts'

export interface ScreenOptions {
  port: number
  shopId: string
  token: string
  epoch: string
  since: number
  /** Is given every `events` message as it came; the bytes are valid only until it returns. */
  onEvents(bytes: Buffer, start: number, end: number): void
  /** Is given every message as it came, after it was acknowledged. */
  onMessage?(message: string): void
  onLost(reason: string): void
}

const BUFFER_BYTES = 256 * 1024
/** Every socket reads into the same memory: what is kept is copied out before the next one reads. */
const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
const EVENTS = Buffer.from('42["events",')
const MESSAGE = /^42(\d+)\["message",/
/** A screen says what it has painted as often as the product's own do, ms; what no screen shows would be told to people. */
const REPORT_EVERY_MS = 1_000
/** The newest position stands in the beginning of a batch. */
const HEAD = /"head":(\d+)/
const BEGINNING = 300

/** A kitchen's screen that somebody looks at and hears. */
const WATCHED = { stations: null, visible: true, sound: 'on', voice: 'device', lastSpokenAt: null } as const

/** A screen that follows a shop over Socket.IO, without the library: a few hundred of them must not cost what the server costs. */
export class Screen {
  readonly #options: ScreenOptions
  readonly #socket: Socket
  readonly #live: { resolve(): void; reject(cause: Error): void }
  /** Settled when the server has answered `subscribe`. */
  readonly live: Promise<void>
  #isUpgraded = false
  #reportsAt = 0
  #pending: Buffer | null = null

  constructor(options: ScreenOptions) {
    this.#options = options
    let settle: { resolve(): void; reject(cause: Error): void } | undefined
    this.live = new Promise((resolve, reject) => {
      settle = { resolve, reject }
    })
    this.#live = settle as NonNullable<typeof settle>
    const onread = { buffer, callback: (bytes: number) => this.#read(bytes) }
    this.#socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true, onread })
    this.#socket.once('error', (cause) => this.#lose(cause.message))
    this.#socket.once('close', () => this.#lose('the server closed the socket'))
    this.#socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    )
  }

  close(): void {
    this.#options.onLost = () => undefined
    this.#socket.destroy()
  }

  #read(bytes: number): boolean {
    const chunk = buffer.subarray(0, bytes)
    const read = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk
    const end = this.#isUpgraded ? this.#takeFrames(read, 0) : this.#upgrade(read)
    this.#pending = end < read.length ? Buffer.from(read.subarray(end)) : null
    return true
  }

  #upgrade(read: Buffer): number {
    const end = read.indexOf('\r\n\r\n')
    if (end === -1) return 0
    if (!read.toString('latin1', 0, 12).endsWith('101')) this.#lose(read.toString())
    this.#isUpgraded = true
    return this.#takeFrames(read, end + 4)
  }

  #takeFrames(read: Buffer, from: number): number {
    let offset = from
    for (let frame = frameAt(read, offset); frame; frame = frameAt(read, offset)) {
      if (frame.opcode === 1) this.#take(read, frame.start, frame.end)
      if (frame.opcode === 8) this.#lose('the server said goodbye')
      offset = frame.end
    }
    return offset
  }

  #take(read: Buffer, start: number, end: number): void {
    if (read.compare(EVENTS, 0, EVENTS.length, start, Math.min(end, start + EVENTS.length)) === 0) {
      this.#options.onEvents(read, start, end)
      this.#report(read, start, end)
    } else this.#answer(read.toString('utf8', start, end))
  }

  #report(read: Buffer, start: number, end: number): void {
    const now = performance.now()
    if (now < this.#reportsAt) return
    this.#reportsAt = now + REPORT_EVERY_MS
    const head = HEAD.exec(read.toString('latin1', start, Math.min(end, start + BEGINNING)))?.[1]
    if (head) this.#send(`42["report",${JSON.stringify({ ...WATCHED, painted: Number(head) } satisfies ScreenReport)}]`)
  }

  /** Says what comes next in greeting the server: the token, then where to follow from. */
  #answer(text: string): void {
    const { token, shopId, epoch, since } = this.#options
    const push = MESSAGE.exec(text)
    if (push) {
      this.#send(`43${push[1]}[{"delivered":true}]`)
      this.#options.onMessage?.(text.slice(push[0].length, -1))
    } else if (text === '2') this.#send('3')
    else if (text.startsWith('0')) this.#send(`40${JSON.stringify({ token, shop: shopId })}`)
    else if (text.startsWith('40')) this.#send(`420["subscribe",${JSON.stringify({ protocol: 1, epoch, since })}]`)
    else if (text.startsWith('430') && text.includes('"state":"live"')) this.#live.resolve()
    else this.#lose(text)
  }

  #send(text: string): void {
    this.#socket.write(textFrame(text))
  }

  #lose(reason: string): void {
    this.#live.reject(new Error(reason))
    this.#options.onLost(reason)
  }
}
