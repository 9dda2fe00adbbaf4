import type { GuestOrder, GuestState } from '@passline/shared/guestApi'
import type { OrderId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import { guestViewOf, type KnownGoods, type KnownToGuest, myOrderOf } from './guestView.ts'

const AT = '2026-03-06T11:00:00.000Z'

describe('what a guest is told of a dish', () => {
  it.each<[string, Partial<KnownGoods>, GuestState]>([
    ['waits for the cashier', { held: 'confirmation' }, 'unconfirmed'],
    ['belongs to a later course', { held: 'course' }, 'held'],
    ['waits', {}, 'waiting'],
    ['is in the pan', { status: 'making' }, 'making'],
    ['is made and nobody was called', { status: 'made' }, 'making'],
    ['was called for', { status: 'called' }, 'ready'],
    ['is carried', { status: 'pickedUp' }, 'onTheWay'],
    ['was brought', { status: 'delivered' }, 'served'],
    ['was cancelled', { status: 'cancelled' }, 'cancelled'],
    ['was refused by the cashier', { status: 'cancelled', held: 'confirmation' }, 'cancelled'],
  ])('that %s', (_what, goods, state) => {
    expect(viewOf([goods]).lines.map((line) => line.state)).toEqual([state])
  })

  it.each<[string, Partial<KnownToGuest>]>([
    ['[K6] where the shop records no delivery', { deliver: false }],
    ['[K15] where the guest collects it', { source: 'takeAway' }],
    ['[K15] where a courier collects it', { source: 'platform' }],
  ])('%s, what was picked up is served', (_where, order) => {
    expect(viewOf([{ status: 'pickedUp' }], order).lines[0]?.state).toBe('served')
  })
})

describe('what comes next for a guest', () => {
  it.each<[GuestOrder['state'], Partial<KnownGoods>[]]>([
    ['ready', [{ status: 'called' }, { status: 'making' }, {}, { status: 'delivered' }]],
    ['making', [{ status: 'made' }, {}, { status: 'pickedUp' }]],
    ['waiting', [{}, { status: 'pickedUp' }, { held: 'confirmation' }]],
    ['onTheWay', [{ status: 'pickedUp' }, { held: 'course' }, { status: 'delivered' }]],
    ['unconfirmed', [{ held: 'confirmation' }, { held: 'course' }]],
    ['held', [{ held: 'course' }, { status: 'delivered' }]],
    ['served', [{ status: 'delivered' }, { status: 'cancelled' }]],
  ])('is %s', (state, goods) => {
    expect(viewOf(goods).state).toBe(state)
  })
})

describe("the pad's own order", () => {
  it('[K17] puts parts of a line together that are in one state, and says when each round was', () => {
    const goods = [
      { line: 1, quantity: 1 },
      { line: 1, quantity: 2 },
      { line: 1, quantity: 1, status: 'making' as const },
      { line: 2, round: 2, addedAt: '2026-03-06T11:20:00.000+00:00' },
    ]
    const order = myOrderOf(orderOf(goods), null, '/g/x')
    expect(order.lines.map(({ id, quantity, round }) => [id, quantity, round])).toEqual([
      ['1-waiting', 3, 1],
      ['1-making', 1, 1],
      ['2-waiting', 1, 2],
    ])
    expect(order.rounds).toEqual([
      { round: 1, at: AT },
      { round: 2, at: '2026-03-06T11:20:00.000Z' },
    ])
    expect(order.summary).toMatchObject({ waiting: 2, making: 1 })
  })
})

function viewOf(goods: readonly Partial<KnownGoods>[], order: Partial<KnownToGuest> = {}): GuestOrder {
  const view = guestViewOf({ ...orderOf(goods), ...order }, null, AT)
  if (view.status !== 'open') throw new Error('The order is closed.')
  return view
}

function orderOf(goods: readonly Partial<KnownGoods>[]): KnownToGuest {
  return {
    id: '0195694a-5d00-7000-8000-000000000001' as OrderId,
    brandName: { zh: '山海小馆', en: '' },
    shopName: { zh: '滨江店', en: '' },
    deliver: true,
    seqNo: 12,
    source: 'roomPad',
    status: 'open',
    goods: goods.map((each, index) => ({
      line: index + 1,
      round: 1,
      name: { zh: '水饺', en: '' },
      quantity: 1,
      options: [],
      status: 'waiting',
      held: null,
      addedAt: AT,
      ...each,
    })),
  }
}
