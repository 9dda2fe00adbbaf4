import type { GoodsAction, OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { until } from './support/until.ts'

const MINUTE = 60_000

let app: TestApp
let shop: TestShop
let kitchen: Screen
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  shop = await app.addShop(`shop-${shops}`)
  kitchen = await openScreen(shop.staff.kitchen)
})

afterEach(() => kitchen.close())

afterAll(() => app?.stop())

test('[K23] later courses are held, and the next one is fired by itself with the step that makes the last of the course before', async () => {
  const [dumplings, cucumber, tea, tea3] = await order(['dumplings', 1], ['cucumber', 1], ['tea', 2], ['tea', 3])
  expect(kept().map(({ held, firedAt }) => [held, firedAt])).toEqual([
    [null, null],
    [null, null],
    ['course', null],
    ['course', null],
  ])
  await step(['start', 'done'], dumplings)
  expect(held()).toEqual([null, null, 'course', 'course'])
  app.clock.pass(MINUTE)
  const { rev } = await step(['start', 'done'], cucumber)
  expect(held()).toEqual([null, null, null, 'course'])
  expect(kitchen.goods(tea ?? '')?.firedAt).toBe(app.clock.at)
  expect(kitchen.events().find((event) => event.rev === rev)).toMatchObject({ name: 'goodsFired', data: { goods: [{ id: tea }] } })
  await step(['start', 'done'], tea)
  expect(kitchen.goods(tea3 ?? '')?.held).toBeNull()
})

test('[K23] what is cancelled holds nothing back, and only the next course is fired', async () => {
  const [dumplings, , tea, tea3] = await order(['dumplings', 1], ['cucumber', 1], ['tea', 2], ['noodles', 3])
  await step(['start', 'done'], dumplings)
  const cucumber = kept()[1]?.id ?? ''
  const { rev } = await agreed(shop.staff.cashier.step(['cancel'], [cucumber]))
  await kitchen.showsRev(rev)
  expect([tea, tea3].map((id) => kitchen.goods(id ?? '')?.held)).toEqual([null, 'course'])
})

test('[K23] a course that is cancelled whole passes its turn on', async () => {
  const [dumplings, tea, noodles] = await order(['dumplings', 1], ['tea', 2], ['noodles', 3])
  await agreed(shop.staff.cashier.step(['cancel'], [tea ?? '']))
  await step(['start', 'done'], dumplings)
  expect(kitchen.goods(tea ?? '')).toMatchObject({ status: 'cancelled', held: null })
  expect(kitchen.goods(noodles ?? '')?.held).toBeNull()
})

test('[K23] held goods cannot be started; fired by hand they can, and firing them again changes nothing', async () => {
  const [, tea] = await order(['dumplings', 1], ['tea', 2])
  expect(await refused(shop.staff.kitchen.step(['start'], [tea ?? '']))).toMatchObject({
    code: 'allRejected',
    outcomes: [{ goodsId: tea, code: 'held', status: 'waiting' }],
  })
  app.clock.pass(MINUTE)
  expect(await step(['fire'], tea)).toMatchObject({ outcomes: [{ outcome: 'changed', status: 'waiting' }] })
  expect(kitchen.goods(tea ?? '')).toMatchObject({ held: null, firedAt: app.clock.at })
  expect(await step(['fire'], tea)).toMatchObject({ outcomes: [{ outcome: 'unchanged' }] })
  expect(await step(['start'], tea)).toMatchObject({ outcomes: [{ outcome: 'changed', status: 'making' }] })
})

test('[K23] a recall of the course before does not hold again what was fired', async () => {
  const [dumplings, tea] = await order(['dumplings', 1], ['tea', 2])
  await step(['start', 'done'], dumplings)
  await step(['recall'], dumplings)
  expect(kitchen.goods(tea ?? '')?.held).toBeNull()
})

test('[K23] where people fire, every later course is held, also one that is ordered alone, and nothing is fired by itself', async () => {
  await agreed(shop.staff.manager.changeShop({ settings: { autoFire: false } }))
  const [dumplings, tea] = await order(['dumplings', 1], ['tea', 2])
  await step(['start', 'done'], dumplings)
  expect(kitchen.goods(tea ?? '')?.held).toBe('course')
  await agreed(shop.staff.cashier.place(tillOrder('room', '802', [line('tea', 1, { course: 2 })])))
  const { orders } = await agreed(shop.staff.cashier.snapshot())
  expect(orders.at(-1)?.goods[0]?.held).toBe('course')
})

test('[K23] an addition is held as long as something before it is not made, and a dish comes in the course of the menu', async () => {
  await agreed(shop.staff.manager.saveDish('cake', { name: { zh: '蛋糕' }, stationId: 'cold' as never, priceFen: 1800, course: 3 }))
  const [dumplings] = await order(['dumplings', 1])
  const added = await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('cake')])))
  expect(added.order.goods.map(({ course, held }) => [course, held])).toEqual([
    [1, null],
    [3, 'course'],
  ])
  await step(['start', 'done'], dumplings)
  const later = await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('tea', 1, { course: 2 })])))
  expect(later.order.goods.map(({ held }) => held)).toEqual([null, null, null])
})

test('[K17] [K23] part of a held line is fired alone; the rest stays held in its course', async () => {
  const [, tea] = await order(['dumplings', 1], ['tea', 2, 3])
  const { outcomes, rev } = await agreed(shop.staff.kitchen.step(['fire'], [{ goodsId: tea ?? '', quantity: 1 }]))
  await kitchen.showsRev(rev)
  expect(kitchen.goods(outcomes[0]?.partId ?? '')).toMatchObject({ quantity: 1, course: 2, held: null })
  expect(kitchen.goods(tea ?? '')).toMatchObject({ quantity: 2, course: 2, held: 'course' })
})

test('[K23] held goods are never late: their minutes count from when they were fired', async () => {
  const [dumplings, tea] = await order(['dumplings', 1], ['tea', 2])
  await until(async () => (await alarms()).join() === 'overdue,unseen')
  app.clock.pass(60 * MINUTE)
  await until(async () => (await alarms()).length === 0)
  await step(['fire'], tea)
  await until(async () => (await alarms()).join() === 'overdue')
  app.clock.pass(15 * MINUTE - 1)
  expect(await overdue()).toEqual([[dumplings]])
  app.clock.pass(1)
  await until(async () => (await overdue()).length === 2)
  expect(await overdue()).toEqual([[dumplings], [tea]])
})

type Wanted = [dish: string, course: number, quantity?: number]

/** Orders for room 801, and waits until the kitchen shows it. @returns the ids of its lines */
async function order(...wanted: Wanted[]): Promise<string[]> {
  const lines = wanted.map(([dish, course, quantity = 1]) =>
    line(dish, quantity, { course, ...(dish === 'noodles' && { options: [spice] }) }),
  )
  const placed = await agreed(shop.staff.cashier.place(tillOrder('room', '801', lines)))
  await kitchen.showsRev(placed.rev)
  return placed.order.goods.map((goods) => goods.id)
}

const spice = { groupId: 'spice', choiceId: 'none' }

async function step(actions: GoodsAction[], goodsId: string | undefined) {
  const answer = await agreed(shop.staff.kitchen.step(actions, [goodsId ?? '']))
  await kitchen.showsRev(answer.rev)
  return answer
}

function kept(): readonly OrderGoods[] {
  const [order] = kitchen.state.orders.values() as Iterable<CateringOrder>
  return order?.goods ?? []
}

function held(): (string | null)[] {
  return kept().map((goods) => goods.held)
}

async function alarms(): Promise<string[]> {
  const { rows } = await app.sql.query<{ kind: string }>('select kind from shop_alarm where shop_id = $1', [shop.id])
  return rows.map((row) => row.kind).sort()
}

async function overdue(): Promise<string[][]> {
  const { rows } = await app.sql.query<{ data: { goodsIds: string[] } }>(
    "select data from shop_event where shop_id = $1 and name = 'goodsOverdue' order by rev",
    [shop.id],
  )
  return rows.map((row) => row.data.goodsIds)
}
