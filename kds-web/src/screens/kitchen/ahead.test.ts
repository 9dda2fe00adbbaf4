import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import { at, goods, order } from '../../fixtures/shop.ts'
import { isAhead } from './ahead.ts'

const LATE = 25 * 60_000
const made = (ms: number): Partial<OrderGoods> => ({
  status: 'made',
  addedAt: at(0),
  firedAt: null,
  expectedMinutes: 20,
  madeAt: at(ms),
})
const ticket = (change: Partial<OrderGoods>, isLeaving = false) => {
  const lines = [goods(11, change)]
  return { order: order(1, lines), lines, isLeaving }
}

test('an overdue ticket stands ahead', () => {
  const late = ticket({})
  expect(isAhead(late, new Set([late.order.id]))).toBe(true)
  expect(isAhead(late, new Set())).toBe(false)
})

test('what was made too late stays ahead until it is called and gone; what was made in time does not', () => {
  expect(isAhead(ticket(made(LATE)), new Set())).toBe(true)
  expect(isAhead(ticket(made(60_000)), new Set())).toBe(false)
  const called: Partial<OrderGoods> = { ...made(LATE), status: 'called', calledAt: at(LATE + 5_000), callCount: 1 }
  expect(isAhead(ticket(called, true), new Set())).toBe(true)
  expect(isAhead(ticket(called), new Set())).toBe(false)
})
