import pg from 'pg'
import pino from 'pino'
import { type AlarmClock, type AlarmClockOptions, openAlarmClock } from '../../server/src/jobs/alarmClock.ts'
import { freshDatabase } from './database.ts'
import { startRedis } from './redisServer.ts'

/** A place for alarms of its own, in PostgreSQL or in Redis. */
export interface AlarmQueue {
  backend: AlarmClockOptions['backend']
  /** Takes everything out of it, as if it had been lost. */
  empty(): Promise<void>
  /** Removes it; fails when a connection to it was left open. */
  remove(): Promise<void>
}

export const alarmQueues = { postgres: postgresQueue, redis: redisQueue }

async function postgresQueue(): Promise<AlarmQueue> {
  const database = await freshDatabase()
  return {
    backend: { kind: 'postgres', url: database.url },
    empty: async () => {
      // One after the other: a worker that holds one of them and wants another never waits for us in a ring.
      for (const table of ['job', 'event', 'meta']) await runSql(database.url, `delete from passline_queue.${table}`)
    },
    remove: () => database.drop(),
  }
}

async function redisQueue(): Promise<AlarmQueue> {
  const redis = await startRedis()
  return {
    backend: { kind: 'redis', url: redis.url },
    empty: () => redis.run('flushall').then(() => undefined),
    remove: async () => {
      const open =
        String(await redis.run('client', 'list'))
          .trim()
          .split('\n').length - 1
      await redis.remove()
      if (open > 0) throw new Error(`${open} connections to Redis were left open.`)
    },
  }
}

/** Runs a statement on a connection of its own. */
export async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** An alarm clock, with what it rang and logged. */
export interface TestClock extends AlarmClock {
  /** The shops in the order in which they rang. */
  rang: string[]
  /** What it logged from `info` on: level and sentence. */
  logged: string[]
}

/** Opens a clock that rings; `ring` says what else happens then, and null makes one that only sets alarms. */
export async function openTestClock(
  backend: AlarmClockOptions['backend'],
  ring: ((shopId: string) => Promise<void> | void) | null = () => undefined,
): Promise<TestClock> {
  const rang: string[] = []
  const logged: string[] = []
  const write = (line: string) => {
    const { level, msg } = JSON.parse(line) as { level: number; msg: string }
    logged.push(`${pino.levels.labels[level]}: ${msg}`)
  }
  const heard = (shopId: string) => {
    rang.push(shopId)
    return ring?.(shopId)
  }
  const clock = await openAlarmClock({ backend, log: pino({}, { write }), ring: ring ? heard : undefined })
  return { ...clock, rang, logged }
}
