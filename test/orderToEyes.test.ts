import type { seenGoods } from '@passline/shared/api'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type * as z from 'zod'
import { type Actor, agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder } from './support/make.ts'
import { openReceiver, type Receiver } from './support/receiver.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { until } from './support/until.ts'

let app: TestApp
let shop: TestShop
let till: Screen
let shops = 0
const receivers: Receiver[] = []

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  shop = await app.addShop(`shop-${shops}`)
  till = await openScreen(shop.staff.cashier)
})

afterEach(() => {
  till.close()
  for (const receiver of receivers.splice(0)) receiver.close()
})

afterAll(() => app?.stop())

test('what a kitchen screen has painted is seen: by whom and since when, and it does not become unseen', async () => {
  const kitchen = await open(shop.staff.kitchen)
  const { rev, order } = await place(['dumplings'], ['cucumber'])
  app.clock.pass(3_000)
  kitchen.report({ painted: rev })
  const goodsIds = order.goods.map((goods) => goods.id)
  const seenBy = { deviceId: shop.devices.kitchen.id, name: shop.devices.kitchen.name }
  expect(await seenOf(order.id, 2)).toEqual(goodsIds.map((goodsId) => ({ goodsId, what: 'ordered', seenAt: app.clock.at, seenBy })))
  const later = await place(['tea'])
  app.clock.pass(10_000)
  expect(await unseenKeys(1)).toEqual([`${later.order.goods[2]?.id}:ordered`])
})

test('what no screen has painted for 10 s is unseen, on every screen at once, until one paints it', async () => {
  const kitchen = await open(shop.staff.kitchen)
  const { rev, order } = await place(['dumplings'])
  kitchen.report({ painted: rev - 1 })
  app.clock.pass(9_999)
  expect(till.state.unseen.size).toBe(0)
  app.clock.pass(1)
  const goodsId = order.goods[0]?.id ?? ''
  expect(await unseenKeys(1)).toEqual([`${goodsId}:ordered`])
  expect(await seenOf(order.id, 0)).toEqual([])
  app.clock.pass(4_000)
  kitchen.report({ painted: rev })
  await unseenKeys(0)
  expect(await seenOf(order.id, 1)).toMatchObject([{ goodsId, what: 'ordered', seenAt: app.clock.at }])
  expect(
    till
      .events()
      .map((event) => [event.name, event.actor])
      .slice(-2),
  ).toEqual([
    ['orderUnseen', 'clock'],
    ['orderSeen', shop.devices.kitchen.id],
  ])
})

test('a screen sees what it shows: goods of another station, and what is painted on a page that is not in front, are not seen', async () => {
  const [hot, all] = [await open(shop.staff.kitchen), await open(shop.staff.pass)]
  const { rev, order } = await place(['dumplings'], ['cucumber'], ['tea'])
  const [dumplings, cucumber, tea] = order.goods
  hot.report({ painted: rev, stations: ['hot', 'bar'] })
  all.report({ painted: rev, visible: false })
  expect(new Set((await seenOf(order.id, 2)).map((each) => each.goodsId))).toEqual(new Set([dumplings?.id, tea?.id]))
  app.clock.pass(10_000)
  expect(await unseenKeys(1)).toEqual([`${cucumber?.id}:ordered`])
  all.report({ painted: rev })
  await unseenKeys(0)
  expect((await seenOf(order.id, 3)).find((each) => each.goodsId === cucumber?.id)?.seenBy.deviceId).toBe(shop.devices.pass.id)
})

test('waiters, boards and tills are no eyes of the kitchen', async () => {
  const others = await Promise.all([shop.staff.waiter, shop.staff.board, shop.staff.cashier].map(open))
  const { rev } = await place(['dumplings'])
  for (const each of others) each.report({ painted: rev + 5 })
  app.clock.pass(10_000)
  await unseenKeys(1)
})

test('[K8] a cancellation that nobody has painted is unseen, and seen when somebody paints it', async () => {
  const kitchen = await open(shop.staff.kitchen)
  const { rev, order } = await place(['dumplings'])
  kitchen.report({ painted: rev })
  await seenOf(order.id, 1)
  const cancelled = await agreed(shop.staff.cashier.cancelOrder(order.id))
  app.clock.pass(10_000)
  const goodsId = order.goods[0]?.id ?? ''
  expect(await unseenKeys(1)).toEqual([`${goodsId}:cancelled`])
  kitchen.report({ painted: cancelled.rev })
  await unseenKeys(0)
  expect((await seenOf(order.id, 2)).map((each) => each.what)).toEqual(['ordered', 'cancelled'])
})

test('a cook who starts goods has seen them, whatever the screen says', async () => {
  const { order } = await place(['dumplings'])
  app.clock.pass(10_000)
  await unseenKeys(1)
  await agreed(shop.staff.kitchen.step(['start'], [order.goods[0]?.id ?? '']))
  await unseenKeys(0)
})

test('what was ordered before any screen came is seen when one comes, also after the server started anew', async () => {
  const first = await place(['dumplings'])
  app.clock.pass(10_000)
  await unseenKeys(1)
  await app.restart()
  await till.plugIn()
  const { rev, order } = await place(['tea'])
  const kitchen = await open(shop.staff.kitchen)
  kitchen.report({ painted: rev })
  await unseenKeys(0)
  expect(order.id).toBe(first.order.id)
  expect(await seenOf(order.id, 2)).toHaveLength(2)
})

test('the first who saw it stands', async () => {
  const [kitchen, pass] = [await open(shop.staff.kitchen), await open(shop.staff.pass)]
  const { rev, order } = await place(['dumplings'])
  pass.report({ painted: rev })
  await seenOf(order.id, 1)
  app.clock.pass(1_000)
  const next = await place(['tea'])
  kitchen.report({ painted: next.rev })
  const seen = await seenOf(order.id, 2)
  expect(seen.map((each) => each.seenBy.deviceId)).toEqual([shop.devices.pass.id, shop.devices.kitchen.id])
})

async function open(actor: Actor): Promise<Receiver> {
  const receiver = await openReceiver(actor)
  receivers.push(receiver)
  return receiver
}

function place(...dishes: [string, number?][]) {
  return agreed(
    shop.staff.roomPad.place(
      roomOrder(
        '801',
        dishes.map(([dish, quantity = 1]) => line(dish, quantity)),
      ),
    ),
  )
}

type Seen = z.infer<typeof seenGoods>

/** Who saw what of an order, when it is so much. */
async function seenOf(orderId: string, count: number): Promise<Seen[]> {
  const read = async () => (await agreed(shop.staff.cashier.call<{ seen: Seen[] }>('GET', `/v1/shops/${shop.id}/orders/${orderId}`))).seen
  await until(async () => (await read()).length === count)
  return read()
}

/** What the till shows as unseen, when it is so much. */
async function unseenKeys(count: number): Promise<string[]> {
  await until(() => till.state.unseen.size === count)
  return [...till.state.unseen.keys()]
}
