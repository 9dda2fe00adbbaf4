import type { Dish } from '@passline/shared/shop'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../server/src/app.ts'
import { type Actor, actorWith, agreed, refused } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { until } from './support/until.ts'

const HOUR = 3_600_000

let app: TestApp
let shop: TestShop
let till: Screen
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  app.clock.set('2026-03-06T11:00:00.000Z')
  shop = await app.addShop(`shop-${shops}`)
  till = await openScreen(shop.staff.cashier)
})

afterEach(() => till.close())

afterAll(() => app?.stop())

describe('portions that are counted', () => {
  test('[K27] orders take their portions, lines of one dish together, and the last one sells the dish out', async () => {
    await count('dumplings', 5)
    await order(['dumplings', 1], ['dumplings', 2], ['tea', 9])
    expect(shown('dumplings')).toMatchObject({ remaining: 2, soldOut: false })
    await order(['dumplings', 2])
    expect(shown('dumplings')).toMatchObject({ remaining: 0, soldOut: true, soldOutUntil: null })
    expect(await refused(shop.staff.cashier.place(takeAwayOrder([line('dumplings')])))).toMatchObject({ code: 'soldOut' })
  })

  test('[K27] an order that wants more than is left gets nothing, and is told of which dishes', async () => {
    await Promise.all([count('dumplings', 3), count('tea', 1)])
    const before = till.state.rev
    const wanted = takeAwayOrder([line('dumplings', 2), line('dumplings', 2), line('tea'), line('cucumber')])
    expect(await refused(shop.staff.cashier.place(wanted))).toMatchObject({ code: 'notEnough', status: 409, dishIds: ['dumplings'] })
    expect(await refused(shop.staff.cashier.place(takeAwayOrder([line('dumplings', 4), line('tea', 2)])))).toMatchObject({
      dishIds: ['dumplings', 'tea'],
    })
    expect((await agreed(shop.staff.cashier.snapshot())).rev).toBe(before)
    expect([shown('dumplings')?.remaining, shown('tea')?.remaining]).toEqual([3, 1])
  })

  test('[K27] additions take their portions too', async () => {
    await count('tea', 2)
    for (const quantity of [1, 1]) await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('tea', quantity)])))
    expect(await refused(shop.staff.cashier.place(tillOrder('room', '801', [line('tea')])))).toMatchObject({ code: 'soldOut' })
  })

  test('[K27] cancelled goods that nobody has begun give back, in part too, and put back on sale what the count had sold out', async () => {
    await count('dumplings', 3)
    const { id, goods } = await order(['dumplings', 3])
    const goodsId = goods[0]?.id ?? ''
    await settled(shop.staff.cashier.step(['cancel'], [{ goodsId, quantity: 1 }]))
    expect(shown('dumplings')).toMatchObject({ remaining: 1, soldOut: false })
    await settled(shop.staff.kitchen.step(['start'], [{ goodsId, quantity: 1 }]))
    await settled(shop.staff.cashier.cancelOrder(id))
    expect(shown('dumplings')).toMatchObject({ remaining: 2, soldOut: false })
  })

  test('[K14] [K27] a room that is cleaned gives back what was not begun', async () => {
    await count('dumplings', 5)
    const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('dumplings', 2), line('dumplings', 1)])))
    await agreed(shop.staff.kitchen.step(['start'], [order.goods[1]?.id ?? '']))
    await settled(shop.staff.cashier.cleanRoom('801', { force: true }))
    expect(shown('dumplings')?.remaining).toBe(4)
  })

  test('[K27] what was sold out by hand stays so when portions come back', async () => {
    await count('dumplings', 3)
    const { id } = await order(['dumplings', 2])
    await settled(shop.staff.cashier.soldOut('dumplings'))
    await settled(shop.staff.cashier.cancelOrder(id))
    expect(shown('dumplings')).toMatchObject({ remaining: 3, soldOut: true })
  })

  test('[K27] put back on sale by hand with none left, a dish is not counted any more; a new count puts it back too', async () => {
    await count('dumplings', 1)
    await order(['dumplings', 1])
    await settled(shop.staff.cashier.backOnSale('dumplings'))
    expect(shown('dumplings')).toMatchObject({ remaining: null, soldOut: false })
    await count('dumplings', 0)
    expect(shown('dumplings')).toMatchObject({ remaining: 0, soldOut: true })
    await count('dumplings', 8)
    expect(shown('dumplings')).toMatchObject({ remaining: 8, soldOut: false })
    const rev = await count('dumplings', null)
    expect(shown('dumplings')).toMatchObject({ remaining: null, soldOut: false })
    expect(await count('dumplings', null)).toBe(rev)
  })

  test('[K27] a dish that is edited keeps its count', async () => {
    await count('tea', 7)
    await settled(shop.staff.manager.saveDish('tea', { name: { zh: '红茶' }, stationId: 'bar' as never, priceFen: 900 }))
    expect(shown('tea')).toMatchObject({ name: { zh: '红茶' }, remaining: 7 })
  })

  test('[K27] thirty orders at once on two servers take ten portions, and not one more', async () => {
    const second: App = await serve(app.database.url, { clock: app.clock })
    try {
      await count('dumplings', 10)
      const there = actorWith({ ...shop.staff.cashier, base: `http://127.0.0.1:${second.port}` })
      const tills = [shop.staff.cashier, there]
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) => (tills[index % 2] as Actor).place(takeAwayOrder([line('dumplings')]))),
      )
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(10)
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 409]))
      const { dishes, rev } = await agreed(shop.staff.cashier.snapshot())
      expect(dishes.find((dish) => dish.id === 'dumplings')).toMatchObject({ remaining: 0, soldOut: true })
      const { rows } = await app.sql.query(
        'select sum(g.quantity)::int as sold from catering_order_goods g join catering_order o on o.id = g.order_id where o.shop_id = $1',
        [shop.id],
      )
      expect(rows).toEqual([{ sold: 10 }])
      await till.showsRev(rev)
      expect(shown('dumplings')).toMatchObject({ remaining: 0, soldOut: true })
    } finally {
      await second.stop()
    }
  })
})

describe('a dish that is sold out for a time', () => {
  test('[K27] comes back by itself when its time has come, and not before', async () => {
    const instant = new Date(app.clock.now() + 2 * HOUR).toISOString()
    expect(await sellOut('tea', instant)).toMatchObject({ soldOut: true, soldOutUntil: instant })
    await alarms(1)
    app.clock.pass(2 * HOUR - 1)
    expect(shown('tea')?.soldOut).toBe(true)
    app.clock.pass(1)
    await until(() => shown('tea')?.soldOut === false)
    expect(shown('tea')?.soldOutUntil).toBeNull()
    expect(till.events().at(-1)).toMatchObject({ name: 'dishBackOnSale', actor: 'clock' })
  })

  test('[K13] [K27] until the business day ends: at the shop’s reset hour', async () => {
    expect(await sellOut('tea', 'today')).toMatchObject({ soldOutUntil: '2026-03-06T19:00:00.000Z' })
    await settled(shop.staff.manager.changeShop({ settings: { resetHour: 5 } }))
    expect(await sellOut('tea', 'today')).toMatchObject({ soldOutUntil: '2026-03-06T21:00:00.000Z' })
  })

  test('[K27] also when the server was away at that moment', async () => {
    await sellOut('tea', new Date(app.clock.now() + HOUR).toISOString())
    await alarms(1)
    await app.restart(() => app.clock.pass(2 * HOUR))
    await until(async () => (await agreed(shop.staff.cashier.snapshot())).dishes.find((dish) => dish.id === 'tea')?.soldOut === false)
  })

  test('[K27] what was said later counts more than an earlier time', async () => {
    await sellOut('tea', new Date(app.clock.now() + HOUR).toISOString())
    await sellOut('tea', new Date(app.clock.now() + 3 * HOUR).toISOString())
    await sellOut('cucumber', new Date(app.clock.now() + HOUR).toISOString())
    await sellOut('cucumber', null)
    await sellOut('noodles', new Date(app.clock.now() + HOUR).toISOString())
    await settled(shop.staff.cashier.backOnSale('noodles'))
    await sellOut('noodles', null)
    await alarms(4)
    app.clock.pass(HOUR)
    await alarms(1)
    expect(['tea', 'cucumber', 'noodles'].map((dish) => shown(dish)?.soldOut)).toEqual([true, true, true])
    app.clock.pass(2 * HOUR)
    await until(() => shown('tea')?.soldOut === false)
    expect(['cucumber', 'noodles'].map((dish) => shown(dish)?.soldOut)).toEqual([true, true])
  })

  test('[K27] nor does a dish of which none is left come back with an earlier time', async () => {
    await sellOut('tea', new Date(app.clock.now() + HOUR).toISOString())
    await count('tea', 0)
    expect(shown('tea')).toMatchObject({ remaining: 0, soldOut: true, soldOutUntil: null })
    app.clock.pass(HOUR)
    await alarms(0)
    expect(shown('tea')).toMatchObject({ remaining: 0, soldOut: true })
  })

  test('[K27] not until a time that is over, and saying the same again changes nothing', async () => {
    const path = `/v1/shops/${shop.id}/dishes/tea/sold-out`
    expect(await refused(shop.staff.cashier.call('POST', path, { until: app.clock.at }))).toMatchObject({ code: 'invalid', status: 400 })
    expect(await refused(shop.staff.cashier.call('POST', path, { until: 'tomorrow' }))).toMatchObject({ code: 'invalid', status: 400 })
    await sellOut('tea', 'today')
    const { rev } = till.state
    await sellOut('tea', 'today')
    expect(till.state.rev).toBe(rev)
  })
})

function shown(dishId: string): Dish | undefined {
  return till.state.dishes.get(dishId)
}

async function count(dishId: string, remaining: number | null): Promise<number> {
  const path = `/v1/shops/${shop.id}/dishes/${dishId}/remaining`
  const answer = await settled(shop.staff.cashier.call<{ rev: number; dish: Dish }>('PUT', path, { remaining }))
  expect(answer.dish).toEqual(shown(dishId))
  return answer.rev
}

async function sellOut(dishId: string, until: string | null): Promise<Dish> {
  const path = `/v1/shops/${shop.id}/dishes/${dishId}/sold-out`
  const answer = await settled(shop.staff.kitchen.call<{ rev: number; dish: Dish }>('POST', path, { until }))
  expect(answer.dish).toEqual(shown(dishId))
  return answer.dish
}

async function order(...wanted: [dish: string, quantity: number][]) {
  const lines = wanted.map(([dish, quantity]) => line(dish, quantity))
  return (await settled(shop.staff.cashier.place(takeAwayOrder(lines)))).order
}

/** The answer, when the till shows what the request did. */
async function settled<T extends { rev: number }>(asked: ReturnType<typeof shop.staff.cashier.call<T>>): Promise<T> {
  const answer = await agreed(asked)
  await till.showsRev(answer.rev)
  return answer
}

/** Waits until so many alarms of dishes are set in the shop. */
async function alarms(count: number): Promise<void> {
  await until(async () => {
    const { rows } = await app.sql.query("select id from shop_alarm where shop_id = $1 and kind = 'backOnSale'", [shop.id])
    return rows.length === count
  })
}
