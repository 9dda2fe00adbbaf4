import type { DeviceId, PadCallId } from '@passline/shared/ids'
import type { UnseenGoods } from '@passline/shared/unseen'
import { unseenKey } from '@passline/shared/unseen'
import { describe, expect, it } from 'vitest'
import { message, padCall } from '../../fixtures/message.ts'
import { at, DEVICE, id, NOON, roomOrder } from '../../fixtures/shop.ts'
import { gather } from '../inbox/gather.ts'
import type { Arrival } from './arrivals.ts'
import { deskSaid, settledElsewhere, unseenOrders } from './deskNews.ts'

const order = roomOrder([{}, {}])
const arrival: Arrival = { order, at: at(0), isAdded: false, goods: order.goods, unconfirmed: [] }

describe('what the kitchen has not seen', () => {
  it('is one row per order and kind, since the first of it', () => {
    const [first, second] = order.goods
    const unseen = [
      { orderId: order.id, goodsId: first?.id, what: 'ordered', since: at(5_000) },
      { orderId: order.id, goodsId: second?.id, what: 'ordered', since: at(2_000) },
      { orderId: order.id, goodsId: first?.id, what: 'cancelled', since: at(9_000) },
    ] as UnseenGoods[]
    const rows = unseenOrders({ orders: new Map([[order.id, order]]), unseen: new Map(unseen.map((each) => [unseenKey(each), each])) })
    expect(rows.map((row) => [row.what, row.goods.length, row.since])).toEqual([
      ['ordered', 2, at(2_000)],
      ['cancelled', 1, at(9_000)],
    ])
  })
})

describe('what was said to the cashier', () => {
  it('stands once: on the arrival, beside what is unseen, among what rings, or behind the bell', () => {
    const said = gather([
      message(1, { orderId: order.id }),
      message(2, { event: 'orderUnseen', orderId: order.id }),
      message(3, { event: 'zoneSilent' }),
      message(4, { event: 'soldOut', msgType: 3 }),
      message(5, { orderId: id(99) as never }),
    ])
    const unseen = [{ order, what: 'ordered', goods: order.goods, since: at(0) }] as const
    const desk = deskSaid({ said, arrivals: [arrival], unseen, padCalls: [], me: DEVICE })
    const shown = (list: typeof said | readonly (typeof said)[number][] | undefined) => list?.map((each) => each.latest.content?.zh.shown)
    expect([shown(desk.arriving.get(order.id)), shown(desk.unseen.get(order.id))]).toEqual([['1'], ['2']])
    expect([shown(desk.ringing)?.sort(), shown(desk.notices)]).toEqual([['3', '5'], ['4']])
  })

  it('[M9] a call comes here when it was passed on, stays while this till goes, and leaves when somebody else does', () => {
    const ring = gather([message(1, { event: 'padCall', msgType: 4, padCallId: padCall(1).id })])
    const calls = (said: typeof ring, taker: DeviceId | null) =>
      deskSaid({
        said,
        arrivals: [],
        unseen: [],
        padCalls: [padCall(1, { takenBy: taker && { deviceId: taker, name: '' } }), padCall(2)],
        me: DEVICE,
      }).calls.map((call): PadCallId => call.id)
    expect([calls([], null), calls(ring, null), calls(ring, DEVICE), calls(ring, id(2) as DeviceId)]).toEqual([
      [],
      [padCall(1).id],
      [padCall(1).id],
      [],
    ])
  })

  it('[M1] what another till has answered is not new here any more, and what expired stays new', () => {
    const said = gather([message(1, { orderId: order.id }), message(2, { event: 'zoneSilent' })])
    expect(settledElsewhere(said, [], NOON + 30_000).map((each) => each.latest.event)).toEqual(['orderPlaced'])
    expect(settledElsewhere(said, said, NOON + 30_000)).toEqual([])
    expect(settledElsewhere(said, [], NOON + 59_000)).toEqual([])
  })
})
