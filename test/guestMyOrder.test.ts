import type { MyOrderAnswer } from '@passline/shared/guestApi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { send } from './support/http.ts'
import { line, roomOrder, tillOrder } from './support/make.ts'

let app: TestApp
let pad: Actor

beforeAll(async () => {
  app = await startTestApp()
  pad = app.shop.staff.roomPad
})

afterAll(() => app.stop())

describe("a pad's own order", () => {
  test('is none before anything was ordered, and none for a device that stands nowhere', async () => {
    expect(await myOrder(pad)).toEqual({ at: app.clock.at, order: null })
    await agreed(pad.place(roomOrder('801')))
    expect((await myOrder(app.shop.staff.cashier)).order).toBeNull()
    await agreed(app.shop.staff.cashier.cleanRoom('801', { force: true }))
  })

  test('[K12] shows every dish with its state and its round, whoever ordered it there, and the link of the page', async () => {
    const chosen = { options: [{ groupId: 'spice', choiceId: 'hot' }], note: '不要香菜' }
    const { order } = await agreed(pad.place(roomOrder('801', [line('dumplings', 2), line('noodles', 1, chosen)])))
    const begun = app.clock.at
    const [dumplings = ''] = order.goods.map((goods) => goods.id)
    await agreed(app.shop.staff.waiter.step(['start', 'done'], [dumplings]))
    await agreed(app.shop.staff.waiter.step(['pickUp'], [dumplings]))
    app.clock.pass(60_000)
    await agreed(app.shop.staff.cashier.place(tillOrder('room', '801', [line('tea')])))
    const { order: mine } = await myOrder(pad)
    const [first, second] = order.goods.map((goods) => goods.name)
    expect(mine).toEqual({
      id: order.id,
      seqNo: order.seqNo,
      state: 'waiting',
      summary: { unconfirmed: 0, held: 0, waiting: 2, making: 0, ready: 0, onTheWay: 1, served: 0, cancelled: 0 },
      wait: null,
      lines: [
        { id: '1-onTheWay', name: first, quantity: 2, state: 'onTheWay', options: [], round: 1 },
        { id: '2-waiting', name: second, quantity: 1, state: 'waiting', options: [{ zh: '辣', en: '' }], round: 1 },
        { id: '3-waiting', name: { zh: '乌龙茶', en: '' }, quantity: 1, state: 'waiting', options: [], round: 2 },
      ],
      rounds: [
        { round: 1, at: begun },
        { round: 2, at: app.clock.at },
      ],
      url: expect.stringMatching(/^\/g\/[\w-]{43}$/),
    })
    const page = await send(app.base, { method: 'GET', path: mine?.url.replace('/g/', '/v1/guest/') ?? '' })
    expect(JSON.parse(page.body.toString())).toMatchObject({ status: 'open', seqNo: order.seqNo })
  })

  test('[K14] is gone when the room was cleaned: the next guest begins with nothing and sees nothing', async () => {
    expect((await myOrder(pad)).order).not.toBeNull()
    await agreed(app.shop.staff.cashier.cleanRoom('801', { force: true }))
    expect((await myOrder(pad)).order).toBeNull()
    const { order } = await agreed(pad.place(roomOrder('801', [line('tea')])))
    const { order: mine } = await myOrder(pad)
    expect([mine?.id, mine?.lines.map(({ name }) => name.zh)]).toEqual([order.id, ['乌龙茶']])
  })

  test('is that of its own room: not of the next room, not of the same room in another shop', async () => {
    const theirs = await app.addShop('next')
    await agreed(app.shop.staff.program.place(roomOrder('802', [line('dumplings')])))
    expect((await myOrder(theirs.staff.roomPad)).order).toBeNull()
    expect((await myOrder(pad)).order?.lines.map(({ name }) => name.zh)).toEqual(['乌龙茶'])
  })

  test('[M1] follows the pad to another room, and leaves the last one behind', async () => {
    const path = `/v1/shops/${app.shop.id}/devices/${app.shop.devices.roomPad.id}/place`
    await agreed(app.shop.staff.manager.call('PUT', path, { place: { kind: 'room', id: '803' } }))
    expect((await myOrder(pad)).order).toBeNull()
    await agreed(app.shop.staff.manager.call('PUT', path, { place: { kind: 'room', id: '801' } }))
    expect((await myOrder(pad)).order).not.toBeNull()
  })

  test('costs no body while nothing has changed', async () => {
    const path = `/v1/shops/${app.shop.id}/my-order`
    const headers = { authorization: `Bearer ${pad.token}` }
    const first = await send(app.base, { method: 'GET', path, headers })
    app.clock.pass(3_000)
    const again = { ...headers, 'if-none-match': String(first.headers.etag) }
    expect((await send(app.base, { method: 'GET', path, headers: again })).status).toBe(304)
    await agreed(pad.place(roomOrder('801', [line('cucumber')])))
    expect((await send(app.base, { method: 'GET', path, headers: again })).status).toBe(200)
  })
})

async function myOrder(actor: Actor): Promise<MyOrderAnswer> {
  return agreed(actor.call<MyOrderAnswer>('GET', `/v1/shops/${actor.shopId}/my-order`))
}
