import type { PlaceOrderInput } from '@passline/shared/api'
import type { CateringOrder } from '@passline/shared/order'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

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

const peanuts: Partial<PlaceOrderInput> = { allergies: ['peanut'], allergyNote: '严重' }

test('[K24] what a guest must not be given is acknowledged by each station before it can start, with who and when', async () => {
  const { id, goods } = await order(['dumplings', 'cucumber'], peanuts)
  const [dumplings, cucumber] = goods.map((each) => each.id)
  expect(await refused(shop.staff.kitchen.step(['start'], [dumplings ?? '', cucumber ?? '']))).toMatchObject({
    code: 'allRejected',
    outcomes: [{ code: 'allergyUnseen' }, { code: 'allergyUnseen' }],
  })
  app.clock.pass(5_000)
  await acknowledge(id, { stationIds: ['hot'], rounds: [1] })
  const by = { deviceId: shop.devices.kitchen.id, name: shop.devices.kitchen.name }
  expect(kitchen.order(id)?.rounds[0]).toMatchObject({
    allergies: ['peanut'],
    allergyNote: '严重',
    seen: [{ stationId: 'hot', at: app.clock.at, by }],
  })
  expect(await agreed(shop.staff.kitchen.step(['start'], [dumplings ?? '', cucumber ?? '']))).toMatchObject({
    outcomes: [
      { outcome: 'changed', status: 'making' },
      { outcome: 'rejected', code: 'allergyUnseen' },
    ],
  })
})

test('[K21] [K24] one tap that starts and finishes waits for the allergy too, and nothing of it happens', async () => {
  const { goods } = await order(['dumplings'], { allergyNote: '芒果' })
  expect(await refused(shop.staff.kitchen.step(['start', 'done'], [goods[0]?.id ?? '']))).toMatchObject({ code: 'allRejected' })
  expect(kitchen.goods(goods[0]?.id ?? '')?.status).toBe('waiting')
})

test('[K24] each request has its own allergy: an addition without one can be started at once', async () => {
  const { id } = await order(['dumplings'], peanuts)
  const added = await order(['dumplings'])
  expect(added.id).toBe(id)
  expect(
    await agreed(
      shop.staff.kitchen.step(
        ['start'],
        added.goods.map((each) => each.id),
      ),
    ),
  ).toMatchObject({
    outcomes: [{ code: 'allergyUnseen' }, { outcome: 'changed' }],
  })
})

test('[K24] a line that goes to another station is locked until that one has acknowledged', async () => {
  const { id, goods } = await order(['dumplings'], peanuts)
  const goodsId = goods[0]?.id ?? ''
  await acknowledge(id, { stationIds: ['hot'], rounds: [1] })
  await agreed(shop.staff.kitchen.call('POST', `/v1/shops/${shop.id}/goods/${goodsId}/station`, { stationId: 'cold' }))
  expect(await refused(shop.staff.kitchen.step(['start'], [goodsId]))).toMatchObject({ outcomes: [{ code: 'allergyUnseen' }] })
  await acknowledge(id, { stationIds: ['cold'], rounds: [1] })
  expect(await agreed(shop.staff.kitchen.step(['start'], [goodsId]))).toMatchObject({ outcomes: [{ status: 'making' }] })
})

test('[K25] an addition and an edit are told until each station has acknowledged them; the first time counts', async () => {
  const { id, goods } = await order(['dumplings', 'cucumber'])
  await order(['tea'])
  await agreed(shop.staff.cashier.call('POST', `/v1/shops/${shop.id}/goods/${goods[0]?.id}/note`, { note: '少盐' }))
  const first = app.clock.at
  await acknowledge(id, { stationIds: ['hot'], rounds: [2], edits: [1] })
  app.clock.pass(60_000)
  const rev = await acknowledge(id, { stationIds: ['hot', 'cold'], rounds: [2], edits: [1] }, shop.staff.pass)
  const seen = [
    ['hot', first, shop.devices.kitchen.name],
    ['cold', app.clock.at, shop.devices.pass.name],
  ]
  const shown = kitchen.order(id)
  for (const what of [shown?.rounds[1], shown?.edits[0]])
    expect(what?.seen.map(({ stationId, at, by }) => [stationId, at, by.name])).toEqual(seen)
  expect(kitchen.events().find((event) => event.rev === rev)).toMatchObject({
    name: 'changesSeen',
    data: { orderId: id, stationIds: ['cold'], rounds: [2], edits: [1] },
  })
})

test('[K25] acknowledging again, what is not there, or for a station that is not, changes nothing', async () => {
  const { id } = await order(['dumplings'])
  const rev = await acknowledge(id, { stationIds: ['hot'], rounds: [1] })
  expect(await acknowledge(id, { stationIds: ['hot'], rounds: [1, 7], edits: [3] })).toBe(rev)
  expect(await acknowledge(id, { stationIds: ['nowhere'], rounds: [1] })).toBe(rev)
  expect(await acknowledge(id, { stationIds: ['hot'] })).toBe(rev)
})

test('[K10] whoever asked to hurry sees that the kitchen has seen it; a new rush has to be seen anew', async () => {
  const { goods } = await order(['dumplings', 'tea'])
  const [dumplings, tea] = goods.map((each) => each.id)
  await agreed(shop.staff.waiter.step(['rush'], [dumplings ?? '']))
  app.clock.pass(3_000)
  const rev = await seeRushes([dumplings ?? '', tea ?? ''])
  const by = { deviceId: shop.devices.kitchen.id, name: shop.devices.kitchen.name }
  expect(kitchen.goods(dumplings ?? '')?.rushSeen).toEqual({ at: app.clock.at, by })
  expect(kitchen.goods(tea ?? '')?.rushSeen).toBeNull()
  expect(await seeRushes([dumplings ?? ''])).toBe(rev)
  await agreed(shop.staff.waiter.step(['rush'], [dumplings ?? '']))
  await kitchen.showsRev(rev + 1)
  expect(kitchen.goods(dumplings ?? '')?.rushSeen).toBeNull()
})

async function order(dishes: string[], rest: Partial<PlaceOrderInput> = {}): Promise<CateringOrder> {
  const placed = await agreed(
    shop.staff.cashier.place({
      ...tillOrder(
        'room',
        '801',
        dishes.map((dish) => line(dish)),
      ),
      ...rest,
    }),
  )
  await kitchen.showsRev(placed.rev)
  return placed.order
}

async function acknowledge(orderId: string, body: object, by: Actor = shop.staff.kitchen): Promise<number> {
  const { rev } = await agreed(by.call<{ rev: number }>('POST', `/v1/shops/${shop.id}/orders/${orderId}/seen`, body))
  await kitchen.showsRev(rev)
  return rev
}

async function seeRushes(goodsIds: string[]): Promise<number> {
  const { rev } = await agreed(shop.staff.kitchen.call<{ rev: number }>('POST', `/v1/shops/${shop.id}/goods/rushes-seen`, { goodsIds }))
  await kitchen.showsRev(rev)
  return rev
}
