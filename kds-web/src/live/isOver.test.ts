import type { DeviceId, DishId, PadCallId } from '@passline/shared/ids'
import type { PadCall } from '@passline/shared/padCall'
import type { ShopState } from '@passline/shared/state'
import { describe, expect, test } from 'vitest'
import { at, DEVICE, goods, goodsId, id, order, orderId, shopState } from '../fixtures/shop.ts'
import { isOver } from './isOver.ts'

const about = (event: string, ...numbers: number[]) => ({ event, goodsIds: numbers.map(goodsId), padCallId: null, dishId: null })
const kitchen = (...statuses: ('waiting' | 'making' | 'made' | 'called' | 'pickedUp' | 'cancelled')[]) =>
  shopState(1, [
    order(
      1,
      statuses.map((status, index) => goods(index + 1, { status })),
    ),
  ])

describe.each([
  ['orderPlaced', ['waiting'], ['making', 'made', 'called', 'pickedUp', 'cancelled']],
  ['goodsAdded', ['waiting'], ['making', 'cancelled']],
  ['rush', ['waiting', 'making'], ['made', 'cancelled']],
  ['goodsOverdue', ['waiting', 'making'], ['made', 'cancelled']],
  ['goodsMade', ['made', 'called'], ['pickedUp', 'making']],
  ['goodsCalled', ['called'], ['made', 'pickedUp']],
  ['goodsUncollected', ['called'], ['made', 'pickedUp']],
] as const)('%s', (event, standing, over) => {
  test.each(standing)('stands while its goods are %s', (status) => {
    expect(isOver(about(event, 1), kitchen(status), DEVICE)).toBe(false)
  })
  test.each(over)('is over when they are %s', (status) => {
    expect(isOver(about(event, 1), kitchen(status), DEVICE)).toBe(true)
  })
})

test('it stands while one of its goods does, whatever the others are', () => {
  expect(isOver(about('goodsCalled', 1, 2), kitchen('pickedUp', 'called'), DEVICE)).toBe(false)
  expect(isOver(about('goodsCalled', 1, 2), kitchen('pickedUp', 'pickedUp', 'called'), DEVICE)).toBe(true)
})

test('goods that the shop does not show any more are over', () => {
  expect(isOver(about('goodsCalled', 99), kitchen('called'), DEVICE)).toBe(true)
})

test('what only time ends, and what is about no goods, is not over', () => {
  expect(isOver(about('goodsPickedUp', 1), kitchen('pickedUp'), DEVICE)).toBe(false)
  expect(isOver(about('soldOut'), kitchen(), DEVICE)).toBe(false)
  expect(isOver(about('ofAProgram', 1), kitchen('pickedUp'), DEVICE)).toBe(false)
})

test('an order that no screen has shown stands until one has', () => {
  const unseen = { orderId: orderId(1), goodsId: goodsId(1), what: 'ordered', since: at(0) } as const
  const state: ShopState = { ...kitchen('waiting'), unseen: new Map([['1', unseen]]) }
  expect(isOver(about('orderUnseen', 1), state, DEVICE)).toBe(false)
  expect(isOver(about('orderUnseen', 1), kitchen('waiting'), DEVICE)).toBe(true)
})

test('[M9] a guest’s call stands while nobody goes, or this device does', () => {
  const call = { id: id(7) as PadCallId, takenBy: null } as PadCall
  const state = (calls: PadCall[]): ShopState => ({ ...kitchen(), padCalls: new Map(calls.map((each) => [each.id, each])) })
  const message = { event: 'padCall', goodsIds: [], padCallId: call.id, dishId: null }
  const takenBy = (deviceId: string) => [{ ...call, takenBy: { deviceId: deviceId as DeviceId, name: '小林' } }]
  expect(isOver(message, state([call]), DEVICE)).toBe(false)
  expect(isOver(message, state(takenBy(DEVICE)), DEVICE)).toBe(false)
  expect(isOver(message, state(takenBy(id(8))), DEVICE)).toBe(true)
  expect(isOver(message, state([]), DEVICE)).toBe(true)
})

test('that a dish is sold out is over when it is back on sale, and stands while nobody knows', () => {
  const tea = { ...about('soldOut'), dishId: 'tea' as DishId }
  const state = (soldOut: boolean) => ({ ...kitchen(), dishes: new Map([['tea', { soldOut }]]) }) as unknown as ShopState
  expect([isOver(tea, state(true), DEVICE), isOver(tea, state(false), DEVICE), isOver(tea, kitchen(), DEVICE)]).toEqual([
    false,
    true,
    false,
  ])
})
