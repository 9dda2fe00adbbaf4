import type { DishId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import { beef, cartLine, mild, skin } from '../../fixtures/cart.ts'
import type { CartLine } from './cartLine.ts'
import { orderLines, portions, portionsOf, totalFen, withQuantity } from './cartLines.ts'
import { pricedLines } from './pricedLines.ts'

describe('the lines of a cart', () => {
  it('are counted in portions, of all dishes and of one', () => {
    const cart = { lines: [cartLine('1', { quantity: 2 }), cartLine('2', { dishId: 'fish' as DishId }), cartLine('3')] }
    expect([portions(cart), portionsOf(cart, 'beef'), portionsOf(cart, 'tofu')]).toEqual([4, 3, 0])
  })

  it('no portions take a line off, and the cart keeps what else it has', () => {
    expect(withQuantity({ lines: [cartLine('1'), cartLine('2')], note: '快一点' }, '1', 0)).toEqual({
      lines: [cartLine('2')],
      note: '快一点',
    })
  })

  it('the request names dishes, portions, options and notes, and a course only where one was chosen; no prices', () => {
    const asked = { dishId: 'beef', quantity: 1, options: [mild], note: '少盐' }
    const own = cartLine('1', { options: [mild], note: '少盐' })
    expect(orderLines({ lines: [own, { ...own, course: 2 }] })).toEqual([asked, { ...asked, course: 2 }])
  })
})

describe('the lines of a cart, by the menu', () => {
  it('a line costs its portions times dish and options', () => {
    const lines = priced([cartLine('1', { options: [mild, skin], quantity: 2 })])
    expect([lines[0]?.problem, lines[0]?.chosen.map(({ name }) => name.zh), totalFen(lines)]).toEqual([null, ['微辣', '豆皮'], 2 * 8400])
  })

  it('a dish that is gone from the menu, or whose options changed, says so', () => {
    const lines = priced([
      cartLine('1', { options: [mild] }),
      cartLine('2', { dishId: 'fish' as DishId }),
      cartLine('3', { options: [skin] }),
    ])
    expect(lines.map(({ problem, fen }) => [problem, fen])).toEqual([
      [null, 7800],
      ['unknownDish', 0],
      ['optionInvalid', 8400],
    ])
  })

  it('a dish that is sold out is only that: nobody need choose its options again', () => {
    expect(priced([cartLine('1', { options: [mild] }), cartLine('2')], { soldOut: true }).map((each) => each.problem)).toEqual([
      'soldOut',
      'soldOut',
    ])
  })

  it('of a counted dish in two lines only the one that exceeds is too much, and says how many it can have', () => {
    const two = [cartLine('1', { options: [mild], quantity: 2 }), cartLine('2', { options: [mild], quantity: 2, note: '少盐' })]
    expect(priced(two, { remaining: 3 }).map((each) => [each.problem, each.left])).toEqual([
      [null, 3],
      ['notEnough', 1],
    ])
  })
})

function priced(lines: CartLine[], change: Partial<typeof beef> = {}) {
  return pricedLines({ lines }, new Map([[beef.id, { ...beef, ...change }]]))
}
