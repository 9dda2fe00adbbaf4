import type { Log } from '../base/log.ts'
import type { FeedSocket, Sockets } from './server.ts'

/** A receiver that holds back more than this, or anything for longer than this, is closed; it comes back and starts anew. */
const MOST_BYTES = 1_048_576
const MOST_MS = 5_000

/** Since when a socket has not drained, in ms of the process's clock. */
const undrained = new WeakMap<object, number>()

/** What a session stands on: packets wait in `writeBuffer` until those before them have left, and then in the websocket. */
interface Wire {
  transport: { socket?: { bufferedAmount: number; terminate(): void } }
  writeBuffer: { data?: { length: number } }[]
}

function wireOf(socket: FeedSocket): Wire {
  return socket.conn as unknown as Wire
}

/** About how many bytes were sent to a socket and have not left this machine; 0 only when all have. */
function bytesWaiting(socket: FeedSocket): number {
  const { transport, writeBuffer } = wireOf(socket)
  return writeBuffer.reduce((sum, packet) => sum + 1 + (packet.data?.length ?? 0), transport.socket?.bufferedAmount ?? 0)
}

/** Closes the sockets that do not drain. */
export function closeSlowSockets(io: Sockets, log: Log): void {
  const now = performance.now()
  for (const socket of io.sockets.sockets.values()) {
    const waiting = bytesWaiting(socket)
    if (waiting === 0) {
      undrained.delete(socket)
      continue
    }
    const since = undrained.get(socket) ?? now
    undrained.set(socket, since)
    if (waiting < MOST_BYTES && now - since < MOST_MS) continue
    log.warn({ deviceId: socket.data.device.id, waiting }, 'a receiver that did not drain was closed')
    // Not `close`: that would wait, with all that is buffered, for an answer that does not come.
    wireOf(socket).transport.socket?.terminate()
  }
}

/** Waits until a socket has drained, so that a long replay does not pile up in memory. Ends when the socket does. */
export async function backlogOf(socket: FeedSocket): Promise<void> {
  while (socket.connected && bytesWaiting(socket) > MOST_BYTES / 4) await new Promise((resolve) => setTimeout(resolve, 20))
}
