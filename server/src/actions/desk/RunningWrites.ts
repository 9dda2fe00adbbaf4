import { nameOfKey } from '../../store/idempotency.ts'
import { problemReply } from '../reply.ts'
import type { Reply, WriteKey } from './command.ts'

/** How long a repeated request waits for the answer of the first, in ms. */
const PATIENCE_MS = 5_000

/** Writes that are under way in this process, so that a request repeated at once gets the answer of the first instead of a second try. */
export class RunningWrites {
  readonly #running = new Map<string, { requestHash: string; reply: Promise<Reply> }>()

  /** Runs the write, or shares the one that runs under the same key. */
  share(key: WriteKey, run: () => Promise<Reply>): Promise<Reply> {
    const name = nameOfKey(key)
    const known = this.#running.get(name)
    if (known) return known.requestHash === key.requestHash ? patiently(known.reply) : Promise.resolve(problemReply('keyReused'))
    const reply = run().finally(() => this.#running.delete(name))
    this.#running.set(name, { requestHash: key.requestHash, reply })
    return reply
  }
}

function patiently(reply: Promise<Reply>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(problemReply('stillRunning')), PATIENCE_MS)
    reply.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
