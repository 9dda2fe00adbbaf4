import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AlarmProcesses, installAlarmProcesses } from './support/alarmProcess.ts'
import { alarmQueues, openTestClock, runSql, type TestClock } from './support/alarmQueue.ts'
import { freshDatabase } from './support/database.ts'
import { openForwarder } from './support/forwarder.ts'
import { type RedisServer, startRedis } from './support/redisServer.ts'
import { openTarpit } from './support/tarpit.ts'
import { until } from './support/until.ts'

const WENT = 'warn: the queue of alarms is in trouble; until it is back, what is due is found by looking for it'
const BACK = 'info: the queue of alarms is back'
const soon = (shopId: string) => [{ shopId, dueAt: Date.now() + 100 }] as const

let processes: AlarmProcesses

beforeAll(() => {
  processes = installAlarmProcesses()
})

afterAll(() => processes.remove())

// At the same time, because most of it is waiting.
describe.concurrent.each(Object.entries(alarmQueues))('alarms in %s', (_, makeQueue) => {
  test('an alarm that rings in a process that is killed rings again in another, and holds up no other alarm', async ({
    onTestFinished,
  }) => {
    const queue = await makeQueue()
    onTestFinished(() => queue.remove())
    const process = await processes.start(queue.backend)
    const web = await openTestClock(queue.backend, null)
    onTestFinished(() => web.stop())
    await web.set(soon('stuck'), Date.now())
    await until(() => process.said.includes('rang stuck'))
    process.child.kill('SIGKILL')
    const other = await openTestClock(queue.backend)
    onTestFinished(() => other.stop())
    await web.set(soon('other'), Date.now())
    await until(() => other.rang.includes('other'))
    await until(() => other.rang.includes('stuck'), 30_000)
  }, 60_000)

  test('nothing keeps a process alive that has stopped its clock, not even an alarm that rings for ever', async ({ onTestFinished }) => {
    const queue = await makeQueue()
    onTestFinished(() => queue.remove())
    const process = await processes.start(queue.backend)
    const web = await openTestClock(queue.backend, null)
    onTestFinished(() => web.stop())
    await web.set(soon('stuck'), Date.now())
    await until(() => process.said.includes('rang stuck'))
    process.child.kill('SIGTERM')
    await until(() => process.said.includes('stopped'))
    await until(() => process.child.exitCode === 0, 3_000)
  })

  test('when the network is silently gone alarms are refused, and stopping ends all the same', async ({ onTestFinished }) => {
    const queue = await makeQueue()
    onTestFinished(() => queue.remove())
    const tarpit = await openTarpit(queue.backend.url)
    onTestFinished(() => tarpit.close())
    const clock = await openTestClock({ ...queue.backend, url: tarpit.url })
    onTestFinished(() => clock.stop())
    await clock.set(soon('before'), Date.now())
    await until(() => clock.rang.includes('before'))
    tarpit.swallow()
    await expect(clock.set(soon('lost'), Date.now())).rejects.toThrow('Alarms cannot be set')
    const startedAt = performance.now()
    await clock.stop()
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})

describe('alarms in postgres', () => {
  test('connections that the database ends are opened again', async ({ onTestFinished }) => {
    const queue = await alarmQueues.postgres()
    onTestFinished(() => queue.remove())
    const clock = await openTestClock(queue.backend)
    onTestFinished(() => clock.stop())
    for (const round of ['first', 'second']) {
      await runSql(
        queue.backend.url,
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'passline queue'`,
      )
      await until(() =>
        clock.set(soon(round), Date.now()).then(
          () => true,
          () => false,
        ),
      )
      await until(() => clock.rang.includes(round))
      await until(() => clock.logged.at(-1) === BACK)
    }
    expect(clock.logged).toEqual([WENT, BACK, WENT, BACK])
  })

  test('while the database is away alarms are refused, and when it is back, on the same address, they are taken and ring', async ({
    onTestFinished,
  }) => {
    const queue = await alarmQueues.postgres()
    onTestFinished(() => queue.remove())
    const road = await openForwarder()
    onTestFinished(() => road.close())
    const url = new URL(queue.backend.url)
    await road.leadTo(Number(url.port))
    url.port = String(road.port)
    const clock = await openTestClock({ kind: 'postgres', url: url.href })
    onTestFinished(() => clock.stop())
    await clock.set([{ shopId: 'before', dueAt: Date.now() + 300 }], Date.now())
    await road.close()
    await expect(clock.set(soon('refused'), Date.now())).rejects.toThrow('Alarms cannot be set')
    await road.leadTo(Number(new URL(queue.backend.url).port))
    await until(() => clock.logged.includes(BACK))
    await clock.set(soon('after'), Date.now())
    await until(() => ['before', 'after'].every((shopId) => clock.rang.includes(shopId)), 20_000)
    expect(clock.logged).toEqual([WENT, BACK])
  })

  test('two servers that start at once on a new database both work', async ({ onTestFinished }) => {
    const queue = await alarmQueues.postgres()
    onTestFinished(() => queue.remove())
    const clocks = await Promise.all([openTestClock(queue.backend), openTestClock(queue.backend)])
    onTestFinished(async () => void (await Promise.all(clocks.map((clock) => clock.stop()))))
    for (const [at, clock] of clocks.entries()) await clock.set(soon(`shop-${at}`), Date.now())
    await until(() => clocks.flatMap(({ rang }) => rang).length === 2)
  })

  test('a database that is not there is a fault that says what to do', async () => {
    const queue = await alarmQueues.postgres()
    await queue.remove()
    await expect(openTestClock(queue.backend)).rejects.toMatchObject({ name: 'Fault', message: /does not exist.*check DATABASE_URL/ })
  })

  test('a user who may not make a schema is a fault that says what to do', async () => {
    const database = await freshDatabase()
    const user = `guest_${Date.now()}`
    await runSql(database.url, `create role ${user} login password 'guest'`)
    const url = new URL(database.url)
    url.username = user
    url.password = 'guest'
    await expect(openTestClock({ kind: 'postgres', url: url.href })).rejects.toMatchObject({ message: /may create a schema/ })
    await runSql(database.url, `drop role ${user}`)
    await database.drop()
  })
})

describe('alarms in redis', () => {
  let redis: RedisServer
  let clock: TestClock | undefined

  afterEach(async () => {
    await clock?.stop()
    await redis.remove()
  })

  const open = async (settings: Parameters<typeof startRedis> = []): Promise<TestClock> => {
    redis = await startRedis(...settings)
    clock = await openTestClock({ kind: 'redis', url: redis.url })
    return clock
  }

  test('when Redis is killed alarms are refused, and when it is back they are taken and ring, those from before as well', async () => {
    const clock = await open()
    await clock.set([{ shopId: 'before', dueAt: Date.now() + 1_500 }], Date.now())
    await redis.kill()
    for (const shopId of ['refused', 'refused-too']) {
      const startedAt = performance.now()
      await expect(clock.set(soon(shopId), Date.now())).rejects.toThrow('Alarms cannot be set')
      expect(performance.now() - startedAt).toBeLessThan(4_000)
    }
    await redis.start()
    await until(() => clock.logged.includes(BACK))
    await clock.set(soon('after'), Date.now())
    await clock.set(
      Array.from({ length: 20 }, (_, at) => ({ shopId: `after-${at}`, dueAt: Date.now() })),
      Date.now(),
    )
    await until(() => ['before', 'after', 'after-19'].every((shopId) => clock.rang.includes(shopId)), 20_000)
    expect(clock.rang).not.toContain('refused')
    expect(clock.logged).toEqual([WENT, BACK])
  })

  test('when Redis is not there at the start, alarms ring as soon as it comes', async () => {
    redis = await startRedis()
    await redis.kill()
    clock = await openTestClock({ kind: 'redis', url: redis.url })
    const startedAt = performance.now()
    await expect(clock.set(soon('refused'), Date.now())).rejects.toThrow('Alarms cannot be set')
    expect(performance.now() - startedAt).toBeLessThan(4_000)
    await redis.start()
    await until(() => clock?.logged.includes(BACK))
    await clock.set(soon('after'), Date.now())
    await until(() => clock?.rang.includes('after'))
    expect(clock.logged).toEqual([WENT, BACK])
  })

  test('nothing keeps a process alive that has stopped its clock while Redis is away', async () => {
    redis = await startRedis()
    const process = await processes.start({ kind: 'redis', url: redis.url })
    await redis.kill()
    await until(() => process.said.includes('away'))
    process.child.kill('SIGTERM')
    await until(() => process.said.includes('stopped'))
    await until(() => process.child.exitCode === 0, 3_000)
  })

  test('a Redis that may forget is said', async () => {
    const clock = await open([['maxmemory-policy', 'allkeys-lru']])
    await until(() => clock.logged.length > 0)
    expect(clock.logged).toEqual(['warn: Redis may forget alarms: set its maxmemory-policy to noeviction'])
  })

  test('a Redis that is full refuses alarms, is said once, and takes them again when there is room', async () => {
    const clock = await open()
    await redis.run('config', 'set', 'maxmemory', '1')
    for (const shopId of ['refused', 'refused-too']) {
      await expect(clock.set(soon(shopId), Date.now())).rejects.toThrow('Alarms cannot be set')
    }
    await redis.run('config', 'set', 'maxmemory', '0')
    await until(() => clock.logged.includes(BACK))
    await clock.set(soon('after'), Date.now())
    await until(() => clock.rang.includes('after'))
    expect(clock.logged).toEqual([WENT, BACK])
  })
})
