import type { PlaceId } from '@passline/shared/ids'
import { place } from '@passline/shared/shop'
import { describe, expect, it } from 'vitest'
import { roomOrder } from '../../fixtures/shop.ts'
import { addressOf, joinedOrder, meantPlace, placeRows, type Target } from './target.ts'

const room801: Target = { kind: 'room', id: '801' as PlaceId }

describe('the target of a cart', () => {
  it('[K12] a cart joins the open order of its place, and take-away joins none', () => {
    const order = roomOrder([{}])
    expect(joinedOrder(room801, [order])?.id).toBe(order.id)
    expect(joinedOrder(room801, [roomOrder([{}], { status: 'completed' })])).toBe(null)
    expect(joinedOrder({ kind: 'takeAway' }, [roomOrder([{}], { source: 'takeAway', place: null })])).toBe(null)
  })

  it('a place orders as a till, and no place as take-away', () => {
    expect([addressOf(room801), addressOf({ kind: 'takeAway' })]).toEqual([
      { source: 'till', place: { kind: 'room', id: '801' } },
      { source: 'takeAway', place: null },
    ])
  })

  it('what is searched is found in every kind, the wanted kind first', () => {
    const places = (['table', 'room', 'wristband'] as const).map((kind) => place.parse({ kind, id: '81', name: '81' }))
    expect(placeRows(places, [], { kind: 'wristband', search: '81' }).map((row) => row.place.kind)).toEqual(['wristband', 'room', 'table'])
  })

  it('a search means a place only when it leaves no other', () => {
    const places = ['81', '810', '811'].map((id) => place.parse({ kind: 'room', id, name: id }))
    const meant = (search: string) => meantPlace(placeRows(places, [], { kind: 'room', search }), { kind: 'room', search })
    expect([meant('81'), meant('811'), meant('8'), meant('')]).toEqual([
      { kind: 'room', id: '81' },
      { kind: 'room', id: '811' },
      null,
      null,
    ])
  })

  it('places stand in the order people count and are found by name or area', () => {
    const places = ['A10', 'A2', 'B1'].map((id) => place.parse({ kind: 'table', id, name: id, area: id.startsWith('A') ? '大厅' : '露台' }))
    expect(placeRows(places, [], { kind: 'table', search: '' }).map((row) => row.place.name)).toEqual(['A2', 'A10', 'B1'])
    expect(placeRows(places, [], { kind: 'table', search: '露' }).map((row) => row.place.name)).toEqual(['B1'])
    expect(placeRows(places, [], { kind: 'table', search: 'a1' }).map((row) => row.place.name)).toEqual(['A10'])
  })
})
