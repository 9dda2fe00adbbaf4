import { createAdapter } from '@socket.io/redis-streams-adapter'
import { Redis } from 'ioredis'
import { type DefaultEventsMap, Server } from 'socket.io'
import type { Log } from '../base/log.ts'
import { watchOutage } from '../base/outage.ts'
import { endRedis, REDIS_OPTIONS, reportTrouble } from '../base/redis.ts'
import type { Between, Ears } from './Between.ts'

/** What servers say to each other over Redis. */
type Words = Omit<Ears, 'moved'>
type Wire = Server<DefaultEventsMap, DefaultEventsMap, { [Word in keyof Words]: Words[Word] }>

export interface RedisBetween {
  /** Of the installation: others may use the same Redis. */
  epoch: string
  ears: Ears
  log: Log
  /** Carries the hints of the journal, and of everything when Redis is away: whoever has the database has these. */
  journal: Between
}

/** A hint is of the moment: without Redis it fails at once. */
const SAYING = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2_000 } as const
/** Whoever listens waits for Redis as long as it takes. */
const HEARING = { maxRetriesPerRequest: null } as const

/**
 * Servers tell each other through Redis what is too much for the database: who is to be given messages, and who is there. The wire is a
 * Socket.IO server of its own, without sockets: on the one that has them, every push to a room would go to the screens of all servers.
 */
export function betweenByRedis(url: string, { epoch, ears, log, journal }: RedisBetween): Between {
  const clients: Redis[] = []
  const connect = (options: typeof SAYING | typeof HEARING): Redis => {
    const client = new Redis(url, { ...REDIS_OPTIONS, connectionName: 'passline-between', ...options })
    reportTrouble(client, (cause) => outage.report(cause))
    clients.push(client)
    return client
  }
  const saying = connect(SAYING)
  const outage = watchOutage({
    log: log.child({ connection: 'passline-between' }),
    went: 'Redis does not carry the hints between servers',
    back: 'Redis carries the hints between servers again',
    answers: () => saying.ping(),
  })
  const name = `passline-${epoch}`
  const wire: Wire = new Server({
    adapter: createAdapter(clientOf(saying, connect, outage.report), { streamName: name, channelPrefix: name }),
  })
  wire.on('released', (shopId, messageIds) => ears.released(shopId, messageIds))
  wire.on('presenceChanged', (shopId) => ears.presenceChanged(shopId))
  const isThere = () => saying.status === 'ready'
  return {
    moved: (shopId) => journal.moved(shopId),
    released: (shopId, messageIds) => {
      if (isThere()) wire.serverSideEmit('released', shopId, messageIds)
      else journal.released(shopId, messageIds)
    },
    presenceChanged: (shopId) => {
      if (isThere()) wire.serverSideEmit('presenceChanged', shopId)
      else journal.presenceChanged(shopId)
    },
    stop: async () => {
      // First it stops listening: the adapter asks again at once when its connection ends under it.
      await wire.of('/').adapter.close()
      outage.stop()
      for (const client of clients) endRedis(client)
      await journal.stop()
    },
  }
}

/** What the adapter needs of a client. It lets nobody hear that a publication failed, which would end the process. */
function clientOf(saying: Redis, connect: (options: typeof SAYING | typeof HEARING) => Redis, report: (cause: unknown) => void) {
  return {
    options: {},
    duplicate: () => connect(HEARING),
    publish: (channel: string, payload: Buffer) => saying.publish(channel, payload).catch(report),
    xadd: (args: [string, ...string[]]) => saying.call('xadd', ...args),
  }
}
