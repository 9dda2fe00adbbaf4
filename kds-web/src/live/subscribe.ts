import { type ClientToServer, PROTOCOL, type ServerToClient, type SubscribeAnswer, subscribeAnswer } from '@passline/shared/protocol'
import type { Socket } from 'socket.io-client'
import type { ServerClock } from './serverClock.ts'

interface Line {
  socket: Socket<ServerToClient, ClientToServer>
  clock: ServerClock
  /** ms, never set back. */
  monotonic(): number
  /** How long an answer may take, ms. */
  patienceMs: number
}

/** Asks for all that happens after `since`; the answer sets the clock. @returns null when no answer came in time */
export async function subscribe(
  { socket, clock, monotonic, patienceMs }: Line,
  epoch: string,
  since: number,
): Promise<SubscribeAnswer | null> {
  const sentAt = monotonic()
  try {
    const said: unknown = await socket.timeout(patienceMs).emitWithAck('subscribe', { protocol: PROTOCOL, epoch, since })
    const answer = subscribeAnswer.safeParse(said).data
    if (!answer) return { state: 'refused', code: 'otherProtocol', detail: 'The answer to subscribe is of another protocol version.' }
    if (answer.state !== 'refused') clock.roundTrip({ sentAt, receivedAt: monotonic(), serverAt: Date.parse(answer.at) })
    return answer
  } catch {
    // socket.io rejects only when the answer did not come in time.
    return null
  }
}
