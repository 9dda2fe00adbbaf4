import { setTimeout as pause } from 'node:timers/promises'
import type { MessagePush } from '@passline/shared/message'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { type Actor, agreed, newKey } from './support/actors.ts'
import { serve, startTestApp, type TestApp } from './support/app.ts'
import { RunningClock } from './support/clock.ts'
import { takeAwayOrder } from './support/make.ts'
import { type Random, randomOf, seedOf } from './support/random.ts'
import { openReceiver, type Receiver } from './support/receiver.ts'
import { until } from './support/until.ts'

const CASES = 320
const AT_ONCE = 4
/** Most messages are pushed within this time, in ms. */
const MOST_MS = 60

/** Something that messages are about, and how it is taken back. */
interface Told {
  isAbout(message: MessagePush): boolean
  takeBack(): Promise<unknown>
}

describe('what is taken back while it is being sent', () => {
  let app: TestApp
  let second: App
  let random: Random
  const receivers: Receiver[] = []

  beforeAll(async () => {
    random = randomOf(seedOf('cancel'))
    app = await startTestApp({ clock: new RunningClock() })
    second = await serve(app.database.url, { clock: app.clock })
    const texts = { zh: '灯灭了' }
    await agreed(app.owner.call('PUT', '/v1/brands/shanhai/im/templates/lights-out', { event: 'lightsOut', texts }))
    for (const base of [app.base, `http://127.0.0.1:${second.port}`])
      for (const role of ['kitchen', 'waiter', 'board', 'cashier'] as const)
        receivers.push(await openReceiver(app.shop.staff[role], { base }))
  })

  afterAll(async () => {
    for (const receiver of receivers) receiver.close()
    await second?.stop()
    await app?.stop()
  })

  async function order(): Promise<string> {
    const { order } = await agreed(app.shop.staff.cashier.place(takeAwayOrder()))
    return order.goods[0]?.id ?? ''
  }

  async function called(): Promise<string> {
    const goodsId = await order()
    await agreed(app.shop.staff.kitchen.step(['start', 'done', 'call'], [goodsId]))
    return goodsId
  }

  const of =
    (event: string, goodsId: string): Told['isAbout'] =>
    (message) =>
      message.event === event && message.goodsIds.some((id) => id === goodsId)

  async function sendCall(who: Actor): Promise<string> {
    const request = {
      brandId: 'shanhai',
      shopId: app.shop.id,
      event: 'lightsOut',
      channels: ['kitchen', 'waiter'],
      templateId: 'lights-out',
    }
    return (await agreed(who.call<{ call: { id: string } }>('POST', '/v1/im/calls', { ...request, requestId: newKey() }))).call.id
  }

  const told: Record<string, () => Promise<Told>> = {
    'a pickup': async () => {
      const goodsId = await called()
      return { isAbout: of('goodsCalled', goodsId), takeBack: () => agreed(app.shop.staff.waiter.step(['pickUp'], [goodsId])) }
    },
    'a recall [K20]': async () => {
      const goodsId = await called()
      return { isAbout: of('goodsCalled', goodsId), takeBack: () => agreed(app.shop.staff.kitchen.step(['recall'], [goodsId])) }
    },
    'a start': async () => {
      const goodsId = await order()
      return {
        isAbout: (message) => of('orderPlaced', goodsId)(message) && message.msgType !== 2,
        takeBack: () => agreed(app.shop.staff.kitchen.step(['start'], [goodsId])),
      }
    },
    'the cancelling of an order': async () => {
      const { order } = await agreed(app.shop.staff.cashier.place(takeAwayOrder()))
      return {
        isAbout: of('orderPlaced', order.goods[0]?.id ?? ''),
        takeBack: () => agreed(app.shop.staff.cashier.cancelOrder(order.id)),
      }
    },
    'the cancelling of a call': async () => {
      const callId = await sendCall(app.shop.staff.program)
      return {
        isAbout: (message) => message.callId === callId,
        takeBack: () => agreed(app.shop.staff.program.call('POST', `/v1/im/calls/${callId}/cancel`)),
      }
    },
  }

  test('[M4] after the answer to a cancel, a pickup or a recall no push of it is ever observed, at whatever moment it comes', async () => {
    const kinds = Object.keys(told)
    const done: { kind: string; isAbout: Told['isAbout']; pushedThen: number[] }[] = []
    const work = async (): Promise<void> => {
      while (done.length < CASES) {
        const kind = random.pick(kinds)
        const wait = random.below(MOST_MS)
        const { isAbout, takeBack } = await (told[kind]?.() ?? Promise.reject(new Error(kind)))
        await pause(wait)
        await takeBack()
        done.push({ kind, isAbout, pushedThen: receivers.map(({ pushed }) => pushed.length) })
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await isQuiet()

    const after = done.flatMap(({ kind, isAbout, pushedThen }) =>
      receivers.flatMap(({ pushed }, at) =>
        pushed
          .slice(pushedThen[at])
          .filter(isAbout)
          .map((message) => ({ kind, message })),
      ),
    )
    const before = done.filter(({ isAbout, pushedThen }) =>
      receivers.some(({ pushed }, at) => pushed.slice(0, pushedThen[at]).some(isAbout)),
    )
    console.log(`${done.length} taken back, ${before.length} of them after a push, ${after.length} pushed afterwards`)
    expect(after).toEqual([])
    expect(before.length).toBeGreaterThan(done.length / 20)
    expect(before.length).toBeLessThan(done.length)
  }, 240_000)

  /** Waits until nothing is left to be sent, and the inboxes were looked through once more. */
  async function isQuiet(): Promise<void> {
    await until(async () => {
      const { rows } = await app.sql.query("select 1 from im_message where status = 'pending' and due_at <= now()")
      return rows.length === 0
    })
    const { rev, epoch } = await agreed(app.shop.staff.kitchen.snapshot())
    await Promise.all(receivers.map((receiver) => receiver.follow(rev, epoch)))
    const heartbeats = receivers.map(({ batches }) => batches.length)
    await until(() => receivers.every(({ batches }, at) => batches.length >= (heartbeats[at] ?? 0) + 2), 30_000)
  }
})
