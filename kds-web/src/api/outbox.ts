import type { OutcomesAnswer } from '@passline/shared/api'
import type { Answer, Refusal, Unreachable } from './answer.ts'
import type { NewOutboxEntry, OutboxEntry } from './outboxEntry.ts'
import type { OutboxStore } from './outboxStore.ts'

export interface OutboxOptions {
  store: Promise<OutboxStore>
  send(entry: OutboxEntry): Promise<Answer<OutcomesAnswer>>
  /** `answer` is null when another tab of this screen had the entry decided, or the answer cannot be read. */
  decided(entry: OutboxEntry, answer: Exclude<Answer<OutcomesAnswer>, Unreachable> | null): void
  /** Runs one piece of work while no other tab of this screen does. */
  alone?: <T>(work: () => Promise<T>) => Promise<T>
  /** 0 to 1, for the jitter of the waits. */
  random?: () => number
  /** ms, never set back. */
  monotonic?: () => number
}

export interface Outbox {
  /** Takes up what an earlier run left. @returns those entries, oldest first */
  start(): Promise<OutboxEntry[]>
  add(entry: NewOutboxEntry): void
  /** Tries at once instead of waiting: the network is back. */
  wake(): void
  stop(): void
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000
/** A server that answers the same request so often, for so long, that it failed will go on failing: what waits behind it must not wait for ever. */
const FAILED_TRIES = 20
const FAILED_MS = 600_000

/**
 * Actions on their way to the server: each is stored first, then sent in order, one in flight, with the same key until the server has
 * decided it. They survive a reload if the store does.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, send, decided, alone = (work) => work(), random = Math.random, monotonic = () => performance.now() } = options
  const queue: OutboxEntry[] = []
  let isStopped = false
  let isSending = false
  let wakeUp: (() => void) | null = null
  let added: Promise<unknown> = store
  /** How often the server failed on the first entry, and since when. */
  let failed = { key: '', tries: 0, since: 0 }

  async function drain(): Promise<void> {
    if (isSending) return
    isSending = true
    let attempt = 0
    for (let entry = queue[0]; entry && !isStopped; entry = queue[0]) {
      const retryInMs = await sendOne(entry, attempt)
      if (retryInMs === null) {
        queue.shift()
        attempt = 0
      } else {
        attempt++
        await pause(retryInMs)
      }
    }
    isSending = false
  }

  /** @returns ms to wait before trying again, or null when the entry is decided */
  async function sendOne(entry: OutboxEntry, attempt: number): Promise<number | null> {
    const kept = await store
    return alone(async () => {
      if (!(await kept.has(entry.sequence))) {
        decided(entry, null)
        return null
      }
      const answer = givenUp(entry, await send(entry))
      const isUnknown = answer.kind === 'unreachable'
      // An answer that this page cannot read will be no clearer the next time: it was done, and the feed shows what.
      if (isUnknown && answer.reason !== 'unreadable') return answer.retryAfterMs ?? waitMs(attempt, random())
      await kept.remove(entry.sequence)
      decided(entry, isUnknown ? null : answer)
      return null
    })
  }

  /** The answer, or a refusal in its place when the server has failed on this entry for too long. */
  function givenUp(entry: OutboxEntry, answer: Answer<OutcomesAnswer>): Answer<OutcomesAnswer> {
    if (answer.kind !== 'unreachable' || answer.reason !== 'broken') return answer
    if (failed.key !== entry.key) failed = { key: entry.key, tries: 0, since: monotonic() }
    failed.tries++
    return failed.tries >= FAILED_TRIES && monotonic() - failed.since >= FAILED_MS ? BROKEN : answer
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    async start() {
      const left = await (await store).all()
      queue.unshift(...left.filter((each) => !queue.some((queued) => queued.sequence === each.sequence)))
      void drain()
      return left
    },
    add(entry) {
      // Chained, so that entries are stored in the order of the taps.
      added = added.then(async () => {
        queue.push({ ...entry, sequence: await (await store).add(entry) })
        void drain()
      })
    },
    wake() {
      wakeUp?.()
    },
    stop() {
      isStopped = true
      wakeUp?.()
    },
  }
}

const BROKEN: Refusal = {
  kind: 'refused',
  code: 'broken',
  status: 500,
  detail: 'The server failed on this again and again; it is not sent any more.',
  outcomes: [],
  dishIds: [],
  goodsIds: [],
}

/** Half fixed, half by chance, so that the screens of a shop do not all come back in the same instant. */
function waitMs(attempt: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
  return longest / 2 + (longest / 2) * chance
}
