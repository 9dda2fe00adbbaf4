import { type GoodsStatus, goodsStatuses } from '@passline/shared/goods'
import { describe, expect, test } from 'vitest'
import { endingOf, stopsFor, withdrawalsOf } from './endings.ts'

const GOODS = 'goods-1' as never
const ORDER = 'order-1' as never

function stops(event: string, stopWhen: Parameters<typeof stopsFor>[1]['stopWhen'] = [], isEscalation = false) {
  return stopsFor(event, { stopWhen, msgType: 1, isEscalation })
}

describe('[M4] the reason of a message', () => {
  test.each<[string, Parameters<typeof stops>[1], Partial<Record<GoodsStatus, string>>]>([
    ['orderPlaced', [], { cancelled: 'goodsCancelled' }],
    [
      'orderPlaced',
      ['goodsStarted'],
      {
        making: 'goodsStarted',
        made: 'goodsStarted',
        called: 'goodsStarted',
        pickedUp: 'goodsStarted',
        delivered: 'goodsStarted',
        cancelled: 'goodsCancelled',
      },
    ],
    ['goodsCancelled', [], {}],
    ['orderCancelled', [], {}],
    [
      'goodsCalled',
      [],
      {
        waiting: 'goodsRecalled',
        making: 'goodsRecalled',
        made: 'goodsRecalled',
        pickedUp: 'goodsPickedUp',
        delivered: 'goodsPickedUp',
        cancelled: 'goodsCancelled',
      },
    ],
    [
      'goodsMade',
      [],
      {
        waiting: 'goodsRecalled',
        making: 'goodsRecalled',
        called: 'goodsCalled',
        pickedUp: 'goodsPickedUp',
        delivered: 'goodsPickedUp',
        cancelled: 'goodsCancelled',
      },
    ],
    ['rush', [], { made: 'goodsMade', called: 'goodsMade', pickedUp: 'goodsMade', delivered: 'goodsMade', cancelled: 'goodsCancelled' }],
  ])('of %s %j stands or is gone by the status of the goods', (event, stopWhen, expected) => {
    const endings = goodsStatuses.map((status) => [status, endingOf(stops(event, stopWhen), { status, cancelReason: null })])
    expect(Object.fromEntries(endings.filter(([, reason]) => reason !== null))).toEqual(expected)
  })

  test('says so when an order was closed over it', () => {
    expect(endingOf(stops('goodsCalled'), { status: 'cancelled', cancelReason: 'orderClosed' })).toBe('orderClosed')
  })

  test('of an escalation ends with an answer, and calling again does not put it off', () => {
    expect(stops('goodsCalled', [], true)).toContain('callAnswered')
    expect(stops('goodsCalled', [], true)).not.toContain('calledAgain')
    expect(stops('goodsCalled')).toContain('calledAgain')
  })
})

describe('a happening', () => {
  test('that changes no status ends nothing', () => {
    expect(withdrawalsOf([{ name: 'goodsRushed', data: { orderId: ORDER, goods: [{ id: GOODS, rushCount: 1 }] } }])).toEqual([])
  })

  test('[K20] that recalls called goods ends their call', () => {
    const [withdrawal] = withdrawalsOf([{ name: 'goodsRecalled', data: { orderId: ORDER, goods: [{ id: GOODS, status: 'made' }] } }])
    expect(withdrawal).toMatchObject({ orderId: ORDER, subject: GOODS, callId: null })
    expect(withdrawal?.reasons[withdrawal.stops.indexOf('notCalled')]).toBe('goodsRecalled')
  })

  test('that calls goods again ends the call before', () => {
    const [withdrawal] = withdrawalsOf([{ name: 'goodsCalled', data: { orderId: ORDER, goods: [{ id: GOODS, status: 'called' }] } }])
    expect(withdrawal?.stops).toContain('calledAgain')
  })
})
