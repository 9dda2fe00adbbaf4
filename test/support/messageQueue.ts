import { runSql } from './alarmQueue.ts'
import { startRedis } from './redisServer.ts'

/** Where servers of a test keep their alarms. */
export interface MessageQueue {
  /** Environment variables for the servers. */
  env: Record<string, string>
  /** Takes everything out of the queue, as if it had been lost. */
  empty(databaseUrl: string): Promise<void>
  remove(): Promise<void>
}

export const messageQueues = {
  postgres: async (): Promise<MessageQueue> => ({
    env: {},
    empty: async (databaseUrl) => void (await runSql(databaseUrl, `do $$ begin execute (${TRUNCATE}); end $$`)),
    remove: async () => undefined,
  }),
  redis: async (): Promise<MessageQueue> => {
    const redis = await startRedis()
    return { env: { REDIS_URL: redis.url }, empty: () => redis.run('flushall').then(() => undefined), remove: () => redis.remove() }
  },
}

const TRUNCATE = `
  select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' cascade'
  from pg_tables where schemaname = 'passline_queue' and tablename <> 'migration'`
