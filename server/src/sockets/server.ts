import { randomUUID } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import type { Device } from '@passline/shared/api'
import { type Channel, channelOf } from '@passline/shared/channel'
import type { Code } from '@passline/shared/code'
import { CODES } from '@passline/shared/codes'
import { type ShopId, shopId } from '@passline/shared/ids'
import { type ClientToServer, handshake, type ServerToClient } from '@passline/shared/protocol'
import { may } from '@passline/shared/role'
import { zoneOf } from '@passline/shared/zoneOf'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import type { Recognition } from '../actions/Recognition.ts'

/** What the server knows of a socket once its token was recognised. The shop comes from the token, never from the client. */
export interface SocketIdentity {
  device: Device
  shopId: ShopId
  /** Names the page that opened the socket, also when it comes back on another one. */
  session: string
  /** Where it receives messages; null when it receives none. */
  channel: Channel | null
  accountId: string | null
  /** Screens of one zone stand together, and one of them speaks. */
  zone: string
}

export type Sockets = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketIdentity>
export type FeedSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketIdentity>

/** A dead peer is noticed within PING_MS + PATIENCE_MS. */
const PING_MS = 8_000
const PATIENCE_MS = 5_000

/** The websocket server: lets in devices that may follow their shop or receive messages, and nobody else. */
export function createSockets(http: HttpServer, recognition: Recognition): Sockets {
  const io: Sockets = new Server(http, {
    transports: ['websocket'],
    pingInterval: PING_MS,
    pingTimeout: PATIENCE_MS,
    connectTimeout: 10_000,
    maxHttpBufferSize: 65_536,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
  })
  io.use((socket, next) => {
    admit(socket, recognition).then(
      (code) => next(code === null ? undefined : refusal(code)),
      () => next(refusal('busy')),
    )
  })
  return io
}

async function admit(socket: FeedSocket, recognition: Recognition): Promise<Code | null> {
  const { token } = socket.handshake.auth as { token?: unknown }
  const device = typeof token === 'string' ? await recognition.deviceOf(token) : undefined
  if (!device) return 'unauthorized'
  const said = handshake.safeParse(socket.handshake.auth)
  if (!said.success) return 'invalid'
  const wanted = shopId.safeParse(device.shopId ?? said.data.shop)
  if (!(may(device.role, 'follow') || may(device.role, 'receive')) || !wanted.success) return 'forbidden'
  socket.data = {
    device,
    shopId: wanted.data,
    session: said.data.session ?? randomUUID(),
    channel: device.accountId === null ? null : channelOf(device.role),
    accountId: device.accountId,
    zone: zoneOf(device),
  }
  return null
}

function refusal(code: Code): Error {
  return Object.assign(new Error(CODES[code].title), { data: { code } })
}
