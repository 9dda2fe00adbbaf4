import { Redis, type RedisOptions } from 'ioredis'
import type { Log } from './log.ts'
import { watchOutage } from './outage.ts'

/** What all our connections to Redis have in common: they come back by themselves, soon, and notice a network that is silently gone. */
export const REDIS_OPTIONS = {
  connectTimeout: 5_000,
  disconnectTimeout: 300,
  keepAlive: 10_000,
  // More than the longest blocking command, 10 s.
  socketTimeout: 30_000,
  retryStrategy: (times: number) => Math.min(times * 100, 1_000),
  // After a failover the old primary still answers, but takes no writes.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions

/**
 * Opens a connection that comes back by itself. The log says once that Redis is away and once that it is back; a command that fails says so
 * to whoever gave it. Commands wait while Redis is away, through 20 attempts at most.
 * @param url redis://user:password@host:port/db, or rediss:// for TLS
 * @param name what Redis lists the connection as, without spaces
 */
export function connectRedis(url: string, log: Log, name: string): Redis {
  const client = new Redis(url, { ...REDIS_OPTIONS, connectionName: name })
  const outage = watchOutage({
    log: log.child({ connection: name }),
    went: 'Redis is away',
    back: 'Redis is back',
    answers: () => (client.status === 'ready' ? client.ping() : Promise.reject(new Error(client.status))),
  })
  reportTrouble(client, outage.report)
  client.on('end', outage.stop)
  return client
}

/** Hands on every trouble of a connection. A connection on which nobody hears errors writes them to the console. */
export function reportTrouble(client: Redis, report: (cause: unknown) => void): void {
  client.on('error', report)
  client.on('reconnecting', () => report(new Error('The connection to Redis was lost.')))
}

/** Ends a connection, in whatever state it is. What still waits in it fails. */
export function endRedis(client: Redis): void {
  if (client.status === 'end') return
  client.disconnect()
  // Between two attempts there is nothing to disconnect, and what waits would wait for ever.
  if (client.status !== 'reconnecting') return
  client.connect().catch(() => undefined)
  client.disconnect()
}
