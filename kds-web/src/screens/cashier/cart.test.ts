import { describe, expect, it } from 'vitest'
import { beef, cartLine, mild, skin } from '../../fixtures/cart.ts'
import { orderLines, portions } from '../ordering/cartLines.ts'
import { pricedLines } from '../ordering/pricedLines.ts'
import { byCourse, type Cart, courseOf, EMPTY_CART, joinedCart, withChangedLine, withLine } from './cart.ts'

describe('the cart', () => {
  it('the same dish with the same options and note becomes more portions of one line', () => {
    const cart = withLine(
      withLine(EMPTY_CART, cartLine('1', { options: [mild, skin] })),
      cartLine('2', { options: [skin, mild], quantity: 2 }),
    )
    expect(cart.lines).toEqual([cartLine('1', { options: [mild, skin], quantity: 3 })])
  })

  it('another note is another line', () => {
    const cart = withLine(withLine(EMPTY_CART, cartLine('1')), cartLine('2', { note: '不要葱' }))
    expect(cart.lines.map((each) => each.id)).toEqual(['1', '2'])
  })

  it('a changed line keeps its place', () => {
    const cart = withLine(withLine(EMPTY_CART, cartLine('1')), cartLine('2', { note: 'a' }))
    expect(
      withChangedLine(cart, cartLine('1', { note: 'b', quantity: 4 })).lines.map((each) => [each.id, each.note, each.quantity]),
    ).toEqual([
      ['1', 'b', 4],
      ['2', 'a', 1],
    ])
  })

  it('two carts become one without losing a note or an allergy', () => {
    const into: Cart = { ...withLine(EMPTY_CART, cartLine('1')), allergies: ['peanut'], allergyNote: '芒果' }
    const from: Cart = {
      ...withLine(EMPTY_CART, cartLine('2', { quantity: 2 })),
      note: '快一点',
      allergies: ['crustacean'],
      allergyNote: '桃',
    }
    const both = joinedCart(into, from)
    expect([portions(both), both.note, both.allergies, both.allergyNote]).toEqual([3, '快一点', ['crustacean', 'peanut'], '芒果 · 桃'])
  })

  it('lines stand by course: what was chosen, else the course of the dish', () => {
    const later = new Map([[beef.id as string, { ...beef, course: 2 }]])
    const cart = [cartLine('1', { options: [mild] }), cartLine('2', { options: [mild], course: 1 })].reduce(withLine, EMPTY_CART)
    const lines = pricedLines(cart, later)
    expect(lines.map(courseOf)).toEqual([2, 1])
    expect(byCourse(lines).map((group) => [group.course, group.lines.map((each) => each.id)])).toEqual([
      [1, ['2']],
      [2, ['1']],
    ])
    expect(orderLines(cart).map((each) => each.course)).toEqual([undefined, 1])
  })
})
