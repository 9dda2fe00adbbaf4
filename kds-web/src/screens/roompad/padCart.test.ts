import type { Dish } from '@passline/shared/shop'
import { describe, expect, it } from 'vitest'
import { EMPTY_CART, type PadLine, portionsOf, roomFor, shownLines, totalFen, withLine, withQuantity } from './padCart.ts'

const spice = {
  id: 'spice',
  name: { zh: '辣度', en: '' },
  least: 1,
  most: 1,
  choices: [{ id: 'hot', name: { zh: '特辣', en: '' }, priceFen: 200 }],
}
const tofu = { id: 'tofu', name: { zh: '豆腐', en: '' }, priceFen: 2_800, options: [], soldOut: false, remaining: null } as unknown as Dish
const beef = { ...tofu, id: 'beef', priceFen: 7_800, options: [spice] } as unknown as Dish
const menu = (...dishes: Dish[]) => new Map(dishes.map((dish) => [dish.id as string, dish]))
const line = (id: string, rest: Partial<PadLine> = {}): PadLine => ({
  id,
  dishId: 'tofu' as PadLine['dishId'],
  quantity: 1,
  options: [],
  note: '',
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

  it('says of each line what is wrong with it now, and what it costs with its options', () => {
    const lines = [
      line('a', { quantity: 2 }),
      line('b', { dishId: 'beef' as PadLine['dishId'], options: [{ groupId: 'spice', choiceId: 'hot' }], quantity: 2 }),
      line('c', { dishId: 'beef' as PadLine['dishId'] }),
      line('d', { dishId: 'gone' as PadLine['dishId'] }),
    ]
    const cart = { ...EMPTY_CART, lines }
    const shown = shownLines(cart, menu({ ...tofu, soldOut: true }, beef))
    expect(shown.map(({ problem }) => problem)).toEqual(['soldOut', null, 'optionInvalid', 'gone'])
    expect([shown[1]?.fen, totalFen(shown)]).toEqual([16_000, 5_600 + 16_000 + 7_800])
    expect(shownLines({ ...EMPTY_CART, lines: lines.slice(0, 1) }, menu({ ...tofu, remaining: 1 }))[0]?.problem).toBe('notEnough')
  })

  it('lets no more be put in than are left, over all lines of the dish', () => {
    const cart = [line('a', { quantity: 2 }), line('b', { note: '少盐' })].reduce(withLine, EMPTY_CART)
    expect([roomFor(cart, { ...tofu, remaining: 4 }), roomFor(cart, { ...tofu, remaining: 2 }), roomFor(cart, tofu)]).toEqual([1, 0, 96])
    expect(roomFor(cart, { ...tofu, soldOut: true })).toBe(0)
  })
})
