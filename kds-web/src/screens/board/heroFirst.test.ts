import { expect, test } from 'vitest'
import { at, goods, order, orderId, shopState } from '../../fixtures/shop.ts'
import { heroFirst } from './heroFirst.ts'
import { numbersOf } from './numbers.ts'

const { ready } = numbersOf(
  shopState(
    1,
    [1, 2, 3].map((number) => order(number, [goods(number * 10, { status: 'called', calledAt: at(number), callCount: 1 })])),
  ),
)
const shown = (spoken: string) => heroFirst(ready, spoken).map((each) => each.order.seqNo)

test('the number that is being spoken is the hero, the others stay in their order', () => {
  expect(shown(orderId(1))).toEqual([1, 3, 2])
})

test('of several in one breath the latest call is the hero', () => {
  expect(shown(`${orderId(1)} ${orderId(2)}`)).toEqual([2, 3, 1])
})

test('when nothing is spoken, or of a number that is gone, the latest call is the hero', () => {
  expect(shown('')).toEqual([3, 2, 1])
  expect(shown(orderId(9))).toEqual([3, 2, 1])
})
