import type { DishId } from '@passline/shared/ids'
import { expect, it } from 'vitest'
import { pricedLines } from '../ordering/pricedLines.ts'
import { blockOf } from './blocked.ts'
import { EMPTY_CART, withLine } from './cart.ts'

const cart = withLine(EMPTY_CART, { id: '1', dishId: 'tea' as DishId, quantity: 1, options: [], note: '', course: null })
const dish = {
  id: 'tea' as DishId,
  name: { zh: '茶', en: '' },
  priceFen: 100,
  stationId: 'bar' as never,
  expectedMinutes: 1,
  timerSeconds: null,
  allergens: [],
  course: 1,
  options: [],
  soldOut: false,
  soldOutUntil: null,
  remaining: null,
  sort: 0,
}
const onSale = pricedLines(cart, new Map([['tea', dish]]))
const soldOut = pricedLines(cart, new Map([['tea', { ...dish, soldOut: true }]]))
const ready = { target: { kind: 'takeAway' }, isOnline: true } as const

it('a cart with a target, online and without a problem can be ordered', () => {
  expect(blockOf(cart, onSale, ready)).toBe(null)
})

it('a sold-out dish is said before anything else', () => {
  expect(blockOf(cart, soldOut, { target: null, isOnline: false })).toEqual({ by: 'problem', line: soldOut[0] })
})

it('an empty cart, no connection, no target and a note that is too long each block', () => {
  expect([
    blockOf(EMPTY_CART, [], ready)?.by,
    blockOf(cart, onSale, { ...ready, isOnline: false })?.by,
    blockOf(cart, onSale, { ...ready, target: null })?.by,
    blockOf({ ...cart, allergyNote: 'x'.repeat(201) }, onSale, ready)?.by,
  ]).toEqual(['empty', 'offline', 'noTarget', 'tooLong'])
})
