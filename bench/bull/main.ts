import { createPostgresBackend, createRedisBackend, type PostgresConnectionOptions, withBackend } from 'bullmq'
import pino from 'pino'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { answerCalls } from '../stage/calls.ts'
import { wallClock } from '../wallClock.ts'

// Bare BullMQ, as its own pages show it: delayed jobs, and a worker that notes when it is given each.

export type BullApi = {
  /** @param dueAt instants, ms UTC. @returns how late the worker was given each job, in ms */
  run(dueAt: number[]): Promise<number[]>
}

const { DATA_DIR = '', REDIS_URL } = process.env
const AT_ONCE = 50
const PATIENCE_MS = 60_000

const embedded = REDIS_URL ? null : await startEmbedded({ dataDir: DATA_DIR, log: pino({ level: 'warn' }) })
const bull = withBackend((embedded ? createPostgresBackend : createRedisBackend) as typeof createPostgresBackend)
const ofRedis = { url: REDIS_URL, maxRetriesPerRequest: null } as PostgresConnectionOptions
const connection = embedded ? { connectionString: embedded.url, migrate: true } : ofRedis
const queue = new bull.Queue<{ dueAt: number }>('bench', { connection })
let late: number[] = []
const worker = new bull.Worker<{ dueAt: number }>('bench', async ({ data }) => void late.push(wallClock() - data.dueAt), {
  connection,
  concurrency: AT_ONCE,
})
await worker.waitUntilReady()

answerCalls(
  {
    run: async (dueAt) => {
      late = []
      await queue.addBulk(
        dueAt.map((each) => ({
          name: 'bench',
          data: { dueAt: each },
          opts: { delay: Math.max(0, each - Date.now()), removeOnComplete: true },
        })),
      )
      const until = performance.now() + Math.max(...dueAt) - wallClock() + PATIENCE_MS
      while (late.length < dueAt.length && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
      return late
    },
  } satisfies BullApi,
  () => process.kill(process.pid, 'SIGTERM'),
)
process.stdout.write('ready to ring\n')
process.once('SIGTERM', () => {
  void worker
    .close()
    .then(() => queue.close())
    .then(() => embedded?.stop())
    .then(() => process.exit(0))
})
