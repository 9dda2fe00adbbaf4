import type { CateringOrder } from '@passline/shared/order'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder, takeAwayOrder, tillOrder, wristbandOrder } from './support/make.ts'
import { openReceiver } from './support/receiver.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { until } from './support/until.ts'

type Saved = { rev: number; order: CateringOrder }

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

test('[K28] an order goes to another place as an edit that every station sees; going there again changes nothing', async () => {
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801')))
  app.clock.pass(60_000)
  const moved = await move(order.id, 'table', 'A1')
  await kitchen.showsRev(moved.rev)
  const by = { deviceId: shop.devices.cashier.id, name: shop.devices.cashier.name }
  expect(kitchen.order(order.id)).toEqual(moved.order)
  expect(moved.order).toMatchObject({
    place: { kind: 'table', id: 'A1', name: 'A1' },
    edits: [{ id: 1, at: app.clock.at, by, what: 'place', goodsId: null, from: '801', to: 'A1', seen: [] }],
  })
  expect((await move(order.id, 'table', 'A1')).rev).toBe(moved.rev)
})

test('[K12] [K28] orders for the new place join it, those for the old place do not', async () => {
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801')))
  await move(order.id, 'room', '802')
  expect(await agreed(shop.staff.cashier.place(tillOrder('room', '802', [line('tea')])))).toMatchObject({
    joined: true,
    order: { id: order.id },
  })
  const there = await agreed(shop.staff.roomPad.place(roomOrder('801')))
  expect(there.joined).toBe(false)
  await app.restart()
  expect(await agreed(shop.staff.cashier.place(tillOrder('room', '802', [line('tea')])))).toMatchObject({
    joined: true,
    order: { id: order.id },
  })
  expect(await agreed(shop.staff.roomPad.place(roomOrder('801')))).toMatchObject({ joined: true, order: { id: there.order.id } })
})

test('[K14] [K28] cleaning the room that it left does not touch it, cleaning the new one completes it', async () => {
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801')))
  await move(order.id, 'room', '802')
  expect((await agreed(shop.staff.cashier.cleanRoom('801', { force: true }))).order).toBeNull()
  expect((await agreed(shop.staff.cashier.cleanRoom('802', { force: true }))).order).toMatchObject({ id: order.id, status: 'cancelled' })
})

test('[K28] not to where another order is open, nor to a place that is not there or does not fit', async () => {
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801')))
  await agreed(shop.staff.cashier.place(tillOrder('room', '802')))
  expect(await refused(asked(order.id, 'room', '802'))).toMatchObject({ code: 'placeTaken', status: 409 })
  expect(await refused(asked(order.id, 'room', '999'))).toMatchObject({ code: 'unknownPlace', status: 422 })
  const band = await agreed(shop.staff.wristband.place(wristbandOrder('66')))
  expect(await refused(asked(band.order.id, 'room', '803'))).toMatchObject({ code: 'placeMismatch', status: 422 })
  const away = await agreed(shop.staff.cashier.place(takeAwayOrder()))
  expect(await refused(asked(away.order.id, 'room', '803'))).toMatchObject({ code: 'notMovable', status: 409 })
  await agreed(shop.staff.cashier.completeOrder(order.id, { force: true }))
  expect(await refused(asked(order.id, 'room', '803'))).toMatchObject({ code: 'orderNotOpen', status: 409 })
})

test('[K28] two orders that want the same free table at once: one gets it', async () => {
  const ids = await Promise.all(
    ['801', '802', '803'].map(async (room) => (await agreed(shop.staff.cashier.place(tillOrder('room', room)))).order.id),
  )
  const answers = await Promise.all(ids.map((id) => asked(id, 'table', 'A1')))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
})

test('[K25] [K28] a line gets another note, told as a difference', async () => {
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('dumplings', 1, { note: '少盐' })])))
  const goodsId = order.goods[0]?.id ?? ''
  const saved = await agreed(note(goodsId, '不要盐'))
  await kitchen.showsRev(saved.rev)
  expect(kitchen.order(order.id)).toMatchObject({
    goods: [{ note: '不要盐' }],
    edits: [{ id: 1, what: 'note', goodsId, from: '少盐', to: '不要盐' }],
  })
  expect((await agreed(note(goodsId, '不要盐'))).rev).toBe(saved.rev)
  expect((await agreed(note(goodsId, ''))).order.edits.map((edit) => edit.id)).toEqual([1, 2])
  await agreed(shop.staff.cashier.cancelOrder(order.id))
  expect(await refused(note(goodsId, '多盐'))).toMatchObject({ code: 'cancelled', status: 409 })
})

test('[K28] the note of a line of a closed order stays', async () => {
  const { order } = await agreed(shop.staff.cashier.place(takeAwayOrder()))
  const goodsId = order.goods[0]?.id ?? ''
  await agreed(shop.staff.kitchen.step(['start', 'done', 'pickUp'], [goodsId]))
  expect(await refused(note(goodsId, '多盐'))).toMatchObject({ code: 'orderClosed' })
})

test('[K28] a line that is not made goes to another station', async () => {
  const { order } = await agreed(shop.staff.cashier.place(tillOrder('room', '801', [line('dumplings'), line('tea')])))
  const [dumplings, tea] = order.goods.map((each) => each.id)
  const saved = await agreed(station(dumplings ?? '', 'cold'))
  await kitchen.showsRev(saved.rev)
  expect(kitchen.order(order.id)).toMatchObject({
    goods: [{ stationId: 'cold' }, { stationId: 'bar' }],
    edits: [{ what: 'station', goodsId: dumplings, from: 'hot', to: 'cold' }],
  })
  expect((await agreed(station(dumplings ?? '', 'cold'))).rev).toBe(saved.rev)
  expect(await refused(station(dumplings ?? '', 'roof'))).toMatchObject({ code: 'unknownStation', status: 422 })
  await agreed(shop.staff.kitchen.step(['start', 'done'], [tea ?? '']))
  expect(await refused(station(tea ?? '', 'hot'))).toMatchObject({ code: 'alreadyMadeThere', status: 409 })
  await agreed(shop.staff.cashier.step(['cancel'], [dumplings ?? '']))
  expect(await refused(station(dumplings ?? '', 'hot'))).toMatchObject({ code: 'cancelled', status: 409 })
})

test('[K28] the new station has to see it: what the old one has painted does not count', async () => {
  const hot = await openReceiver(shop.staff.kitchen)
  const { order, rev } = await agreed(shop.staff.cashier.place(tillOrder('room', '801')))
  const goodsId = order.goods[0]?.id ?? ''
  hot.report({ painted: rev, stations: ['hot' as never] })
  await until(async () => (await seenBy(order.id)) === 1)
  const moved = await agreed(station(goodsId, 'cold'))
  hot.report({ painted: moved.rev, stations: ['hot' as never] })
  await until(async () => (await alarms()) === 'overdue,unseen,unseen')
  app.clock.pass(10_000)
  await until(() => kitchen.state.unseen.size === 1)
  expect(await seenBy(order.id)).toBe(0)
  hot.report({ painted: kitchen.state.rev, stations: ['cold' as never] })
  await until(() => kitchen.state.unseen.size === 0)
  hot.close()
})

function asked(orderId: string, kind: string, id: string) {
  return shop.staff.cashier.call<Saved>('POST', `/v1/shops/${shop.id}/orders/${orderId}/move`, { place: { kind, id } })
}

function move(...of: Parameters<typeof asked>): Promise<Saved> {
  return agreed(asked(...of))
}

function note(goodsId: string, text: string) {
  return shop.staff.cashier.call<Saved>('POST', `/v1/shops/${shop.id}/goods/${goodsId}/note`, { note: text })
}

function station(goodsId: string, stationId: string) {
  return shop.staff.kitchen.call<Saved>('POST', `/v1/shops/${shop.id}/goods/${goodsId}/station`, { stationId })
}

async function seenBy(orderId: string): Promise<number> {
  const { seen } = (await agreed(shop.staff.cashier.order(orderId))) as unknown as { seen: object[] }
  return seen.length
}

async function alarms(): Promise<string> {
  const { rows } = await app.sql.query<{ kind: string }>('select kind from shop_alarm where shop_id = $1', [shop.id])
  return rows
    .map((row) => row.kind)
    .sort()
    .join()
}
