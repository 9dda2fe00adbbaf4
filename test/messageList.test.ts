import type { CallOutcome } from '@passline/shared/imApi'
import type { ImCall } from '@passline/shared/message'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder } from './support/make.ts'
import { setRule } from './support/messageRows.ts'
import { openReceiver } from './support/receiver.ts'
import { until } from './support/until.ts'

let app: TestApp
let shop: TestShop
/** Seq numbers of the orders, by what becomes of their message to the kitchen. */
const seqNos: Record<'heard' | 'unheard' | 'undelivered' | 'started', number> = { heard: 0, unheard: 0, undelivered: 0, started: 0 }

/** Four orders, of which the kitchen's message is spoken, only delivered, delivered to nobody, and not said again. */
beforeAll(async () => {
  app = await startTestApp()
  shop = app.shop
  await setRule(shop, 'orderPlaced/roomPad/kitchen', { times: 2, interval: 20, lifetime: 30, stopWhen: ['goodsStarted'] })
  await setRule(shop, 'orderPlaced/roomPad/board', { on: false })
  for (const room of ['802', '803', '804']) await agreed(shop.staff.manager.savePlace('room', room, { name: room }))
  const kitchen = await openReceiver(shop.staff.kitchen)
  seqNos.heard = await order('801')
  await kitchen.has(1)
  const messageId = kitchen.messages[0]?.id
  const at = new Date(app.clock.now()).toISOString()
  await agreed(shop.staff.kitchen.call('POST', `/v1/shops/${shop.id}/im/receipts`, { receipts: [{ messageId, kind: 'spoken', at }] }))
  seqNos.started = await order('802')
  await kitchen.has(2)
  const [waiting] = (await agreed(shop.staff.manager.snapshot())).orders.filter((each) => each.seqNo === seqNos.started)
  await agreed(shop.staff.kitchen.step(['start'], [waiting?.goods[0]?.id ?? '']))
  seqNos.unheard = await order('803')
  await kitchen.has(3)
  kitchen.close()
  seqNos.undelivered = await order('804')
  await until(async () => (await list(`search=%23${seqNos.undelivered}`))[0]?.messages.some((each) => each.status === 'sent'))
  app.clock.pass(60_000)
  await until(async () => (await list('limit=50')).every((call) => call.messages.every((each) => each.status !== 'pending')))
})

afterAll(() => app.stop())

test.each<[CallOutcome, (keyof typeof seqNos)[]]>([
  ['notDelivered', ['undelivered', 'unheard', 'heard']],
  ['unheard', ['unheard', 'started']],
  ['skipped', ['started']],
  ['answered', []],
])('[M8] the list finds the calls of which a message was %s', async (outcome, orders) => {
  expect((await seqNosOf(`outcome=${outcome}`)).sort()).toEqual(orders.map((each) => seqNos[each]).sort())
})

test('[M8] the list finds calls by the number of the order, by the place, and by words', async () => {
  expect(await seqNosOf(`search=%23${seqNos.heard}`)).toEqual([seqNos.heard])
  expect(await seqNosOf('search=804')).toEqual([seqNos.undelivered])
  expect((await seqNosOf(`search=${encodeURIComponent('水饺')}`)).length).toBe(4)
  expect(await seqNosOf(`search=${encodeURIComponent('%')}`)).toEqual([])
})

test('[M8] the list keeps to channel and time', async () => {
  expect((await seqNosOf('channel=kitchen')).length).toBe(4)
  expect(await seqNosOf('channel=roomPad')).toEqual([])
  const now = new Date(app.clock.now()).toISOString()
  expect(await seqNosOf(`from=${now}`)).toEqual([])
  expect((await seqNosOf(`to=${now}`)).length).toBe(4)
})

async function order(room: string): Promise<number> {
  return (await agreed(shop.staff.manager.place(roomOrder(room, [line('dumplings', 2)])))).order.seqNo
}

async function list(query: string): Promise<ImCall[]> {
  return (await agreed(shop.staff.manager.call<{ calls: ImCall[] }>('GET', `/v1/shops/${shop.id}/im/calls?event=orderPlaced&${query}`)))
    .calls
}

async function seqNosOf(query: string): Promise<number[]> {
  const { orders } = await agreed(shop.staff.manager.snapshot())
  return (await list(query)).map((call) => orders.find((each) => each.id === call.orderId)?.seqNo ?? 0)
}
