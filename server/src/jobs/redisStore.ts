import { once } from 'node:events'
import { QueueKeys, RedisConnection, RedisQueueBackend } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import type { Log } from '../base/log.ts'
import { endRedis, REDIS_OPTIONS, reportTrouble } from '../base/redis.ts'
import { bearTrouble, type QueueStore, watchStore } from './queueStore.ts'

const PREFIX = 'passline'
/** So long a start waits for Redis, and so long a command that sets an alarm. */
const PATIENCE_MS = 2_000
/** Whoever sets an alarm has no time: without Redis it fails at once. */
const SETTING = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: PATIENCE_MS } satisfies RedisOptions
/** Whoever rings them waits for Redis as long as it takes. */
const RINGING = { maxRetriesPerRequest: null } satisfies RedisOptions

/** Keeps the queue in Redis. Does not need Redis to be there yet: it is used as soon as it comes. */
export async function openRedisStore(url: string, log: Log): Promise<QueueStore> {
  const clients: Redis[] = []
  const connect = (options: typeof SETTING | typeof RINGING): Redis => {
    const client = new Redis(url, { ...REDIS_OPTIONS, connectionName: 'passline-queue', ...options })
    reportTrouble(client, (cause) => outage.report(cause))
    clients.push(client)
    return client
  }
  const setting = connect(SETTING)
  const outage = watchStore(log, () => setting.ping())
  setting.once('ready', () => void warnOfEviction(setting, log))
  const cut = () => {
    for (const client of clients) endRedis(client)
  }
  await readyOrAway(setting)
  return {
    backend: (name, opts, { withBlockingConnection: isForWorker = false } = {}) => {
      const keys = new QueueKeys(PREFIX)
      const main = over(isForWorker ? connect(RINGING) : setting, false)
      const blocking = isForWorker ? over(connect(RINGING), true) : undefined
      const toKey = (type: string) => keys.toKey(name, type)
      const prefixed = { ...opts, connection: {}, prefix: PREFIX }
      const backend = new RedisQueueBackend(main, name, keys.getKeys(name), toKey, prefixed, blocking)
      bearTrouble(backend, outage.report)
      return backend
    },
    outage,
    close: async () => {
      const ended = clients.filter(({ status }) => status !== 'end').map((client) => once(client, 'end'))
      cut()
      await Promise.all(ended)
    },
    cut,
  }
}

/** Gives up at the first trouble: the connection goes on trying by itself. */
async function readyOrAway(client: Redis): Promise<void> {
  const giveUp = AbortSignal.timeout(PATIENCE_MS)
  await once(client, 'ready', { signal: giveUp }).catch(() => undefined)
}

async function warnOfEviction(client: Redis, log: Log): Promise<void> {
  const memory = await client.info('memory').catch(() => '') // not everyone may ask
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1]
  if (policy && policy !== 'noeviction') log.warn({ policy }, 'Redis may forget alarms: set its maxmemory-policy to noeviction')
}

/** Neither waits for Redis nor asks for its version: whoever sets an alarm is not kept waiting, and not everyone may ask. */
function over(client: Redis, blocking: boolean): RedisConnection {
  const connection = new RedisConnection(client, { shared: true, blocking, skipVersionCheck: true, skipWaitingForReady: true })
  // Without the version BullMQ takes Redis for one that waits in whole seconds.
  const allow = () => {
    connection.capabilities = { canDoubleTimeout: true, canBlockFor1Ms: false }
  }
  connection.client.then(allow, () => undefined)
  return connection
}
