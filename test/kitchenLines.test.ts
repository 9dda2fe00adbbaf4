import { listsOf, stateOf } from '@passline/shared/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

const UNKNOWN = '0195694a-5d00-7000-8000-00000000ffff'

let app: TestApp
let till: Actor
let cook: Actor
let screen: Screen

beforeAll(async () => {
  app = await startTestApp()
  till = app.shop.staff.cashier
  cook = app.shop.staff.kitchen
  screen = await openScreen(app.shop.staff.pass)
})

afterAll(async () => {
  screen.close()
  await app.stop()
})

describe('[K11] each goods has its own outcome', () => {
  test('[K11] one rejected line never holds back the others', async () => {
    const { order } = await agreed(till.place(takeAwayOrder([line('dumplings'), line('tea'), line('cucumber')])))
    const [dumplings = '', tea = '', cucumber = ''] = order.goods.map((goods) => goods.id)
    await agreed(till.step(['cancel'], [tea]))
    await agreed(cook.step(['start'], [cucumber]))
    const answer = await cook.step(['start'], [dumplings, tea, UNKNOWN, cucumber])
    expect(answer.status).toBe(200)
    expect(
      (await agreed(Promise.resolve(answer))).outcomes.map(({ goodsId, outcome, code, status }) => [goodsId, outcome, code, status]),
    ).toEqual([
      [dumplings, 'changed', null, 'making'],
      [tea, 'rejected', 'cancelled', 'cancelled'],
      [UNKNOWN, 'rejected', 'unknownGoods', null],
      [cucumber, 'unchanged', null, 'making'],
    ])
    await showsAll()
    expect(screen.goods(dumplings)?.status).toBe('making')
  })

  test('[K11] the answer is 409 only when every line is rejected, and then it carries the outcomes', async () => {
    const { order } = await agreed(till.place(takeAwayOrder([line('dumplings'), line('tea')])))
    const ids = order.goods.map((goods) => goods.id)
    const problem = await refused(cook.step(['call'], [...ids, UNKNOWN]))
    expect(problem).toMatchObject({ status: 409, code: 'allRejected' })
    expect(problem.outcomes?.map((each) => each.code)).toEqual(['notMade', 'notMade', 'unknownGoods'])
    await agreed(cook.step(['start'], ids))
    expect((await cook.step(['start'], ids)).status).toBe(200)
  })

  test('[K11] goods of many orders are moved by one request, and each order is told of once', async () => {
    const orders = await Promise.all([1, 2, 3].map(() => agreed(till.place(takeAwayOrder([line('dumplings'), line('tea')])))))
    await showsAll()
    const heard = screen.events().length
    await agreed(
      cook.step(
        ['start', 'done'],
        orders.flatMap(({ order }) => order.goods.map((goods) => goods.id)),
      ),
    )
    await showsAll()
    const told = screen.events().slice(heard)
    expect(told.map((event) => event.name)).toEqual(['goodsStarted', 'goodsStarted', 'goodsStarted', 'goodsMade', 'goodsMade', 'goodsMade'])
  })
})

describe('[K17] part of a line splits it in two', () => {
  test.each([
    ['start', [], 'making'],
    ['done', ['start'], 'made'],
    ['cancel', [], 'cancelled'],
  ] as const)('[K17] %s 1 of 3: the part takes the step, the rest stays', async (action, before, status) => {
    const { orderId, goodsId } = await threePortions()
    for (const step of before) await agreed(cook.step([step], [goodsId]))
    const by = action === 'cancel' ? till : cook
    const { outcomes } = await agreed(by.step([action], [{ goodsId, quantity: 1 }]))
    const partId = outcomes[0]?.partId
    expect(outcomes).toMatchObject([{ goodsId, outcome: 'changed', status }])
    await showsAll()
    const rest = screen.goods(goodsId)
    const part = screen.goods(partId ?? '')
    expect(rest).toMatchObject({ quantity: 2, status: before.length === 0 ? 'waiting' : 'making', splitFrom: null })
    expect(part).toMatchObject({ quantity: 1, status, splitFrom: goodsId, line: rest?.line, dishId: rest?.dishId, addedAt: rest?.addedAt })
    await matchesTheTables(orderId)
  })

  test('[K17] a part can be split again', async () => {
    const { orderId, goodsId } = await threePortions()
    const first = await agreed(cook.step(['start'], [{ goodsId, quantity: 2 }]))
    const part = first.outcomes[0]?.partId ?? ''
    const second = await agreed(cook.step(['done'], [{ goodsId: part, quantity: 1 }]))
    await showsAll()
    const lines = screen.order(orderId)?.goods.filter((goods) => goods.line === 1)
    expect(lines?.map(({ id, quantity, status, splitFrom }) => ({ id, quantity, status, splitFrom }))).toEqual([
      { id: goodsId, quantity: 1, status: 'waiting', splitFrom: null },
      { id: part, quantity: 1, status: 'making', splitFrom: goodsId },
      { id: second.outcomes[0]?.partId, quantity: 1, status: 'made', splitFrom: part },
    ])
    await matchesTheTables(orderId)
  })

  test('[K17] naming all portions does not split', async () => {
    const { orderId, goodsId } = await threePortions()
    const { outcomes } = await agreed(cook.step(['start'], [{ goodsId, quantity: 3 }]))
    expect(outcomes).toMatchObject([{ outcome: 'changed', status: 'making', partId: null }])
    await showsAll()
    expect(screen.order(orderId)?.goods.filter((goods) => goods.line === 1)).toHaveLength(1)
  })

  test('[K17] more portions than the line has are refused and nothing is split', async () => {
    const { orderId, goodsId } = await threePortions()
    const problem = await refused(cook.step(['start'], [{ goodsId, quantity: 4 }]))
    expect(problem.outcomes).toMatchObject([{ code: 'quantityTooLarge', status: 'waiting' }])
    await showsAll()
    expect(screen.order(orderId)?.goods).toHaveLength(2)
  })

  test('[K17] a refused or needless step on a part leaves the line whole', async () => {
    const { orderId, goodsId } = await threePortions()
    await agreed(cook.step(['start'], [goodsId]))
    expect((await refused(till.step(['cancel'], [{ goodsId, quantity: 1 }]))).outcomes).toMatchObject([{ code: 'alreadyStarted' }])
    expect((await agreed(cook.step(['start'], [{ goodsId, quantity: 1 }]))).outcomes).toMatchObject([
      { outcome: 'unchanged', partId: null },
    ])
    await showsAll()
    expect(screen.order(orderId)?.goods.map((goods) => goods.quantity)).toEqual([3, 1])
  })

  test('[K17] one tap of start and done on a part moves only the part', async () => {
    const { orderId, goodsId } = await threePortions()
    await agreed(cook.step(['start', 'done'], [{ goodsId, quantity: 1 }]))
    await showsAll()
    const lines = screen.order(orderId)?.goods.filter((goods) => goods.line === 1)
    expect(lines?.map(({ quantity, status }) => [quantity, status])).toEqual([
      [2, 'waiting'],
      [1, 'made'],
    ])
    await matchesTheTables(orderId)
  })
})

describe('[K19] a cancelled line stays on the kitchen screen until a cook has seen it', () => {
  test('[K19] it stands there struck through, also after the screen was loaded anew', async () => {
    const { order } = await agreed(till.place(tillOrder('room', '803', [line('dumplings'), line('tea')])))
    const [goodsId = ''] = order.goods.map((goods) => goods.id)
    await agreed(till.step(['cancel'], [goodsId]))
    const again = await openScreen(cook)
    expect(again.goods(goodsId)).toMatchObject({ status: 'cancelled', cancelSeenAt: null })

    await agreed(cook.seen([goodsId]))
    await again.showsRev((await agreed(cook.snapshot())).rev)
    expect(again.goods(goodsId)).toMatchObject({ status: 'cancelled', cancelSeenAt: app.clock.at })
    again.close()
  })

  test('[K19] an order of which everything was cancelled leaves the screens when its last line was seen', async () => {
    const { order } = await agreed(till.place(takeAwayOrder([line('dumplings'), line('tea')])))
    const [first = '', second = ''] = order.goods.map((goods) => goods.id)
    await agreed(till.cancelOrder(order.id))
    await showsAll()
    expect(screen.order(order.id)?.status).toBe('cancelled')
    await agreed(cook.seen([first]))
    await showsAll()
    expect(screen.order(order.id)).toBeDefined()
    await agreed(cook.seen([second]))
    await showsAll()
    expect(screen.order(order.id)).toBeUndefined()
    expect((await agreed(cook.snapshot())).orders.map(({ id }) => id)).not.toContain(order.id)
    expect((await agreed(till.order(order.id))).order.status).toBe('cancelled')
  })

  test('[K19] acknowledging again, or what is not cancelled, changes nothing', async () => {
    const { order } = await agreed(till.place(takeAwayOrder([line('dumplings'), line('tea')])))
    const [first = '', second = ''] = order.goods.map((goods) => goods.id)
    await agreed(till.step(['cancel'], [first]))
    const { rev } = await agreed(cook.seen([first]))
    app.clock.pass(1_000)
    expect((await agreed(cook.seen([first, second, UNKNOWN]))).rev).toBe(rev)
  })
})

/** Three portions of dumplings and a tea, so that the order stays open. */
async function threePortions(): Promise<{ orderId: string; goodsId: string }> {
  const { order } = await agreed(till.place(takeAwayOrder([line('dumplings', 3), line('tea')])))
  return { orderId: order.id, goodsId: order.goods[0]?.id ?? '' }
}

async function showsAll(): Promise<void> {
  await screen.showsRev((await agreed(cook.snapshot())).rev)
}

/** The order is the same on the screen, in the server's memory and in the tables. */
async function matchesTheTables(orderId: string): Promise<void> {
  const { order } = await agreed(till.order(orderId))
  expect(screen.order(orderId)).toEqual(order)
  expect(screen.shown).toEqual(listsOf(stateOf(await agreed(cook.snapshot()))))
}
