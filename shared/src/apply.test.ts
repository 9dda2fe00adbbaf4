import { describe, expect, test } from 'vitest'
import { apply } from './apply.ts'
import { type Happening, type ShopEvent, shopEvent } from './event.ts'
import type { OrderGoods } from './goods.ts'
import type { CateringOrder } from './order.ts'
import { dish, shop } from './shop.ts'
import { listsOf, type ShopState, stateOf } from './state.ts'

const AT = '2026-03-06T11:00:00.000Z'
const LATER = '2026-03-06T11:05:00.000Z'
const ORDER = id(1)
const [FIRST, SECOND] = [id(11), id(12)]

describe('a run of events', () => {
  const placed = event(1, { name: 'orderPlaced', data: { order: orderOf() } })
  const started = event(2, { name: 'goodsStarted', data: { orderId: ORDER, goods: [{ id: FIRST, status: 'making', startedAt: LATER }] } })
  const rushed = event(3, { name: 'goodsRushed', data: { orderId: ORDER, goods: [{ id: SECOND, rushCount: 1, rushedAt: LATER }] } })

  test('is applied in one go or in any pieces, with the same end', () => {
    const whole = applied(empty(), placed, started, rushed)
    const pieces = applied(applied(empty(), placed), started, rushed)
    expect(listsOf(pieces)).toEqual(listsOf(whole))
    expect(whole.rev).toBe(3)
    expect(whole.orders.get(ORDER)?.goods).toMatchObject([{ status: 'making', startedAt: LATER }, { rushCount: 1 }])
  })

  test('that was seen before is passed over, and the state stays the very same', () => {
    const state = applied(empty(), placed, started)
    expect(apply(state, [placed, started])).toBe(state)
    expect(listsOf(applied(state, placed, started, rushed))).toEqual(listsOf(applied(empty(), placed, started, rushed)))
  })

  test('with one missing is a gap, before it or within it', () => {
    expect(apply(empty(), [started])).toBe('gap')
    expect(apply(empty(), [placed, rushed])).toBe('gap')
    expect(apply(applied(empty(), placed), [rushed, started])).toBe('gap')
  })

  test('leaves what it does not speak of identical, so that a screen paints only what changed', () => {
    const before = applied(empty(), placed)
    const after = applied(before, started)
    expect(after.orders.get(ORDER)).not.toBe(before.orders.get(ORDER))
    expect(after.orders.get(ORDER)?.goods[1]).toBe(before.orders.get(ORDER)?.goods[1])
    expect(before.orders.get(ORDER)?.goods[0]?.status).toBe('waiting')
    const soldOut = applied(before, event(2, { name: 'dishSoldOut', data: { dishId: 'tea' as never, until: null } }))
    expect(soldOut.orders.get(ORDER)).toBe(before.orders.get(ORDER))
    expect(soldOut.dishes.get('dumplings')).toBe(before.dishes.get('dumplings'))
  })
})

test('[K9] two recalls told by one event both count', () => {
  const made = applied(
    empty(),
    event(1, { name: 'orderPlaced', data: { order: orderOf() } }),
    event(2, { name: 'goodsMade', data: { orderId: ORDER, goods: [{ id: FIRST, status: 'made', startedAt: AT, madeAt: LATER }] } }),
  )
  const steps = [
    { id: FIRST, status: 'making' as const, madeAt: null },
    { id: FIRST, status: 'waiting' as const, startedAt: null },
  ]
  const recalled = applied(made, event(3, { name: 'goodsRecalled', data: { orderId: ORDER, goods: steps } }))
  expect(recalled.orders.get(ORDER)?.goods[0]).toMatchObject({ status: 'waiting', startedAt: null, madeAt: null })
})

test('[K15] a completed order leaves the state, and a recall brings it back whole', () => {
  const order = orderOf()
  const gone = applied(empty(), event(1, { name: 'orderPlaced', data: { order } }), closing(2, 'completed'))
  expect(gone.orders.size).toBe(0)
  const reopened = applied(gone, event(3, { name: 'orderReopened', data: { order } }))
  expect(reopened.orders.get(ORDER)).toEqual(order)
})

test('[K19] a closed order with a cancelled line stays until the line was seen', () => {
  const cancelled = event(2, {
    name: 'goodsCancelled',
    data: { orderId: ORDER, goods: [{ id: FIRST, status: 'cancelled', cancelledAt: LATER, cancelReason: 'orderClosed' }] },
  })
  const closed = applied(empty(), event(1, { name: 'orderPlaced', data: { order: orderOf() } }), cancelled, closing(3, 'completed'))
  expect(closed.orders.get(ORDER)?.status).toBe('completed')
  const seen = applied(
    closed,
    event(4, { name: 'cancellationSeen', data: { orderId: ORDER, goods: [{ id: FIRST, cancelSeenAt: LATER }] } }),
  )
  expect(seen.orders.size).toBe(0)
})

test('[K17] the parts of a split line stand together, the oldest first', () => {
  const part: OrderGoods = { ...goodsOf(id(13), 1), quantity: 1, splitFrom: FIRST }
  const split = applied(
    empty(),
    event(1, { name: 'orderPlaced', data: { order: orderOf() } }),
    event(2, { name: 'goodsSplit', data: { orderId: ORDER, goodsId: FIRST, quantity: 2, part } }),
  )
  expect(split.orders.get(ORDER)?.goods.map((goods) => [goods.id, goods.quantity])).toEqual([
    [FIRST, 2],
    [part.id, 1],
    [SECOND, 3],
  ])
})

test('[K12] an addition to an order that the state does not hold is passed over, not half applied', () => {
  const round = { round: 2, at: LATER, source: 'till' as const, note: '', allergies: [], allergyNote: '', seen: [] }
  const state = applied(empty(), event(1, { name: 'goodsAdded', data: { orderId: ORDER, round, goods: [goodsOf(id(14), 3)] } }))
  expect(state.orders.size).toBe(0)
  expect(state.rev).toBe(1)
})

describe('what changes about an order', () => {
  const by = { deviceId: id(99) as never, name: '收银台' }
  const edit = { id: 1, at: LATER, by, what: 'note' as const, goodsId: FIRST, from: '', to: '少盐', seen: [] }
  const placed = event(1, { name: 'orderPlaced', data: { order: orderOf() } })

  test('[K25] stands with it as a difference, with every station that has acknowledged it, once', () => {
    const seen = (rev: number, stationIds: string[], at: string) =>
      event(rev, {
        name: 'changesSeen',
        data: { orderId: ORDER, stationIds: stationIds as never[], rounds: [1], edits: [1], seen: { at, by } },
      })
    const noted = event(2, { name: 'goodsNoted', data: { orderId: ORDER, goods: [{ id: FIRST, note: '少盐' }], edit } })
    const order = applied(empty(), placed, noted, seen(3, ['hot'], AT), seen(4, ['hot', 'cold'], LATER)).orders.get(ORDER)
    const marks = [
      { stationId: 'hot', at: AT, by },
      { stationId: 'cold', at: LATER, by },
    ]
    expect(order?.goods[0]?.note).toBe('少盐')
    expect(order?.edits).toEqual([{ ...edit, seen: marks }])
    expect(order?.rounds[0]?.seen).toEqual(marks)
  })

  test('[K28] is its place, or the station of a line', () => {
    const place = { kind: 'table' as const, id: 'A1' as never, name: 'A1' }
    const moved = event(2, { name: 'orderMoved', data: { orderId: ORDER, place, edit: { ...edit, what: 'place', goodsId: null } } })
    const goods = [{ id: SECOND, stationId: 'cold' as never }]
    const rerouted = event(3, { name: 'goodsMoved', data: { orderId: ORDER, goods, edit: { ...edit, id: 2, what: 'station' } } })
    const order = applied(empty(), placed, moved, rerouted).orders.get(ORDER)
    expect(order?.place).toEqual(place)
    expect(order?.goods.map((each) => each.stationId)).toEqual(['hot', 'cold'])
    expect(order?.edits.map((each) => each.id)).toEqual([1, 2])
  })

  test('[K27] a dish that is sold out for a time and counted shows both, and neither when it is back', () => {
    const tea = (state: ShopState) => state.dishes.get('tea')
    const counted = applied(empty(), event(1, { name: 'dishCounted', data: { dishId: 'tea' as never, remaining: 3 } }))
    const soldOut = applied(counted, event(2, { name: 'dishSoldOut', data: { dishId: 'tea' as never, until: LATER } }))
    expect(tea(soldOut)).toMatchObject({ soldOut: true, soldOutUntil: LATER, remaining: 3 })
    const back = applied(soldOut, event(3, { name: 'dishBackOnSale', data: { dishId: 'tea' as never } }))
    expect(tea(back)).toMatchObject({ soldOut: false, soldOutUntil: null, remaining: 3 })
  })
})

function empty(): ShopState {
  const name = { zh: '店' }
  const dishes = ['dumplings', 'tea'].map((dishId) => dish.parse({ id: dishId, name, priceFen: 100, stationId: 'hot' }))
  const here = shop.parse({ id: 'binjiang', brandId: 'shanhai', brandName: name, name, timeZone: 'Asia/Shanghai', settings: {} })
  return stateOf({ rev: 0, shop: here, stations: [], dishes, places: [], orders: [], padCalls: [], unseen: [] })
}

function applied(state: ShopState, ...events: ShopEvent[]): ShopState {
  const next = apply(state, events)
  if (next === 'gap') throw new Error('A gap where none is')
  return next
}

/** As it crosses the wire: whatever the schema would refuse fails here. */
function event(rev: number, happening: Happening): ShopEvent {
  return shopEvent.parse({ ...happening, rev, at: AT, actor: 'somebody' })
}

function closing(rev: number, status: 'completed'): ShopEvent {
  return event(rev, { name: 'orderCompleted', data: { orderId: ORDER, status, closedAt: LATER } })
}

function orderOf(): CateringOrder {
  return {
    id: ORDER,
    seqNo: 1,
    businessDay: '2026-03-06',
    source: 'till',
    place: { kind: 'room', id: '801' as never, name: '801' },
    platform: null,
    status: 'open',
    placedAt: AT,
    closedAt: null,
    rounds: [{ round: 1, at: AT, source: 'till', note: '', allergies: [], allergyNote: '', seen: [] }],
    edits: [],
    goods: [goodsOf(FIRST, 1), goodsOf(SECOND, 2)],
  }
}

function goodsOf(goodsId: OrderGoods['id'], line: number): OrderGoods {
  return {
    id: goodsId,
    line,
    round: 1,
    dishId: 'dumplings' as never,
    name: { zh: '水饺', en: '' },
    stationId: 'hot' as never,
    priceFen: 2800,
    quantity: 3,
    options: [],
    note: '',
    expectedMinutes: 12,
    timerSeconds: null,
    allergens: [],
    course: 1,
    status: 'waiting',
    held: null,
    firedAt: null,
    addedAt: AT,
    startedAt: null,
    madeAt: null,
    calledAt: null,
    callCount: 0,
    pickedUpAt: null,
    deliveredAt: null,
    rushCount: 0,
    rushedAt: null,
    rushSeen: null,
    cancelledAt: null,
    cancelReason: null,
    cancelSeenAt: null,
    splitFrom: null,
  }
}

function id(number: number): CateringOrder['id'] & OrderGoods['id'] {
  return `0195694a-5d00-7000-8000-${String(number).padStart(12, '0')}` as CateringOrder['id'] & OrderGoods['id']
}
