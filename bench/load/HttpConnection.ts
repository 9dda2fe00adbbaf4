import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  body: Buffer
}

const BUFFER_BYTES = 256 * 1024
/** Every socket reads into the same memory: what is kept is copied out before the next one reads. */
const buffer = Buffer.allocUnsafe(BUFFER_BYTES)

/** One keep-alive connection with one request under way at a time. Knows just enough HTTP to cost next to nothing. */
export class HttpConnection {
  readonly #socket: Socket
  #done: ((answer: Answer) => void) | null = null
  #pending: Buffer | null = null
  #failed: ((cause: Error) => void) | null = null

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback: (bytes) => this.#read(bytes) } })
    this.#socket.once('error', (cause) => this.#fail(cause))
    this.#socket.once('close', () => this.#fail(new Error('The server closed the connection.')))
  }

  /** Sends a request, whole and with bytes as latin1 letters, and gives its answer. */
  ask(request: string, done: (answer: Answer) => void, failed: (cause: Error) => void): void {
    this.#done = done
    this.#failed = failed
    this.#socket.write(request, 'latin1')
  }

  close(): void {
    this.#failed = null
    this.#socket.destroy()
  }

  #read(bytes: number): boolean {
    const chunk = buffer.subarray(0, bytes)
    const read = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk
    const answer = answerIn(read)
    if (answer === null) {
      this.#pending = Buffer.from(read)
      return true
    }
    this.#pending = null
    const done = this.#done
    this.#done = null
    done?.(answer)
    return true
  }

  #fail(cause: Error): void {
    this.#failed?.(cause)
    this.#failed = null
  }
}

/** The answer that these bytes are, or null when they are not yet all of it. */
function answerIn(bytes: Buffer): Answer | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return null
  const head = bytes.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN)
  if (Number.isNaN(length)) throw new Error(`An answer without a length: ${head}`)
  if (bytes.length < end + 4 + length) return null
  return { status: Number(head.slice(9, 12)), body: Buffer.from(bytes.subarray(end + 4, end + 4 + length)) }
}
