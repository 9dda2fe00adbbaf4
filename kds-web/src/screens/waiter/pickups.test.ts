import { describe, expect, it } from 'vitest'
import { minute, roomOrder } from '../../fixtures/shop.ts'
import { pickups } from './pickups.ts'

describe('what a waiter picks up', () => {
  it('[K4] calling again does not move goods behind those that wait shorter', () => {
    const calledAgain = roomOrder([{ status: 'called', madeAt: minute(1), calledAt: minute(9), callCount: 3 }], { seqNo: 1 })
    const later = roomOrder([{ status: 'called', madeAt: minute(5), calledAt: minute(6), callCount: 1 }], { seqNo: 2 })
    const { called } = pickups([later, calledAgain], true)
    expect(called.map((pile) => [pile.order.seqNo, pile.since, pile.callCount])).toEqual([
      [1, minute(1), 3],
      [2, minute(5), 1],
    ])
  })

  it('called goods and goods that are only made are two piles, and what is to come is counted in portions', () => {
    const order = roomOrder([
      { status: 'called', madeAt: minute(1) },
      { status: 'made', madeAt: minute(2) },
      { status: 'making', quantity: 3 },
      { status: 'cancelled' },
    ])
    const { called, made } = pickups([order], true)
    expect([called[0]?.goods.length, made[0]?.goods.length, called[0]?.toCome]).toEqual([1, 1, 3])
  })

  it('[K6] goods on the way are shown when the shop records delivery, the latest first, and only those that go to a place', () => {
    const first = roomOrder([{ status: 'pickedUp', pickedUpAt: minute(3) }], { seqNo: 1 })
    const latest = roomOrder([{ status: 'pickedUp', pickedUpAt: minute(4) }], { seqNo: 2 })
    const takeAway = roomOrder([{ status: 'pickedUp', pickedUpAt: minute(5) }], { seqNo: 3, source: 'takeAway', place: null })
    expect(pickups([first, latest, takeAway], true).carried.map((pile) => pile.order.seqNo)).toEqual([2, 1])
    expect(pickups([first, latest, takeAway], false).carried).toEqual([])
  })
})
