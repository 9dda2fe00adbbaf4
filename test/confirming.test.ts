import type { OutcomesAnswer } from '@passline/shared/api'
import type { CateringOrder } from '@passline/shared/order'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, tillOrder, wristbandOrder } from './support/make.ts'
import { rowsOf } from './support/messageRows.ts'
import { openReceiver } from './support/receiver.ts'
import { openScreen, type Screen } from './support/screen.ts'
import { until } from './support/until.ts'

const SECOND = 1_000

let app: TestApp
let shop: TestShop
let kitchen: Screen
let shops = 0

beforeAll(async () => {
  app = await startTestApp()
})

beforeEach(async () => {
  shops += 1
  shop = await app.addShop(`shop-${shops}`, { settings: { confirmWristband: true } })
  kitchen = await openScreen(shop.staff.kitchen)
})

afterEach(() => kitchen.close())

afterAll(() => app?.stop())

test('[K26] what a wristband orders waits for the cashier: nobody can start, fire or rush it', async () => {
  const { goods } = await order()
  expect(goods.map((each) => each.held)).toEqual(['confirmation', 'confirmation'])
  for (const action of ['start', 'fire', 'rush'] as const)
    expect(await refused(shop.staff.kitchen.step([action], [goods[0]?.id ?? '']))).toMatchObject({ outcomes: [{ code: 'unconfirmed' }] })
})

test('[K26] accepted goods are the kitchen’s from that moment, each for itself, and wait for nobody any more', async () => {
  const { id, goods } = await order()
  const [dumplings, tea] = goods.map((each) => each.id)
  app.clock.pass(30 * SECOND)
  expect(await confirm(id, 'accept', [dumplings ?? ''])).toMatchObject({
    outcomes: [{ goodsId: dumplings, outcome: 'changed', status: 'waiting' }],
  })
  expect(kitchen.order(id)?.goods).toMatchObject([
    { held: null, firedAt: app.clock.at },
    { held: 'confirmation', firedAt: null },
  ])
  expect(await refused(asked(id, 'accept', [dumplings ?? '']))).toMatchObject({
    code: 'allRejected',
    outcomes: [{ code: 'notUnconfirmed' }],
  })
  expect(await confirm(id, 'accept', [dumplings ?? '', tea ?? '', STRANGER])).toMatchObject({
    outcomes: [{ code: 'notUnconfirmed' }, { outcome: 'changed' }, { code: 'unknownGoods' }],
  })
  expect(await agreed(shop.staff.kitchen.step(['start'], [dumplings ?? '']))).toMatchObject({ outcomes: [{ status: 'making' }] })
})

test('[K23] [K26] accepted goods of a later course wait for their course', async () => {
  const { id, goods } = await order([line('dumplings'), line('tea', 1, { course: 2 })])
  await confirm(
    id,
    'accept',
    goods.map((each) => each.id),
  )
  expect(kitchen.order(id)?.goods.map(({ held, firedAt }) => [held, firedAt])).toEqual([
    [null, app.clock.at],
    ['course', null],
  ])
})

test('[K23] [K26] refusing the rest of a course fires the next one', async () => {
  const { id, goods } = await order([line('dumplings'), line('tea', 1, { course: 2 })])
  const [dumplings, tea] = goods.map((each) => each.id)
  await confirm(id, 'accept', [tea ?? ''])
  expect(kitchen.goods(tea ?? '')?.held).toBe('course')
  await confirm(id, 'refuse', [dumplings ?? ''])
  expect(kitchen.goods(tea ?? '')?.held).toBeNull()
})

test('[K15] [K26] refused goods are cancelled, no cook has to acknowledge it, and an order of which nothing is left is cancelled', async () => {
  const { id, goods } = await order()
  const ids = goods.map((each) => each.id)
  expect(await confirm(id, 'refuse', ids)).toMatchObject({
    outcomes: ids.map((goodsId) => ({ goodsId, outcome: 'changed', status: 'cancelled' })),
  })
  expect(kitchen.order(id)).toBeUndefined()
  expect((await agreed(shop.staff.cashier.order(id))).order).toMatchObject({
    status: 'cancelled',
    goods: ids.map(() => ({
      status: 'cancelled',
      held: null,
      cancelReason: 'refused',
      cancelledAt: app.clock.at,
      cancelSeenAt: app.clock.at,
    })),
  })
})

test('[K19] [K26] what a guest takes back before it was accepted is nothing that a cook has to acknowledge', async () => {
  const { id } = await order()
  const { rev } = await agreed(shop.staff.cashier.cancelOrder(id))
  await kitchen.showsRev(rev)
  expect(kitchen.order(id)).toBeUndefined()
})

test('[K26] what the till adds to the order of a wristband needs no accepting', async () => {
  const { id } = await order()
  const added = await agreed(shop.staff.cashier.place(tillOrder('wristband', '66', [line('cucumber')])))
  expect(added.order).toMatchObject({ id, goods: [{ held: 'confirmation' }, { held: 'confirmation' }, { held: null }] })
})

test('[K18] [K26] the cashier hears of it at once, the kitchen when it is accepted, and the cashier not again then', async () => {
  const { id, goods } = await order()
  const rows = async () => (await rowsOf(app.sql, shop)).map((row) => `${row.event} ${row.channel} ${row.status}`)
  await until(async () => (await rows()).includes('orderPlaced cashier sent'))
  expect(await rows()).toEqual(['orderPlaced cashier sent', 'orderPlaced cashier pending'])
  await confirm(
    id,
    'accept',
    goods.map((each) => each.id),
  )
  await until(async () => (await rows()).includes('goodsAccepted kitchen sent'))
  expect((await rows()).sort()).toEqual([
    'goodsAccepted board sent',
    'goodsAccepted kitchen pending',
    'goodsAccepted kitchen sent',
    'orderPlaced cashier cancelled',
    'orderPlaced cashier sent',
  ])
  const heard = (await rowsOf(app.sql, shop, 'goodsAccepted')).find((row) => row.channel === 'kitchen')
  expect(heard?.content?.zh.shown).toBe('66手牌下单了水饺1份、乌龙茶1份，请注意')
})

test('[K26] [K28] what nobody has accepted goes to no other station: no screen shows it', async () => {
  const { goods } = await order()
  const move = shop.staff.manager.call('POST', `/v1/shops/${shop.id}/goods/${goods[0]?.id}/station`, { stationId: 'cold' })
  expect(await refused(move)).toMatchObject({ status: 409, code: 'unconfirmed' })
})

test('[K26] a kitchen that is told of what is cancelled is not told of what it never had', async () => {
  const rule = { templateId: 'goodsCancelled', msgType: 1 }
  for (const channel of ['kitchen', 'cashier'])
    await agreed(shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/im/rules/goodsCancelled/wristband/${channel}`, rule))
  const { id, goods } = await order()
  const [dumplings = '', tea = ''] = goods.map((each) => each.id)
  await confirm(id, 'accept', [tea])
  await agreed(shop.staff.cashier.step(['cancel'], [dumplings]))
  await agreed(shop.staff.cashier.step(['cancel'], [tea]))
  const told = async (channel: string) => (await rowsOf(app.sql, shop, 'goodsCancelled')).filter((row) => row.channel === channel).length
  await until(async () => (await told('cashier')) === 2)
  expect(await told('kitchen')).toBe(1)
})

test('[K26] a shop that has the kitchen told of wristband orders has it told when they are accepted', async () => {
  const rule = { templateId: 'orderPlaced' }
  await agreed(shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/im/rules/orderPlaced/wristband/kitchen`, rule))
  await order()
  await until(async () => (await rowsOf(app.sql, shop)).length > 0)
  expect((await rowsOf(app.sql, shop)).map((row) => row.channel)).toEqual(['cashier', 'cashier'])
})

test('[K26] what is not accepted is on no kitchen screen: its time to be seen, and to be made, begins when it is', async () => {
  const receiver = await openReceiver(shop.staff.kitchen)
  const { id, goods } = await order([line('dumplings')])
  const goodsId = goods[0]?.id ?? ''
  receiver.report({ painted: kitchen.state.rev })
  app.clock.pass(600 * SECOND)
  await confirm(id, 'accept', [goodsId])
  await until(async () => (await alarms()).join() === 'overdue,unseen')
  app.clock.pass(10 * SECOND)
  await until(() => kitchen.state.unseen.size === 1)
  receiver.report({ painted: kitchen.state.rev })
  await until(() => kitchen.state.unseen.size === 0)
  app.clock.pass(12 * 60 * SECOND - 10 * SECOND)
  await until(() => kitchen.events().some((event) => event.name === 'goodsOverdue'))
  receiver.close()
})

const STRANGER = '0195694a-5d00-7000-8000-00000000ffff'

async function order(lines = [line('dumplings'), line('tea')]): Promise<CateringOrder> {
  const placed = await agreed(shop.staff.wristband.place(wristbandOrder('66', lines)))
  await kitchen.showsRev(placed.rev)
  return placed.order
}

function asked(orderId: string, how: 'accept' | 'refuse', goodsIds: string[]) {
  return shop.staff.cashier.call<OutcomesAnswer>('POST', `/v1/shops/${shop.id}/orders/${orderId}/${how}`, { goodsIds })
}

async function confirm(...[orderId, how, goodsIds]: Parameters<typeof asked>): Promise<OutcomesAnswer> {
  const answer = await agreed(asked(orderId, how, goodsIds))
  await kitchen.showsRev(answer.rev)
  return answer
}

async function alarms(): Promise<string[]> {
  const { rows } = await app.sql.query<{ kind: string }>('select kind from shop_alarm where shop_id = $1', [shop.id])
  return rows.map((row) => row.kind).sort()
}
