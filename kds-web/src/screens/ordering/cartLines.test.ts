import type { DishId } from '@passline/shared/ids'
import { dish as dishSchema } from '@passline/shared/shop'
import { describe, expect, it } from 'vitest'
import type { CartLine } from './cartLine.ts'
import { orderLines, portions, portionsOf, totalFen, withQuantity } from './cartLines.ts'
import { pricedLines } from './pricedLines.ts'

const beef = dishSchema.parse({
  id: 'beef',
  name: { zh: '水煮牛肉', en: 'Boiled beef' },
  priceFen: 7800,
  stationId: 'hot',
  options: [
    { id: 'heat', name: { zh: '辣度' }, least: 1, most: 1, choices: [{ id: 'mild', name: { zh: '微辣' } }] },
    { id: 'extra', name: { zh: '加料' }, least: 0, most: 2, choices: [{ id: 'skin', name: { zh: '豆皮' }, priceFen: 600 }] },
  ],
})
const mild = { groupId: 'heat', choiceId: 'mild' }
const skin = { groupId: 'extra', choiceId: 'skin' }

describe('the lines of a cart', () => {
  it('are counted in portions, of all dishes and of one', () => {
    const cart = { lines: [line('1', { quantity: 2 }), line('2', { dishId: 'fish' as DishId }), line('3')] }
    expect([portions(cart), portionsOf(cart, 'beef'), portionsOf(cart, 'tofu')]).toEqual([4, 3, 0])
  })

  it('no portions take a line off, and the cart keeps what else it has', () => {
    expect(withQuantity({ lines: [line('1'), line('2')], note: '快一点' }, '1', 0)).toEqual({ lines: [line('2')], note: '快一点' })
  })

  it('the request names dishes, portions, options and notes, and a course only where one was chosen; no prices', () => {
    const asked = { dishId: 'beef', quantity: 1, options: [mild], note: '少盐' }
    const own = line('1', { options: [mild], note: '少盐' })
    expect(orderLines({ lines: [own, { ...own, course: 2 }] })).toEqual([asked, { ...asked, course: 2 }])
  })
})

describe('the lines of a cart, by the menu', () => {
  it('a line costs its portions times dish and options', () => {
    const lines = priced([line('1', { options: [mild, skin], quantity: 2 })])
    expect([lines[0]?.problem, lines[0]?.chosen.map(({ name }) => name.zh), totalFen(lines)]).toEqual([null, ['微辣', '豆皮'], 2 * 8400])
  })

  it('a dish that is gone from the menu, or whose options changed, says so', () => {
    const lines = priced([line('1', { options: [mild] }), line('2', { dishId: 'fish' as DishId }), line('3', { options: [skin] })])
    expect(lines.map(({ problem, fen }) => [problem, fen])).toEqual([
      [null, 7800],
      ['unknownDish', 0],
      ['optionInvalid', 8400],
    ])
  })

  it('a dish that is sold out is only that: nobody need choose its options again', () => {
    expect(priced([line('1', { options: [mild] }), line('2')], { soldOut: true }).map((each) => each.problem)).toEqual([
      'soldOut',
      'soldOut',
    ])
  })

  it('of a counted dish in two lines only the one that exceeds is too much, and says how many it can have', () => {
    const two = [line('1', { options: [mild], quantity: 2 }), line('2', { options: [mild], quantity: 2, note: '少盐' })]
    expect(priced(two, { remaining: 3 }).map((each) => [each.problem, each.left])).toEqual([
      [null, 3],
      ['notEnough', 1],
    ])
  })
})

function priced(lines: CartLine[], change: Partial<typeof beef> = {}) {
  return pricedLines({ lines }, new Map([[beef.id, { ...beef, ...change }]]))
}

function line(id: string, change: Partial<CartLine> = {}): CartLine {
  return { id, dishId: beef.id, quantity: 1, options: [], note: '', course: null, ...change }
}
