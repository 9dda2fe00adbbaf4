import { expect, test } from 'vitest'
import { goods, goodsId } from '../../fixtures/shop.ts'
import { namedOf, portions } from './handOver.ts'

const ready = [goods(1, { status: 'made', quantity: 3 }), goods(2, { status: 'made' })]

test('without a choice everything that is made goes, line by line', () => {
  expect(namedOf(ready, new Map())).toEqual([{ goodsId: goodsId(1) }, { goodsId: goodsId(2) }])
  expect(portions(ready, new Map())).toBe(4)
})

test('[K17] a part of a line goes with its portions, and what is not chosen stays', () => {
  const chosen = new Map([
    [goodsId(1), 2],
    [goodsId(2), 0],
  ])
  expect(namedOf(ready, chosen)).toEqual([{ goodsId: goodsId(1), quantity: 2 }])
  expect(portions(ready, chosen)).toBe(2)
})

test('a choice of more than is left is all that is left', () => {
  expect(namedOf(ready, new Map([[goodsId(1), 5]]))[0]).toEqual({ goodsId: goodsId(1) })
})
