import type { Dish } from '@passline/shared/shop'
import { describe, expect, it } from 'vitest'
import type { CartLine } from '../ordering/cartLine.ts'
import { portionsOf, withQuantity } from '../ordering/cartLines.ts'
import { EMPTY_CART, roomFor, withLine } from './padCart.ts'

const tofu = { id: 'tofu', name: { zh: '豆腐', en: '' }, priceFen: 2_800, options: [], soldOut: false, remaining: null } as unknown as Dish
const line = (id: string, rest: Partial<CartLine> = {}): CartLine => ({
  id,
  dishId: 'tofu' as CartLine['dishId'],
  quantity: 1,
  options: [],
  note: '',
  course: null,
  ...rest,
})

describe('the cart of a pad', () => {
  it('takes the same wish into one line, and another wish of the same dish as its own', () => {
    const cart = [line('a'), line('b'), line('c', { note: '不要葱' })].reduce(withLine, EMPTY_CART)
    expect(cart.lines.map(({ id, quantity, note }) => [id, quantity, note])).toEqual([
      ['a', 2, ''],
      ['c', 1, '不要葱'],
    ])
    expect(portionsOf(cart, 'tofu')).toBe(3)
  })

  it('a changed line stays where it was, or goes into the line that it has become equal to', () => {
    const cart = [line('a'), line('b', { note: '少盐' })].reduce(withLine, EMPTY_CART)
    expect(withLine(cart, line('a', { quantity: 3 })).lines.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['a', 3],
      ['b', 1],
    ])
    expect(withLine(cart, line('b')).lines.map(({ id, quantity }) => [id, quantity])).toEqual([['a', 2]])
    expect(withQuantity(cart, 'a', 0).lines.map(({ id }) => id)).toEqual(['b'])
  })

  it('lets no more be put in than are left, over all lines of the dish', () => {
    const cart = [line('a', { quantity: 2 }), line('b', { note: '少盐' })].reduce(withLine, EMPTY_CART)
    expect([roomFor(cart, { ...tofu, remaining: 4 }), roomFor(cart, { ...tofu, remaining: 2 }), roomFor(cart, tofu)]).toEqual([1, 0, 96])
    expect(roomFor(cart, { ...tofu, soldOut: true })).toBe(0)
  })
})
