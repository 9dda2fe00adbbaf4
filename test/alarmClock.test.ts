import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AlarmQueue, alarmQueues, openTestClock, type TestClock } from './support/alarmQueue.ts'
import { until } from './support/until.ts'

describe.each(Object.entries(alarmQueues))('alarms in %s', (_, makeQueue) => {
  let queue: AlarmQueue
  let clocks: TestClock[]

  beforeEach(async () => {
    queue = await makeQueue()
    clocks = []
  })

  afterEach(async () => {
    await Promise.all(clocks.map((clock) => clock.stop()))
    await queue.remove()
  })

  const open: (ring?: ((shopId: string) => Promise<void> | void) | null) => Promise<TestClock> = async (ring) => {
    const clock = await openTestClock(queue.backend, ring)
    clocks.push(clock)
    return clock
  }

  test('every alarm rings, and never before it is due', async () => {
    const early: string[] = []
    const due = new Map<string, number>()
    const clock = await open((shopId) => void (Date.now() < (due.get(shopId) ?? 0) && early.push(shopId)))
    const now = Date.now()
    for (let at = 40; at > 0; at--) due.set(`shop-${at}`, now + at * 20)
    await clock.set(
      [...due].map(([shopId, dueAt]) => ({ shopId, dueAt })),
      now,
    )
    await until(() => clock.rang.length === 40)
    expect(clock.rang.slice().sort()).toEqual([...due.keys()].sort())
    expect(early).toEqual([])
  })

  test('what is overdue rings at once', async () => {
    const clock = await open()
    await clock.set([{ shopId: 'late', dueAt: Date.now() - 60_000 }], Date.now())
    await until(() => clock.rang.includes('late'))
  })

  test('time is what the caller says it is', async () => {
    const clock = await open()
    const longAgo = Date.UTC(2020, 1, 29)
    await clock.set([{ shopId: 'much-later', dueAt: longAgo + 60_000 }], longAgo)
    await clock.set([{ shopId: 'soon', dueAt: longAgo + 100 }], longAgo)
    await until(() => clock.rang.includes('soon'))
    expect(clock.rang).toEqual(['soon'])
  })

  test('alarms ring soon after they are due, and not at the next whole second', async () => {
    const clock = await open()
    const startedAt = performance.now()
    for (let round = 1; round <= 12; round++) {
      await clock.set([{ shopId: `round-${round}`, dueAt: Date.now() + 50 }], Date.now())
      await until(() => clock.rang.length === round)
    }
    expect(performance.now() - startedAt).toBeLessThan(6_000)
  })

  test('an earlier alarm does not wait for one that was set before', async () => {
    const clock = await open()
    await clock.set([{ shopId: 'in-an-hour', dueAt: Date.now() + 3_600_000 }], Date.now())
    await clock.set([{ shopId: 'soon', dueAt: Date.now() + 100 }], Date.now())
    await until(() => clock.rang.includes('soon'))
  })

  test('the same shop and instant rings once, however often it is set', async () => {
    const clock = await open()
    const now = Date.now()
    const alarm = { shopId: 'twice', dueAt: now + 400 }
    await clock.set([alarm, alarm], now)
    await clock.set([alarm], now)
    await (await open(null)).set([alarm], now)
    await clock.set([{ shopId: 'twice', dueAt: now + 500 }], now)
    await clock.set([{ shopId: 'last', dueAt: now + 600 }], now)
    await until(() => clock.rang.includes('last'))
    expect(clock.rang).toEqual(['twice', 'twice', 'last'])
  })

  test('what rang can be set again', async () => {
    const clock = await open()
    const alarm = { shopId: 'again', dueAt: Date.now() }
    await clock.set([alarm], Date.now())
    await until(() => clock.rang.length === 1)
    await until(async () => {
      await clock.set([alarm], Date.now())
      return clock.rang.length === 2
    })
  })

  test('thousands of shops are set at once', async () => {
    const clock = await open()
    const shops = Array.from({ length: 1_500 }, (_, at) => `shop-${at}`)
    const now = Date.now()
    await clock.set(
      shops.map((shopId) => ({ shopId, dueAt: now + 100 })),
      now,
    )
    await until(() => clock.rang.length === shops.length)
    expect(clock.rang.slice().sort()).toEqual(shops.slice().sort())
  })

  test('a process that only sets alarms rings none; another one rings them', async () => {
    const web = await open(null)
    const jobs = await open()
    await web.set([{ shopId: 'elsewhere', dueAt: Date.now() + 100 }], Date.now())
    await until(() => jobs.rang.includes('elsewhere'))
    expect(web.rang).toEqual([])
  })

  test('alarms that were set before any process rang are rung', async () => {
    const web = await open(null)
    await web.set([{ shopId: 'overdue', dueAt: Date.now() }], Date.now())
    await web.set([{ shopId: 'waiting', dueAt: Date.now() + 200 }], Date.now())
    await web.stop()
    const jobs = await open()
    await until(() => jobs.rang.length === 2)
    expect(jobs.rang).toEqual(['overdue', 'waiting'])
  })

  test('of two processes that ring, one rings each alarm', async () => {
    const [one, other] = [await open(), await open()]
    const shops = Array.from({ length: 60 }, (_, at) => `shop-${at}`)
    const now = Date.now()
    await one.set(
      shops.map((shopId, at) => ({ shopId, dueAt: now + 100 + at })),
      now,
    )
    const rang = () => [...one.rang, ...other.rang]
    await until(() => rang().length >= shops.length)
    await other.set([{ shopId: 'last', dueAt: Date.now() + 100 }], Date.now())
    await until(() => rang().includes('last'))
    expect(rang().sort()).toEqual([...shops, 'last'].sort())
  })

  test('a ring that fails is logged, and the alarm is done', async () => {
    const clock = await open((shopId) => {
      if (shopId === 'broken') throw new Error('as if')
    })
    await clock.set([{ shopId: 'broken', dueAt: Date.now() }], Date.now())
    await clock.set([{ shopId: 'last', dueAt: Date.now() + 300 }], Date.now())
    await until(() => clock.rang.includes('last'))
    expect(clock.rang).toEqual(['broken', 'last'])
    expect(clock.logged).toEqual(['error: an alarm rang and what it asked for failed'])
  })

  test('a ring that does not end holds up no other', async () => {
    const clock = await open((shopId) => (shopId === 'stuck' ? new Promise(() => undefined) : undefined))
    await clock.set([{ shopId: 'stuck', dueAt: Date.now() }], Date.now())
    await until(() => clock.rang.includes('stuck'))
    await clock.set([{ shopId: 'other', dueAt: Date.now() + 100 }], Date.now())
    await until(() => clock.rang.includes('other'))
  })

  test('a queue that lost everything takes new alarms and rings them', async () => {
    const clock = await open()
    await clock.set([{ shopId: 'lost', dueAt: Date.now() + 3_600_000 }], Date.now())
    await queue.empty()
    await clock.set([{ shopId: 'new', dueAt: Date.now() + 200 }], Date.now())
    await until(() => clock.rang.includes('new'))
  })

  test('a clock that has stopped takes no alarm', async () => {
    const clock = await open()
    await clock.stop()
    await expect(clock.set([{ shopId: 'too-late', dueAt: Date.now() }], Date.now())).rejects.toThrow('Alarms cannot be set')
  })
})
