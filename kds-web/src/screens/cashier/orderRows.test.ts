import { describe, expect, it } from 'vitest'
import { minute, roomOrder } from '../../fixtures/shop.ts'
import { arrivals, lookedAt } from './arrivals.ts'
import { cancelPlan, partFen } from './cancelling.ts'
import { orderRows, passes, rowOf } from './orderRows.ts'

describe('the list of open orders', () => {
  it('says what is still to happen, how many lines are made, and the price without cancelled lines', () => {
    const row = rowOf(roomOrder([{ status: 'made' }, { status: 'making' }, { status: 'waiting', quantity: 2 }, { status: 'cancelled' }]))
    expect([row.status, row.made, row.lines, row.fen]).toEqual(['making', 1, 3, 4 * 2800])
  })

  it('an order whose goods are all made is ready, and called when one was called', () => {
    expect([rowOf(roomOrder([{ status: 'made' }])).status, rowOf(roomOrder([{ status: 'made' }, { status: 'called' }])).status]).toEqual([
      'made',
      'called',
    ])
    expect(passes(rowOf(roomOrder([{ status: 'made' }, { status: 'waiting' }])), 'ready')).toBe(false)
  })

  it('holds open orders only, the oldest first', () => {
    const late = roomOrder([{}], { placedAt: minute(5), seqNo: 2 })
    const early = roomOrder([{}], { seqNo: 1 })
    const cancelled = roomOrder([{ status: 'cancelled' }], { status: 'cancelled' })
    expect(orderRows([late, cancelled, early]).map((row) => row.order.seqNo)).toEqual([1, 2])
  })
})

describe('arriving wristband orders', () => {
  const round = {
    round: 1,
    at: '2026-03-01T10:00:00.000Z',
    source: 'wristband' as const,
    note: '',
    allergies: [],
    allergyNote: '',
    seen: [],
  }
  const order = roomOrder([{ round: 1 }, { round: 2 }], {
    source: 'wristband',
    place: { kind: 'wristband', id: 'B217' as never, name: 'B217' },
    rounds: [round, { ...round, round: 2, at: '2026-03-01T10:04:00.000Z' }],
  })

  it('[K18] are new until they were looked at, round by round', () => {
    const firstSeen = new Set([`${order.id}.1`])
    expect(arrivals([order], firstSeen).map((arrival) => [arrival.at, arrival.goods.length])).toEqual([['2026-03-01T10:04:00.000Z', 1]])
    expect(arrivals([order], lookedAt(firstSeen, order, [order]))).toEqual([])
  })

  it('what waits to be accepted stays until it is settled, and stands before the others, the longest wait first', () => {
    const held = { status: 'waiting', held: 'confirmation', round: 1 } as const
    const waiting = roomOrder([held, { round: 1, status: 'cancelled' }], { source: 'wristband', rounds: [round] })
    const news = arrivals([order, waiting], lookedAt(new Set(), waiting, [waiting]))
    expect(news.map((arrival) => [arrival.order.id, arrival.goods.length, arrival.unconfirmed.length])).toEqual([
      [waiting.id, 1, 1],
      [order.id, 2, 0],
    ])
    const accepted = { ...waiting, goods: waiting.goods.map((goods) => ({ ...goods, held: null })) }
    expect(arrivals([accepted], lookedAt(new Set(), accepted, [accepted]))).toEqual([])
  })

  it('an order shows what must be done first: accepting, then what is in the pan, then what is held', () => {
    const state = (...goods: Parameters<typeof roomOrder>[0]) => rowOf(roomOrder(goods)).status
    expect([
      state({ held: 'confirmation' }, { status: 'making' }),
      state({ held: 'course' }, { status: 'making' }),
      state({ held: 'course' }, { status: 'pickedUp' }),
    ]).toEqual(['unconfirmed', 'making', 'held'])
  })

  it('what was looked at is forgotten with its order', () => {
    expect([...lookedAt(new Set(['gone.1']), order, [order])]).toEqual([`${order.id}.1`, `${order.id}.2`])
  })
})

describe('cancelling', () => {
  it('[K16] an order loses what is waiting and keeps what is being made', () => {
    const plan = cancelPlan(roomOrder([{ status: 'waiting', quantity: 2 }, { status: 'making' }, { status: 'cancelled' }]))
    expect([plan.goes.length, plan.stays.length, plan.fen]).toEqual([1, 1, 5600])
  })

  it('[K17] part of a line costs its part', () => {
    expect(roomOrder([{ quantity: 3 }]).goods.map((goods) => partFen(goods, 1))).toEqual([2800])
  })
})
