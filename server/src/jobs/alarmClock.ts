import { withBackend } from 'bullmq'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'
import { openPostgresStore } from './postgresStore.ts'
import { openRedisStore } from './redisStore.ts'
import { openRings } from './rings.ts'

/** "This shop has something due then": one alarm however much it is, so that no shop waits behind another's ten thousand messages. */
export interface Alarm {
  shopId: string
  /** ms, UTC. */
  dueAt: number
}

/** Rings when something is due. What is due stands in the database; losing this queue costs time, never a message. */
export interface AlarmClock {
  /**
   * Sets alarms; one that is already set for the same shop and instant is not set twice.
   * @param now the caller's time, in ms UTC: an alarm rings `dueAt - now` from here on, at once when that is past
   * @throws Fault when the queue cannot be reached, within seconds; some of them may be set then
   */
  set(alarms: readonly Alarm[], now: number): Promise<void>
  /** Ends within 2 s, whatever the queue does; what rings is left to end by itself. */
  stop(): Promise<void>
}

export interface AlarmClockOptions {
  /** PostgreSQL: in a schema of its own of that database. Redis: one database (`redis://…/3`) for each Passline. */
  backend: { kind: 'postgres'; url: string } | { kind: 'redis'; url: string }
  /**
   * Called about when an alarm of this shop is due, never before, in one of the processes that ring; again after a crash.
   * What it throws is logged, and the alarm is done. Absent: this process only sets alarms.
   */
  ring?: ((shopId: string, dueAt: number) => Promise<void> | void) | undefined
  log: Log
}

const QUEUE = 'alarms'
/** In PostgreSQL a bulk makes two tables and drops them, which a few alarms are not worth. */
const FEW = 10
const AT_ONCE = 1_000
const SET_MS = 5_000
/** Together less than 2 s. */
const STOP_MS = 1_000
const CUT_MS = 700
/** BullMQ keeps a list of what happened that nobody here reads. */
const EVENTS_KEPT = 100

const WORKER = {
  // A ring takes little time.
  concurrency: 50,
  // What rang in a process that was killed rings again in another after 5 to 15 s.
  lockDuration: 5_000,
  stalledInterval: 5_000,
  runRetryDelay: 250,
  // Seconds; a new alarm does not wait for it.
  drainDelay: 10,
}

/**
 * Opens the queue of alarms. It need not be reachable when it lies in Redis, then or later: until it is, `set` rejects and nothing rings.
 * @throws Fault when it lies in PostgreSQL and its tables cannot be made or used
 */
export async function openAlarmClock({ backend, ring, log }: AlarmClockOptions): Promise<AlarmClock> {
  const store = await (backend.kind === 'postgres' ? openPostgresStore : openRedisStore)(backend.url, log)
  const bull = withBackend(store.backend)
  const queue = new bull.Queue<Alarm>(QUEUE, { connection: backend.url, streams: { events: { maxLen: EVENTS_KEPT } } })
  const rings = ring && openRings(ring, log)
  const worker = rings && new bull.Worker<Alarm>(QUEUE, ({ data }) => rings.ring(data), { connection: backend.url, ...WORKER })
  queue.on('error', store.outage.report)
  worker?.on('error', store.outage.report)
  let isStopped = false

  const close = async (): Promise<void> => {
    await worker?.close()
    await queue.close()
    await store.close()
  }

  return {
    set: async (alarms, now) => {
      const jobs = alarms.map((alarm) => jobOf(alarm, now)).sort(byId)
      try {
        if (isStopped) throw new Error('The alarm clock has stopped.')
        if (jobs.length <= FEW) return await orLate(Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts))))
        for (let start = 0; start < jobs.length; start += AT_ONCE) await orLate(queue.addBulk(jobs.slice(start, start + AT_ONCE)))
      } catch (cause) {
        store.outage.report(cause)
        throw new Fault('Alarms cannot be set; what is due is found by looking for it.', { cause })
      }
    },
    stop: async () => {
      isStopped = true
      store.outage.stop()
      const closed = close().catch((cause: unknown) => log.warn({ err: cause }, 'the queue of alarms was not closed in order'))
      if (await isDoneWithin(STOP_MS, closed)) return
      rings?.leave()
      store.cut()
      await isDoneWithin(CUT_MS, closed)
    },
  }
}

function jobOf({ shopId, dueAt }: Alarm, now: number) {
  // BullMQ takes no id that is only digits, and none with a colon.
  const jobId = `${shopId}.${dueAt}`
  return {
    name: QUEUE,
    data: { shopId, dueAt },
    opts: { jobId, delay: Math.max(0, dueAt - now), removeOnComplete: true, removeOnFail: true },
  }
}

/** In one order, so that two servers that set the same alarms never wait for each other in a ring. */
function byId(one: { opts: { jobId: string } }, other: { opts: { jobId: string } }): number {
  return one.opts.jobId < other.opts.jobId ? -1 : 1
}

async function orLate(work: Promise<unknown>): Promise<void> {
  if (!(await isDoneWithin(SET_MS, work))) throw new Error(`There was no answer within ${SET_MS} ms.`)
}

async function isDoneWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
