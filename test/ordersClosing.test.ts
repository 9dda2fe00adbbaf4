import type { GoodsAction } from '@passline/shared/goods'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { line, platformOrder, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

const UNKNOWN = '0195694a-5d00-7000-8000-00000000ffff'

let app: TestApp
let till: Actor
let cook: Actor
let kitchen: Screen

beforeAll(async () => {
  app = await startTestApp()
  till = app.shop.staff.cashier
  cook = app.shop.staff.kitchen
  kitchen = await openScreen(cook)
})

afterAll(async () => {
  kitchen.close()
  await app.stop()
})

describe('[K14] cleaning a room completes its order', () => {
  test('[K14] everything picked up: the order is completed and leaves the kitchen', async () => {
    const { id, goods } = await placed(tillOrder('room', '802'))
    await steps(goods, 'start', 'done', 'pickUp')
    const { order, rev } = await agreed(till.cleanRoom('802'))
    expect(order).toMatchObject({ id, status: 'completed', closedAt: app.clock.at })
    await kitchen.showsRev(rev)
    expect(kitchen.order(id)).toBeUndefined()
    expect(kitchen.events().slice(-2)).toMatchObject([
      { name: 'orderCompleted', data: { orderId: id, status: 'completed' } },
      { name: 'roomCleaned', data: { place: { kind: 'room', id: '802', name: '802' }, orderId: id } },
    ])
  })

  test('[K14] unfinished goods answer 409 with the list, and nothing changes', async () => {
    const { id, goods } = await placed(tillOrder('room', '802', [line('dumplings'), line('tea'), line('cucumber')]))
    const [dumplings = '', tea = '', cucumber = ''] = goods
    await steps([dumplings], 'start', 'done', 'pickUp')
    await steps([cucumber], 'start')
    const problem = await refused(till.cleanRoom('802'))
    expect(problem).toMatchObject({ status: 409, code: 'unfinishedGoods', goodsIds: [tea, cucumber] })
    expect((await agreed(till.order(id))).order.status).toBe('open')
  })

  test('[K14] with force the unfinished goods are cancelled with the reason orderClosed, whoever was making them', async () => {
    const { order } = await agreed(till.cleanRoom('802', { force: true }))
    expect(order).toMatchObject({ status: 'completed' })
    expect(order?.goods.map(({ status, cancelReason, cancelledAt }) => [status, cancelReason, cancelledAt])).toEqual([
      ['pickedUp', null, null],
      ['cancelled', 'orderClosed', app.clock.at],
      ['cancelled', 'orderClosed', app.clock.at],
    ])
    await kitchen.showsRev((await agreed(till.snapshot())).rev)
    // The cook sees the cancelled lines until they are acknowledged [K19].
    expect(kitchen.order(order?.id ?? '')?.status).toBe('completed')
  })

  test('[K14] with force, an order of which nothing was finished ends as cancelled', async () => {
    await placed(tillOrder('room', '803', [line('dumplings'), line('tea')]))
    expect((await agreed(till.cleanRoom('803', { force: true }))).order).toMatchObject({ status: 'cancelled' })
    expect(await agreed(till.place(tillOrder('room', '803')))).toMatchObject({ joined: false })
    await agreed(till.cleanRoom('803', { force: true }))
  })

  test('[K14] a room without an order is cleaned all the same; an unknown room is not found', async () => {
    expect((await agreed(till.cleanRoom('801'))).order).toBeNull()
    expect(await refused(till.cleanRoom('999'))).toMatchObject({ status: 404, code: 'notFound' })
  })

  test('[K14] the goods of a closed order take no more steps', async () => {
    const { goods } = await placed(tillOrder('room', '801'))
    await steps(goods, 'start', 'done', 'pickUp')
    await agreed(till.cleanRoom('801'))
    for (const action of ['recall', 'deliver'] as const) {
      expect((await refused(till.step([action], goods))).outcomes).toMatchObject([{ code: 'orderClosed' }])
    }
    expect((await agreed(till.step(['pickUp'], goods))).outcomes).toMatchObject([{ outcome: 'unchanged', status: 'pickedUp' }])
  })
})

describe('[K15] an order is open, completed or cancelled by its goods and its closing', () => {
  test('[K15] it is cancelled when all its goods are, one after the other', async () => {
    const { id, goods } = await placed(tillOrder('table', 'A1', [line('dumplings'), line('tea')]))
    await agreed(till.step(['cancel'], goods.slice(0, 1)))
    expect(await statusOf(id)).toBe('open')
    await agreed(till.step(['cancel'], goods.slice(1)))
    expect(await statusOf(id)).toBe('cancelled')
  })

  test.each([
    ['take-away', takeAwayOrder([line('dumplings'), line('tea')])],
    ['platform', platformOrder('MT-15', [line('dumplings'), line('tea')])],
  ] as const)('[K15] a %s order completes by itself when everything is picked up or cancelled', async (_what, request) => {
    const { id, goods } = await placed(request)
    await agreed(till.step(['cancel'], goods.slice(1)))
    await steps(goods.slice(0, 1), 'start', 'done', 'call')
    expect(await statusOf(id)).toBe('open')
    await steps(goods.slice(0, 1), 'pickUp')
    expect(await statusOf(id)).toBe('completed')
    expect(kitchen.events().at(-1)).toMatchObject({ name: 'orderCompleted', data: { orderId: id, status: 'completed', closedAt: null } })
  })

  test('[K15] a recall reopens a take-away order that completed by itself, on screens that had let it go', async () => {
    const { id, goods } = await placed(takeAwayOrder())
    await steps(goods, 'start', 'done', 'pickUp')
    await showsAll()
    expect(kitchen.order(id)).toBeUndefined()
    await agreed(cook.step(['recall'], goods))
    await showsAll()
    expect(kitchen.order(id)).toMatchObject({ status: 'open', goods: [{ status: 'made', pickedUpAt: null }] })
    expect(await statusOf(id)).toBe('open')
    await steps(goods, 'pickUp')
    expect(await statusOf(id)).toBe('completed')
  })

  test('[K15] a delivered take-away order stays completed', async () => {
    const { id, goods } = await placed(takeAwayOrder())
    await steps(goods, 'start', 'done', 'pickUp')
    await agreed(app.shop.staff.waiter.step(['deliver'], goods))
    expect((await agreed(till.order(id))).order).toMatchObject({ status: 'completed', goods: [{ status: 'delivered' }] })
  })

  test('[K15] an order of a room stays open when everything was picked up, until somebody closes it', async () => {
    const { id, goods } = await placed(tillOrder('room', '801'))
    await steps(goods, 'start', 'done', 'pickUp', 'deliver')
    expect(await statusOf(id)).toBe('open')
    expect((await agreed(till.completeOrder(id))).order).toMatchObject({ status: 'completed', closedAt: app.clock.at })
    const { rev } = await agreed(till.snapshot())
    expect(await agreed(till.completeOrder(id))).toMatchObject({ rev, order: { id, status: 'completed' } })
  })

  test('[K15] completing by hand asks for the unfinished goods first, as cleaning does', async () => {
    const { id, goods } = await placed(tillOrder('table', 'A1'))
    expect(await refused(till.completeOrder(id))).toMatchObject({ status: 409, code: 'unfinishedGoods', goodsIds: goods })
    await steps(goods, 'start', 'done', 'pickUp')
    await agreed(till.completeOrder(id))
    expect(await refused(till.completeOrder(UNKNOWN))).toMatchObject({ status: 404, code: 'notFound' })
  })
})

describe('[K16] cancelling an order', () => {
  test('[K16] cancels what is waiting and says which goods could not be cancelled', async () => {
    const { id, goods } = await placed(tillOrder('room', '802', [line('dumplings'), line('tea'), line('cucumber'), line('tea')]))
    const [dumplings = '', tea = '', cucumber = '', second = ''] = goods
    await steps([dumplings], 'start')
    await steps([cucumber], 'start', 'done')
    await steps([second], 'cancel')
    const { order, outcomes } = await agreed(till.cancelOrder(id))
    expect(outcomes.map((each) => [each.goodsId, each.outcome, each.code])).toEqual([
      [dumplings, 'rejected', 'alreadyStarted'],
      [tea, 'changed', null],
      [cucumber, 'rejected', 'alreadyStarted'],
      [second, 'unchanged', null],
    ])
    expect(order).toMatchObject({ status: 'open' })
    await showsAll()
    expect(kitchen.order(id)?.goods.map((each) => each.status)).toEqual(['making', 'cancelled', 'made', 'cancelled'])
  })

  test('[K16] is refused when the kitchen has started everything, with an outcome for each line', async () => {
    const { id, goods } = await placed(takeAwayOrder([line('dumplings'), line('tea')]))
    await steps(goods, 'start')
    const problem = await refused(till.cancelOrder(id))
    expect(problem).toMatchObject({ status: 409, code: 'allRejected' })
    expect(problem.outcomes?.map((each) => each.code)).toEqual(['alreadyStarted', 'alreadyStarted'])
    expect(await statusOf(id)).toBe('open')
  })

  test('[K16] cancels an untouched order as a whole; again, it changes nothing', async () => {
    const { id } = await placed(takeAwayOrder([line('dumplings'), line('tea')]))
    const { order, rev } = await agreed(till.cancelOrder(id))
    expect(order).toMatchObject({
      status: 'cancelled',
      goods: [{ status: 'cancelled', cancelReason: 'requested' }, { status: 'cancelled' }],
    })
    expect(await agreed(till.cancelOrder(id))).toMatchObject({ rev, outcomes: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }] })
    expect(await refused(till.cancelOrder(UNKNOWN))).toMatchObject({ status: 404, code: 'notFound' })
  })
})

async function placed(request: Parameters<Actor['place']>[0]): Promise<{ id: string; goods: string[] }> {
  const { order } = await agreed(till.place(request))
  return { id: order.id, goods: order.goods.map((goods) => goods.id) }
}

async function steps(goods: readonly string[], ...actions: GoodsAction[]): Promise<void> {
  for (const action of actions) await agreed(app.shop.staff.manager.step([action], [...goods]))
}

/** The status as another actor reads it. */
async function statusOf(orderId: string): Promise<string> {
  await showsAll()
  return (await agreed(app.shop.staff.waiter.order(orderId))).order.status
}

async function showsAll(): Promise<void> {
  await kitchen.showsRev((await agreed(cook.snapshot())).rev)
}
