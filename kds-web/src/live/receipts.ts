import type { MessageId, ShopId } from '@passline/shared/ids'
import { type Receipt, receipt } from '@passline/shared/message'
import type { Answer } from '../api/answer.ts'
import type { KeptStore } from '../api/keptStore.ts'
import { randomKey } from '../api/randomKey.ts'

export interface ReceiptsOptions {
  kept: Promise<KeptStore>
  /** Null as long as nobody knows which shop this is. */
  shopId(): ShopId | null
  send(shopId: ShopId, receipts: readonly Receipt[], key: string): Promise<Answer<unknown>>
  /** Server time, ms. */
  now(): number
}

/** What this device did with its messages [M8], on the way to the server: in batches, at most one a second, kept while offline. */
export interface Receipts {
  /** Takes up what an earlier page did not get rid of. */
  start(): Promise<void>
  note(kind: Receipt['kind'], messageIds: readonly MessageId[]): void
  /** The server can be reached: what waits is sent. */
  wake(): void
  stop(): void
}

const APART_MS = 1_000
const RETRY_MS = 10_000
const MOST_AT_ONCE = 100
/** The oldest go when a device is away for very long. */
const MOST_WAITING = 1_000
/** Told once is enough, and twice does no harm. */
const REMEMBERED = 2_000

export function createReceipts({ kept, shopId, send, now }: ReceiptsOptions): Receipts {
  const waiting = new Map<string, Receipt>()
  const told = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false
  let isStopped = false

  function schedule(ms: number): void {
    if (isStopped || isSending || timer !== undefined || waiting.size === 0) return
    timer = setTimeout(() => {
      timer = undefined
      void flush()
    }, ms)
  }

  async function flush(): Promise<void> {
    const shop = shopId()
    const batch = [...waiting].slice(0, MOST_AT_ONCE)
    if (isSending || shop === null || batch.length === 0) return schedule(RETRY_MS)
    isSending = true
    const receipts = batch.map(([, each]) => each)
    const answer = await send(shop, receipts, randomKey())
    isSending = false
    // A success that cannot be read was a success; what is refused would be refused again.
    const isDecided = answer.kind !== 'unreachable' || answer.reason === 'unreadable'
    if (answer.kind === 'refused') console.warn('receipts were refused', answer.code, answer.detail)
    if (isDecided) forget(batch.map(([key]) => key))
    schedule(isDecided ? APART_MS : RETRY_MS)
  }

  function forget(keys: readonly string[]): void {
    for (const key of keys) waiting.delete(key)
    void kept.then((values) => values.remove(keys))
  }

  function add(each: Receipt): void {
    const key = keyOf(each)
    if (told.has(key)) return
    told.add(key)
    if (told.size > REMEMBERED) told.delete(firstOf(told))
    waiting.set(key, each)
    void kept.then((values) => values.put(key, each))
    if (waiting.size > MOST_WAITING) forget([firstOf(waiting.keys())])
  }

  return {
    async start() {
      for (const stored of await (await kept).all()) {
        const each = receipt.safeParse(stored).data
        if (!each) continue
        told.add(keyOf(each))
        waiting.set(keyOf(each), each)
      }
      schedule(APART_MS)
    },
    note(kind, messageIds) {
      const at = new Date(now()).toISOString()
      for (const messageId of messageIds) add({ messageId, kind, at })
      schedule(APART_MS)
    },
    wake() {
      clearTimeout(timer)
      timer = undefined
      schedule(0)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function keyOf({ messageId, kind }: Receipt): string {
  return `${messageId} ${kind}`
}

function firstOf(keys: Iterable<string>): string {
  for (const key of keys) return key
  return ''
}
