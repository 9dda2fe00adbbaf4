import type { DeviceId, PadCallId } from '@passline/shared/ids'
import { place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { describe, expect, it } from 'vitest'
import { message, padCall } from '../../fixtures/message.ts'
import { at, DEVICE, id, roomOrder } from '../../fixtures/shop.ts'
import { gather } from '../inbox/gather.ts'
import { ALL, type Filter } from './areas.ts'
import { acknowledgedHere, type Inbox, inboxOf } from './inbox.ts'
import { pickups } from './pickups.ts'
import { ringsOf, withoutRings } from './rings.ts'

const here = { deviceId: DEVICE, name: '小林' }
const other = { deviceId: id(2) as DeviceId, name: '小王' }
const room = (name: string) => ({ kind: 'room', id: name as never, name }) as const
const places = new Map(
  [
    place.parse({ kind: 'room', id: '801', name: '801', area: '8 楼' }),
    place.parse({ kind: 'room', id: '901', name: '901', area: '9 楼' }),
  ].map((each) => [placeKey(each.kind, each.id), each]),
)

describe("a waiter's inbox", () => {
  it('calls that nobody has taken come first, then the own, what is overdue, the newest, and what others do', () => {
    const inbox = inboxIn(
      ALL,
      [
        padCall(1, { takenBy: other }),
        padCall(2, { takenBy: here }),
        padCall(3, { askedAt: at(9_000) }),
        padCall(4, { askedAt: at(1_000) }),
      ],
      [
        message(11, { sentAt: at(1_000) }),
        message(12, { sentAt: at(8_000) }),
        message(13, { event: 'goodsOverdue', sentAt: at(0) }),
        message(14, { event: 'ownEvent', msgType: 4 }),
      ],
    )
    expect(inbox.rows.map(nameOf)).toEqual(['call 4', 'call 3', 'said 14', 'call 2', 'said 13', 'said 12', 'said 11', 'call 1'])
    expect([inbox.open, inbox.calls]).toEqual([6, 2])
  })

  it('[M9] a call is one row, however often it rang, and leaves when it is done, whatever became of its messages', () => {
    const ring = (repetition: number) =>
      message(20 + repetition, { callId: id(20) as never, event: 'padCall', msgType: 4, padCallId: id(1) as PadCallId, repetition })
    const rung = inboxIn(ALL, [padCall(1)], [ring(1), ring(2)])
    expect(rung.rows).toMatchObject([{ kind: 'call', taker: 'nobody', times: 2 }])
    expect(inboxIn(ALL, [], [ring(1), ring(2)]).rows).toEqual([])
  })

  it('a call that the filter leaves out is counted, and one that somebody has taken is not', () => {
    const calls = [padCall(1), padCall(2, { place: room('901') }), padCall(3, { place: room('901'), takenBy: other })]
    const inbox = inboxIn({ by: 'area', area: '8 楼' }, calls, [])
    expect([inbox.rows.map(nameOf), inbox.elsewhere]).toEqual([['call 1'], 1])
  })

  it('the filter leaves out messages of other places, and never those that are about no place', () => {
    const messages = [message(1, { place: room('901') }), message(2, { place: room('801') }), message(3, { event: 'soldOut' })]
    expect(inboxIn({ by: 'area', area: '8 楼' }, [], messages).rows.map(nameOf)).toEqual(['said 3', 'said 2'])
  })

  it('what was acknowledged is filtered like what was not, and called goods leave no row', () => {
    const messages = [message(1, { place: room('901') }), message(2, { place: room('801') }), message(3, { event: 'soldOut' })]
    const said = gather([...messages, message(4, { event: 'goodsCalled', place: room('801') })])
    const shown = (filter: Filter) => acknowledgedHere(said, filter, places).map((each) => each.latest.content?.zh.shown)
    expect([shown({ by: 'area', area: '8 楼' }), shown(ALL)]).toEqual([
      ['3', '2'],
      ['3', '2', '1'],
    ])
  })

  it('[K4] called goods ring on their pile and nowhere else; when the pile is gone their message is not lost', () => {
    const order = roomOrder([{ status: 'called' }])
    const said = gather([message(1, { event: 'goodsCalled', goodsIds: order.goods.map((goods) => goods.id) })])
    const [pile] = pickups([order], true).called
    expect(pile && ringsOf(pile, said)).toEqual(said)
    expect([pile && withoutRings(said, [pile]), withoutRings(said, [])]).toEqual([[], said])
  })
})

function inboxIn(filter: Filter, padCalls: Parameters<typeof inboxOf>[0]['padCalls'], messages: Parameters<typeof gather>[0]): Inbox {
  return inboxOf({ padCalls, said: gather(messages), filter, places, me: DEVICE })
}

function nameOf(row: Inbox['rows'][number]): string {
  return row.kind === 'call' ? `call ${Number(row.call.id.slice(-12))}` : `said ${row.said.latest.content?.zh.shown}`
}
