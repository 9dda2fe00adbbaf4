import { describe, expect, it } from 'vitest'
import { pickups } from './pickups.ts'
import { clock, testOrder } from './testOrder.ts'

describe('what a waiter picks up', () => {
  it('[K4] calling again does not move goods behind those that wait shorter', () => {
    const calledAgain = testOrder([{ status: 'called', madeAt: clock(1), calledAt: clock(9), callCount: 3 }], { seqNo: 1 })
    const later = testOrder([{ status: 'called', madeAt: clock(5), calledAt: clock(6), callCount: 1 }], { seqNo: 2 })
    const { called } = pickups([later, calledAgain], true)
    expect(called.map((pile) => [pile.order.seqNo, pile.since, pile.callCount])).toEqual([
      [1, clock(1), 3],
      [2, clock(5), 1],
    ])
  })

  it('called goods and goods that are only made are two piles, and what is to come is counted in portions', () => {
    const order = testOrder([
      { status: 'called', madeAt: clock(1) },
      { status: 'made', madeAt: clock(2) },
      { status: 'making', quantity: 3 },
      { status: 'cancelled' },
    ])
    const { called, made } = pickups([order], true)
    expect([called[0]?.goods.length, made[0]?.goods.length, called[0]?.toCome]).toEqual([1, 1, 3])
  })

  it('[K6] goods on the way are shown when the shop records delivery, the latest first, and only those that go to a place', () => {
    const first = testOrder([{ status: 'pickedUp', pickedUpAt: clock(3) }], { seqNo: 1 })
    const latest = testOrder([{ status: 'pickedUp', pickedUpAt: clock(4) }], { seqNo: 2 })
    const takeAway = testOrder([{ status: 'pickedUp', pickedUpAt: clock(5) }], { seqNo: 3, source: 'takeAway', place: null })
    expect(pickups([first, latest, takeAway], true).carried.map((pile) => pile.order.seqNo)).toEqual([2, 1])
    expect(pickups([first, latest, takeAway], false).carried).toEqual([])
  })
})
