import { monotonicNow } from '../monotonic.ts'
import { type Answer, HttpConnection } from './HttpConnection.ts'

export interface OpenLoop {
  port: number
  connections: number
  ms: number
  /** Requests per second. */
  rate: number
  /** From 0 to 1; decides the gaps. */
  random: () => number
  next(index: number): string
  /** @param dueAt when the request with this index was meant to leave, however late it did, in ms of `monotonicNow` */
  done(answer: Answer, index: number, dueAt: number): void
}

/**
 * Sends requests when they are due, whether or not the server keeps up (Poisson arrivals, on a grid of 1 ms). A request that finds no free
 * connection waits, and its waiting counts: otherwise a server that stops for a moment would look quick.
 * @returns how late requests left, in ms
 */
export async function openLoop({ port, connections, ms, rate, random, next, done }: OpenLoop): Promise<number[]> {
  const free = Array.from({ length: connections }, () => new HttpConnection(port))
  const all = [...free]
  const startsAt = monotonicNow() + 20
  const dueTimes = arrivals(startsAt, ms, rate, random)
  const lateness: number[] = []
  let sent = 0
  let answered = 0
  try {
    await new Promise<void>((resolve, reject) => {
      const tick = () => {
        sendDue()
        if (sent < dueTimes.length) setTimeout(tick, 1)
      }
      const sendDue = () => {
        const now = monotonicNow()
        for (let dueAt = dueTimes[sent]; dueAt !== undefined && dueAt <= now; dueAt = dueTimes[sent]) {
          const connection = free.pop()
          if (!connection) return
          send(connection, dueAt, now)
        }
      }
      const send = (connection: HttpConnection, dueAt: number, now: number) => {
        const index = sent++
        lateness.push(now - dueAt)
        const take = (answer: Answer) => {
          free.push(connection)
          answered += 1
          try {
            done(answer, index, dueAt)
          } catch (cause) {
            return reject(cause)
          }
          if (answered === dueTimes.length) resolve()
          else sendDue()
        }
        connection.ask(next(index), take, reject)
      }
      tick()
    })
  } finally {
    for (const connection of all) connection.close()
  }
  return lateness
}

function arrivals(startsAt: number, ms: number, rate: number, random: () => number): number[] {
  const times: number[] = []
  for (let at = 0; ; ) {
    at += (-Math.log(1 - random()) * 1_000) / rate
    if (at >= ms) return times
    times.push(startsAt + Math.floor(at))
  }
}
