import { setTimeout as pause } from 'node:timers/promises'
import type { BackendFactory, IQueueBackend } from 'bullmq'
import type { Log } from '../base/log.ts'
import { type Outage, watchOutage } from '../base/outage.ts'

/** Where BullMQ keeps the queue: PostgreSQL or Redis. */
export interface QueueStore {
  /** Makes what a Queue or a Worker of BullMQ stands on; the connections belong to the store. */
  backend: BackendFactory<IQueueBackend, string>
  outage: Outage
  /** Closes the connections once BullMQ is done with them. */
  close(): Promise<void>
  /** Cuts the connections, whatever is under way, and opens no more; what waits for them fails at once. */
  cut(): void
}

/** @param answers rejects while the store cannot be reached */
export function watchStore(log: Log, answers: () => Promise<unknown>): Outage {
  return watchOutage({
    log,
    went: 'the queue of alarms is in trouble; until it is back, what is due is found by looking for it',
    back: 'the queue of alarms is back',
    answers,
  })
}

const RETRY_MS = 200

/**
 * Makes a worker's backend bear a store that fails. By itself BullMQ asks for the next job again at once when the answer is an error, and
 * pauses its search for stalled jobs with a timer that outlives closing.
 */
export function bearTrouble(backend: IQueueBackend, report: (cause: unknown) => void): void {
  const moveToActive = backend.moveToActive.bind(backend)
  const moveStalledJobsToWait = backend.moveStalledJobsToWait.bind(backend)
  backend.moveToActive = async (token, name) => {
    try {
      return await moveToActive(token, name)
    } catch (cause) {
      report(cause)
      await pause(RETRY_MS)
      throw cause
    }
  }
  backend.moveStalledJobsToWait = async () => {
    try {
      return await moveStalledJobsToWait()
    } catch (cause) {
      report(cause)
      return [] // the next search comes soon
    }
  }
}
