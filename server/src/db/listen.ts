import pg from 'pg'
import type { Log } from '../base/log.ts'

/** A way to tell the other servers on the same database that something is new. A hint that is lost costs time, never an event. */
export interface Hints {
  /** Says that these shops have moved. Hints of one moment travel together. */
  give(shopId: string): void
  /** Says something else to the other servers, in at most 7,900 bytes. */
  say(words: string): void
  stop(): Promise<void>
}

/** Those who hear what the others give and say. */
export interface Ears {
  moved(shopIds: string[]): void
  said(words: string): void
}

const CHANNEL = 'passline_shops'
const WORDS = 'passline_words'
/** Hints are gathered for so long, in ms, so that a busy evening is a few notifications a second and not one per order. */
const GATHER_MS = 5
const RETRY_MS = 2_000
/** PostgreSQL takes 8,000 bytes; shop ids have 40 at most. */
const MOST_SHOPS = 150

/** Listens for the hints of others, on a connection of its own, and gives them. */
export async function openHints(url: string, ears: Ears, log: Log): Promise<Hints> {
  const mine = crypto.randomUUID()
  const gathered = new Set<string>()
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let isStopped = false

  const connect = async (): Promise<void> => {
    // `pipeline`: hints do not wait for each other.
    const options: pg.ClientConfig & { pipeline: boolean } = {
      connectionString: url,
      application_name: 'passline hints',
      keepAlive: true,
      pipeline: true,
    }
    const next = new pg.Client(options)
    next.on('error', (cause) => log.warn({ err: cause }, 'the connection for hints was lost'))
    next.on('end', () => {
      client = null
      if (!isStopped) setTimeout(() => void connect().catch(() => undefined), RETRY_MS).unref()
    })
    next.on('notification', ({ channel, payload = '' }) => {
      const [from, ...words] = payload.split(' ')
      if (from === mine) return
      if (channel === CHANNEL) ears.moved(words)
      else ears.said(words.join(' '))
    })
    await next.connect()
    await Promise.all([CHANNEL, WORDS].map((each) => next.query(`listen ${each}`)))
    client = next
  }

  const notify = (channel: string, words: string): void => {
    client
      ?.query('select pg_notify($1, $2)', [channel, `${mine} ${words}`])
      .catch((cause: unknown) => log.warn({ err: cause }, 'a hint could not be given'))
  }

  const send = (): void => {
    timer = null
    const shopIds = [...gathered]
    gathered.clear()
    for (let start = 0; start < shopIds.length; start += MOST_SHOPS) {
      notify(CHANNEL, shopIds.slice(start, start + MOST_SHOPS).join(' '))
    }
  }

  await connect()
  return {
    give: (shopId) => {
      gathered.add(shopId)
      timer ??= setTimeout(send, GATHER_MS)
    },
    say: (words) => notify(WORDS, words),
    stop: async () => {
      isStopped = true
      if (timer) clearTimeout(timer)
      await client?.end()
    },
  }
}
