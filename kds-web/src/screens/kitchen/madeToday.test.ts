import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import { at, goods, order, roomOrder } from '../../fixtures/shop.ts'
import { fits, madeLines, mergedOrders, typed } from './madeToday.ts'

const made: Partial<OrderGoods> = { status: 'made', startedAt: at(0), madeAt: at(1) }
const called: Partial<OrderGoods> = { ...made, status: 'called', calledAt: at(2), callCount: 1 }
const pickedUp: Partial<OrderGoods> = { ...called, status: 'pickedUp', pickedUpAt: at(3) }
const delivered: Partial<OrderGoods> = { ...pickedUp, status: 'delivered', deliveredAt: at(4) }
const everywhere = () => true

test('[K9] what was made stands newest first, each line with the status that one step back leads to', () => {
  const lines = [
    goods(1),
    goods(2, { status: 'making', startedAt: at(0) }),
    goods(3, made),
    goods(4, called),
    goods(5, pickedUp),
    goods(6, delivered),
  ]
  const shown = madeLines([order(1, lines)], '', everywhere)
  expect(shown.map(({ goods: line, back }) => [line.status, back])).toEqual([
    ['delivered', { to: 'pickedUp' }],
    ['pickedUp', { to: 'called' }],
    ['called', { to: 'made' }],
    ['made', { to: 'making' }],
  ])
})

test('[K15] a closed order cannot go back, a take-away order that ended by itself can', () => {
  const closed = roomOrder([delivered], { status: 'completed', closedAt: at(9) })
  const takeAway = order(2, [goods(21, pickedUp)], { source: 'takeAway', status: 'completed' })
  expect(madeLines([closed, takeAway], '', everywhere).map(({ back }) => back)).toEqual([{ why: 'closed' }, { to: 'called' }])
})

test.each([
  ['80', true],
  ['01', true],
  ['12', true],
  ['012', true],
  ['2', false],
  ['9', false],
])('typing %s finds room 801 with #12: %s', (text, isFound) => {
  expect(fits(roomOrder([{}]), text)).toBe(isFound)
})

test('the keypad types what places are made of, up to eight', () => {
  expect(['b', '2', '1', 'delete', '7'].reduce(typed, '')).toBe('B27')
  expect(typed('12345678', '9')).toBe('12345678')
  expect(typed('1', 'Enter')).toBe('1')
})

test('an order that the screen follows stands as it shows it, not as the server told earlier', () => {
  const told = order(1, [goods(1)])
  const followed = order(1, [goods(1, made)])
  const gone = order(2, [goods(2, made)])
  expect(mergedOrders([told, gone], new Map([[followed.id as string, followed]]))).toEqual([followed, gone])
})
