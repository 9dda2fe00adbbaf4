import type { CateringOrder } from '@passline/shared/order'
import { describe, expect, it } from 'vitest'
import { minute, roomOrder } from '../../fixtures/shop.ts'
import { isWithin } from './areas.ts'
import { type CalledGoods, ordersToAsk, pastCalls, remember, withEnding } from './callHistory.ts'

const always = () => true
const ROOM_801 = { kind: 'room', id: '801' as never, name: '801' } as const
const called = roomOrder([{ status: 'called', calledAt: minute(3), callCount: 1 }])

describe('the calls of today', () => {
  it('goods called together are one call, the latest call first', () => {
    const two = roomOrder([
      { status: 'called', calledAt: minute(5), callCount: 2 },
      { status: 'called', calledAt: minute(5), callCount: 1 },
    ])
    expect(calls([], [called, two]).map((call) => [call.calledAt, call.callCount, call.outcome])).toEqual([
      [minute(5), 2, 'open'],
      [minute(3), 1, 'open'],
    ])
  })

  it('[K4] calling again is the same goods with a later call, not a second row', () => {
    const again = withGoods({ calledAt: minute(8), callCount: 2 })
    expect(calls(remember([], [called], always), [again]).map((call) => call.calledAt)).toEqual([minute(8)])
  })

  it('[K9] a call that was taken back is forgotten', () => {
    const recalled = withGoods({ status: 'made', calledAt: null, callCount: 0 })
    expect(calls(remember([], [called], always), [recalled])).toEqual([])
  })

  it('a call stays when its order is gone, and says whether the pickup was seen', () => {
    const pickedUp = withGoods({ status: 'pickedUp' })
    expect(calls(remember([], [pickedUp], always), []).map((call) => call.outcome)).toEqual(['pickedUp'])
    expect(calls(remember([], [called], always), []).map((call) => call.outcome)).toEqual(['gone'])
  })

  it('[K15] a take-away order leaves with its pickup: the server is asked, and its answer holds', () => {
    const known = remember([], [called], always)
    expect(ordersToAsk(known, new Map([[called.id, called]]))).toEqual([])
    expect(ordersToAsk(known, new Map())).toEqual([called.id])
    const ended = withEnding(known, withGoods({ status: 'pickedUp' }))
    expect(ordersToAsk(ended, new Map())).toEqual([])
    expect(pastCalls(ended, new Set()).map((call) => call.outcome)).toEqual(['pickedUp'])
  })

  it('[K14] goods that were called and cancelled with their order are not waiting any more', () => {
    const cancelled = { ...withGoods({ status: 'cancelled' }), status: 'completed' as const }
    expect(calls(remember([], [called], always), [cancelled]).map((call) => call.outcome)).toEqual(['gone'])
  })

  it('a call keeps the place of its order, also when the order is moved, so that the filter finds it', () => {
    const moved = { ...called, place: { ...ROOM_801, id: '901' as never, name: '901' } }
    const here = (known: readonly CalledGoods[]) =>
      pastCalls(known, new Set()).filter((call) => isWithin(call, { by: 'place', key: 'room:801' }, new Map())).length
    const known = remember([], [called], always)
    expect([here(known), here(remember(known, [moved], always))]).toEqual([1, 0])
  })

  it('what was called before today is forgotten, and nothing new is nothing changed', () => {
    const known = remember([], [called], always)
    expect(remember(known, [called], always)).toBe(known)
    expect(remember(known, [], () => false)).toEqual([])
  })
})

function calls(known: readonly CalledGoods[], orders: readonly CateringOrder[]) {
  return pastCalls(remember(known, orders, always), new Set(orders.filter((order) => order.status === 'open').map((order) => order.id)))
}

function withGoods(change: Partial<CateringOrder['goods'][number]>): CateringOrder {
  return { ...called, goods: called.goods.map((goods) => ({ ...goods, ...change })) }
}
