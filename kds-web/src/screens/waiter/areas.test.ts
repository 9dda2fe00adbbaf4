import { place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { describe, expect, it } from 'vitest'
import { roomOrder } from '../../fixtures/shop.ts'
import { ALL, chips, heldFilter, isWithin } from './areas.ts'

const places = new Map(
  [
    place.parse({ kind: 'room', id: '801', name: '801', area: '8 楼' }),
    place.parse({ kind: 'room', id: '1001', name: '1001', area: '10 楼' }),
    place.parse({ kind: 'table', id: 'A6', name: 'A6', area: '大厅' }),
  ].map((each) => [placeKey(each.kind, each.id), each]),
)

describe('the filter of a waiter', () => {
  it('offers all, areas and places with an order in the order people count, and take-away', () => {
    const orders = [inRoom('1001'), inRoom('801'), roomOrder([{ status: 'called' }], { source: 'takeAway', place: null })]
    expect(chips(orders, [], places).map((chip) => [chip.filter.by, chip.name, chip.waiting])).toEqual([
      ['all', null, 3],
      ['area', '8 楼', 1],
      ['area', '10 楼', 1],
      ['area', '大厅', 0],
      ['place', '801', 1],
      ['place', '1001', 1],
      ['noPlace', null, 1],
    ])
  })

  it('an area holds the orders of its places', () => {
    expect([
      isWithin(inRoom('801'), { by: 'area', area: '8 楼' }, places),
      isWithin(inRoom('1001'), { by: 'area', area: '8 楼' }, places),
    ]).toEqual([true, false])
  })

  it('a place whose order is gone gives way to all', () => {
    expect(heldFilter({ by: 'place', key: 'room:801' }, chips([inRoom('1001')], [], places))).toEqual(ALL)
  })
})

function inRoom(name: string) {
  return roomOrder([{ status: 'called' }], { place: { kind: 'room', id: name as never, name } })
}
