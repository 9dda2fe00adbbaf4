import { monotonicNow } from '../monotonic.ts'
import { type Answer, HttpConnection } from './HttpConnection.ts'

/** One request and what is to be done with its answer. */
export interface Task {
  request: string
  /** Whether it counts: preparations in between do not. */
  counts: boolean
  done(answer: Answer): void
}

export interface Loop {
  port: number
  connections: number
  /** Ends after this time, in ms … */
  ms: number
  /** … or when a connection has no task left. */
  next(connection: number): Task | null
}

export interface LoopResult {
  /** Counted answers within the time. */
  count: number
  ms: number
  /** From sending a counted request to its answer, in ms. */
  latencies: number[]
}

/** Keeps every connection busy: the next request leaves when the answer to the last one has come. Waits for the last answers. */
export async function closedLoop({ port, connections, ms, next }: Loop): Promise<LoopResult> {
  const startedAt = monotonicNow()
  const endsAt = startedAt + ms
  const result: LoopResult = { count: 0, ms: 0, latencies: [] }
  await Promise.all(Array.from({ length: connections }, (_, index) => keepBusy(index)))
  result.ms = Math.min(monotonicNow(), endsAt) - startedAt
  return result

  function keepBusy(index: number): Promise<void> {
    const connection = new HttpConnection(port)
    return new Promise<void>((resolve, reject) => {
      const send = () => {
        const task = monotonicNow() < endsAt ? next(index) : null
        if (!task) return resolve()
        const sentAt = monotonicNow()
        const take = (answer: Answer) => {
          const now = monotonicNow()
          if (task.counts && now < endsAt) {
            result.count += 1
            result.latencies.push(now - sentAt)
          }
          try {
            task.done(answer)
          } catch (cause) {
            return reject(cause)
          }
          send()
        }
        connection.ask(task.request, take, reject)
      }
      send()
    }).finally(() => connection.close())
  }
}
