import { expect, test } from 'vitest'
import { goods, order } from '../../fixtures/shop.ts'
import { keptOffers, keyOf, offersOf, shutReason } from './offers.ts'

const keysOf = (...args: Parameters<typeof offersOf>) => offersOf(...args).map(keyOf)
const ORDER = order(1, [])

test('a part, fire, call again, back and station each apply in their status only', () => {
  expect(keysOf(goods(11, { quantity: 2 }), undefined)).toEqual(['part.start', 'station'])
  expect(keysOf(goods(11, { status: 'making' }), undefined)).toEqual(['back.waiting', 'station'])
  expect(keysOf(goods(11, { status: 'called', quantity: 2 }), undefined)).toEqual(['part.pickUp', 'callAgain', 'back.made'])
  expect(keysOf(goods(11, { held: 'course' }), undefined)).toEqual(['fire', 'station'])
  expect(keysOf(goods(11, { status: 'cancelled' }), undefined)).toEqual([])
})

test('while a sheet is open its rows stay where they are, whatever happens to the line', () => {
  const before = offersOf(goods(11, { quantity: 2 }), undefined)
  const now = offersOf(goods(11, { quantity: 2, status: 'making' }), undefined)
  const kept = keptOffers(before, now)
  expect(kept.map(keyOf)).toEqual(['part.start', 'station', 'part.done', 'back.waiting'])
  expect(keptOffers(kept, now)).toBe(kept)
})

test('a row that does not apply any more says why', () => {
  const [start] = offersOf(goods(11, { quantity: 2 }), undefined)
  if (!start) throw new Error('a part can be started')
  const reasonOf = (line: ReturnType<typeof goods>) => shutReason(start, offersOf(line, undefined), ORDER, line)
  expect(reasonOf(goods(11, { quantity: 2 }))).toBeNull()
  expect(reasonOf(goods(11, { quantity: 1 }))).toBe('lastOne')
  expect(reasonOf(goods(11, { quantity: 2, status: 'making' }))).toBe('isNow')
  expect(shutReason({ kind: 'soldOut' }, [{ kind: 'onSale' }], ORDER, goods(11))).toBe('isSoldOut')
  expect(shutReason({ kind: 'onSale' }, [{ kind: 'soldOut' }], ORDER, goods(11))).toBe('isOnSale')
})
