import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import { at, goods } from '../../fixtures/shop.ts'
import { foldsOf } from './folds.ts'

const made: Partial<OrderGoods> = { status: 'made', madeAt: at(0) }
const called: Partial<OrderGoods> = { status: 'called', calledAt: at(0), callCount: 1 }

test('what is done is folded first, then what is held, and what is to cook last: each from the end', () => {
  const lines = [
    goods(1, made),
    goods(2),
    goods(3, { held: 'course', course: 2 }),
    goods(4, called),
    goods(5, { status: 'making', startedAt: at(0) }),
  ]
  expect(foldsOf(lines)).toEqual([3, 0, 2, 4, 1])
})

test('[K19] a cancelled line that no cook has seen stays as long as one to cook', () => {
  const cancelled: Partial<OrderGoods> = { status: 'cancelled', cancelledAt: at(0), cancelReason: 'requested' }
  expect(foldsOf([goods(1, cancelled), goods(2, made), goods(3)])).toEqual([1, 2, 0])
})
