import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { RunningClock } from './support/clock.ts'
import { line, takeAwayOrder } from './support/make.ts'
import { type MessageQueue, messageQueues } from './support/messageQueue.ts'
import { rowsOf, setRule } from './support/messageRows.ts'
import { type Random, randomOf, seedOf } from './support/random.ts'
import { openReceiver, type Receiver } from './support/receiver.ts'
import { type Installed, installServer, type ServerProcess } from './support/serverProcess.ts'
import { until } from './support/until.ts'

const KILLS = 20
const TIMES = 3
/** How late a message may be after the last fault, in ms. */
const LATE_MS = 10_000

describe.each(Object.entries(messageQueues))('the process that sends is killed again and again, with alarms in %s', (name, openQueue) => {
  let queue: MessageQueue
  let app: TestApp
  let installed: Installed
  let kitchen: Receiver
  let random: Random

  beforeAll(async () => {
    random = randomOf(seedOf(`loss, ${name}`))
    queue = await openQueue()
    installed = installServer()
    app = await startTestApp({ clock: new RunningClock(), env: { ...queue.env, ROLE: 'web' } })
    await setRule(app.shop, 'orderPlaced/takeAway/kitchen', { delay: 1, times: TIMES, interval: 5, lifetime: 600 })
    // These live as long as the worker is dead, or not: some are expired, none is lost.
    await setRule(app.shop, 'orderPlaced/takeAway/board', { delay: 1, times: 1, lifetime: 5 })
    kitchen = await openReceiver(app.shop.staff.kitchen)
  }, 60_000)

  afterAll(async () => {
    kitchen?.close()
    await installed?.remove()
    await app?.stop()
    await queue?.remove()
  })

  test('[M10] every message reaches its device once in effect, or is expired with its reason, and none is late after the last fault', async () => {
    let orders = 0
    const ordering = setInterval(() => {
      orders += 1
      void agreed(app.shop.staff.cashier.place(takeAwayOrder([line('dumplings', 1 + (orders % 9))])))
    }, 400)
    let server: ServerProcess | undefined
    for (let kill = 1; kill <= KILLS; kill++) {
      server = start()
      await server.ready()
      await pause(random.below(2_000))
      server.child.kill('SIGKILL')
      await server.ended
      if (kill === KILLS / 2) await queue.empty(app.database.url)
    }
    server = start()
    await server.ready()
    const lastFault = Date.now()
    clearInterval(ordering)
    await until(async () => {
      const { rows } = await app.sql.query('select 1 from shop_head h join im_cursor c using (shop_id) where h.rev > c.rev')
      const messages = await rowsOf(app.sql, app.shop, 'orderPlaced')
      return rows.length === 0 && messages.length === orders * (TIMES + 1) && messages.every((row) => row.status !== 'pending')
    }, 60_000)

    const rows = await rowsOf(app.sql, app.shop, 'orderPlaced')
    const ofKitchen = rows.filter((row) => row.channel === 'kitchen')
    expect(ofKitchen.map((row) => [row.repetition, row.status]).sort()).toEqual(
      Array.from({ length: TIMES * orders }, (_, at) => [1 + Math.floor(at / orders), 'sent']),
    )
    const ofBoard = rows.filter((row) => row.channel === 'board')
    expect(ofBoard).toHaveLength(orders)
    for (const row of ofBoard)
      expect([
        ['sent', null],
        ['expired', 'tooLate'],
      ]).toContainEqual([row.status, row.reason])
    for (const row of rows) if (row.sentAt) expect(row.sentAt.getTime()).toBeLessThan(Math.max(row.dueAt.getTime(), lastFault) + LATE_MS)

    await kitchen.has(ofKitchen.length)
    expect(new Set(kitchen.messages.map(({ id }) => id))).toEqual(new Set(ofKitchen.map((row) => row.id)))
    const pushes = kitchen.pushed.length - kitchen.messages.length
    console.log(
      `${name}: ${orders} orders, ${ofKitchen.length} messages, ${pushes} pushes again, ${ofBoard.filter((row) => !row.sentAt).length} expired`,
    )
  }, 240_000)

  function start(): ServerProcess {
    return installed.start({ ...queue.env, DATABASE_URL: app.database.url, ROLE: 'jobs' })
  }
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
