import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Actor } from './actors.ts'
import { until } from './until.ts'

/** A client of the live feed made of nothing but a TCP connection: WebSocket, Engine.IO 4 and Socket.IO 5 as they stand on the wire. */
export interface WireClient {
  /** The text frames that came, oldest first. */
  readonly frames: readonly string[]
  /** The arguments of every Socket.IO event of this name that came. */
  said(name: string): unknown[][]
  /** Sends text frames, all in one piece. */
  send(...texts: string[]): void
  /** Connects to the main namespace as `40{"token":…}` and waits for the yes or no. */
  join(auth: object): Promise<string>
  /** Sends an event and waits for its acknowledgement. */
  ask(name: string, argument: unknown): Promise<unknown>
  /** Stops and starts reading from the connection, as a machine does that has fallen asleep. */
  pause(): void
  resume(): void
  readonly isOpen: boolean
  end(): void
}

const TEXT = 1
const CLOSE = 8

/** Opens the connection and waits for the Engine.IO handshake. */
export async function openWire({ base }: Pick<Actor, 'base'>, { answersPings = true } = {}): Promise<WireClient> {
  const { hostname, port, host } = new URL(base)
  const socket = connect({ host: hostname, port: Number(port) })
  const frames: string[] = []
  let isOpen = true
  let asked = 0
  socket.on('close', () => {
    isOpen = false
  })
  socket.on('error', () => socket.destroy())
  const send = (...texts: string[]) => void socket.write(Buffer.concat(texts.map((text) => frameOf(TEXT, Buffer.from(text)))))
  readFrames(socket, (opcode, text) => {
    if (opcode === CLOSE) socket.end()
    else if (text === '2') answersPings && send('3')
    else frames.push(text)
  })
  const upgrade = [
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
  ]
  socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\n${upgrade.join('\r\n')}\r\n\r\n`)
  await until(() => frames.length > 0 || !isOpen)
  const starting = (prefix: string) => until(() => frames.find((frame) => frame.startsWith(prefix)) ?? (isOpen ? undefined : 'closed'))
  return {
    frames,
    send,
    said: (name) =>
      frames
        .filter((frame) => frame.startsWith('42'))
        .flatMap((frame) => {
          // A number before the event asks for an acknowledgement.
          const [event, ...values] = JSON.parse(frame.replace(/^42\d*/, '')) as [string, ...unknown[]]
          return event === name ? [values] : []
        }),
    join: async (auth) => {
      send(`40${JSON.stringify(auth)}`)
      return until(() => frames.find((frame) => /^4[04]/.test(frame)) ?? (isOpen ? undefined : 'closed'))
    },
    ask: async (name, argument) => {
      const id = asked++
      send(`42${id}${JSON.stringify([name, argument])}`)
      const prefix = `43${id}[`
      const answer = await starting(prefix)
      return (JSON.parse(answer.slice(prefix.length - 1)) as unknown[])[0]
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    get isOpen() {
      return isOpen
    },
    end: () => socket.destroy(),
  }
}

/** Takes whole frames out of the stream after the head of the HTTP answer. What a server sends is neither masked nor in pieces. */
function readFrames(socket: Socket, take: (opcode: number, text: string) => void): void {
  let waiting: Buffer = Buffer.alloc(0)
  let isUpgraded = false
  socket.on('data', (part) => {
    waiting = Buffer.concat([waiting, part])
    if (!isUpgraded) {
      const end = waiting.indexOf('\r\n\r\n')
      if (end === -1) return
      isUpgraded = true
      waiting = waiting.subarray(end + 4)
    }
    for (let frame = frameIn(waiting); frame; frame = frameIn(waiting)) {
      waiting = waiting.subarray(frame.end)
      take(frame.opcode, frame.text)
    }
  })
}

function frameIn(bytes: Buffer): { opcode: number; text: string; end: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes.readUInt8(1)
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return undefined
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const end = start + length
  if (bytes.length < end) return undefined
  return { opcode: bytes.readUInt8(0) & 15, text: bytes.toString('utf8', start, end), end }
}

/** A frame as clients send it: masked. */
function frameOf(opcode: number, body: Buffer): Buffer {
  const mask = randomBytes(4)
  const length = body.length < 126 ? [128 | body.length] : [128 | 126, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([128 | opcode, ...length]), mask, body.map((byte, at) => byte ^ (mask[at % 4] ?? 0))])
}
