import { describe, expect, it } from 'vitest'
import { goods, minute, NOON, order } from '../../fixtures/shop.ts'
import { comingOf, mayRush } from './coming.ts'

const soup = goods(1, { status: 'making' })
const duck = goods(2, { course: 2, held: 'course' })
const cake = goods(3, { course: 3, held: 'course' })
const tea = goods(4, { rushCount: 1, rushedAt: minute(1) })
const served = goods(5, { status: 'pickedUp' })
const banquet = order(1, [cake, soup, duck, tea, served])

describe('what is still to come', () => {
  it('of one room it is everything, with the held courses in their order', () => {
    const [coming] = comingOf([banquet], true)
    expect(coming?.lines).toEqual([soup, tea])
    expect(coming?.courses).toEqual([
      { course: 2, lines: [duck] },
      { course: 3, lines: [cake] },
    ])
  })

  it('of the whole floor it is what a waiter can act on: held courses, and what was rushed', () => {
    expect(comingOf([banquet, order(2, [soup])], false).map(({ order: { id }, lines }) => [id, lines])).toEqual([[banquet.id, [tea]]])
  })

  it('the order that waits longest comes first', () => {
    const late = order(2, [soup], { placedAt: minute(2) })
    const early = order(3, [soup], { placedAt: minute(1) })
    expect(comingOf([late, early], true).map((each) => each.order)).toEqual([early, late])
  })

  it('[K10] the kitchen is asked to hurry for what it has, and again after a minute', () => {
    expect(mayRush(soup, NOON)).toBe(true)
    expect(mayRush(duck, NOON)).toBe(false)
    expect(mayRush(served, NOON)).toBe(false)
    expect(mayRush(tea, NOON + 119_000)).toBe(false)
    expect(mayRush(tea, NOON + 120_000)).toBe(true)
  })
})
