import type { DishId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import type { CartLine } from './cartLine.ts'
import { leftFor, shortageOf } from './shortage.ts'

const id = 'beef' as DishId
const uncounted = { id, soldOut: false, remaining: null }
const line = (lineId: string, quantity: number): CartLine => ({ id: lineId, dishId: id, quantity, options: [], note: '', course: null })
const cart = { lines: [line('1', 2), line('2', 1)] }

describe('what is left of a dish, for one line', () => {
  it('is what the other lines of the cart leave; a line that is changed does not count against itself', () => {
    const five = { ...uncounted, remaining: 5 }
    expect([leftFor(five, cart, null), leftFor(five, cart, '1'), leftFor(five, cart, '2')]).toEqual([2, 4, 3])
    expect(leftFor(uncounted, cart, null)).toBe(Number.POSITIVE_INFINITY)
  })

  it('is nothing once the dish is sold out, also for a line that is in the cart already', () => {
    const gone = { ...uncounted, soldOut: true }
    expect([leftFor(gone, cart, null), leftFor(gone, cart, '1'), leftFor({ ...gone, remaining: 5 }, cart, '1')]).toEqual([0, 0, 0])
  })

  it('says why: sold out, all of it in the cart, or fewer than wanted', () => {
    expect([
      shortageOf({ soldOut: true }, 0, 1),
      shortageOf({ soldOut: false }, 0, 1),
      shortageOf({ soldOut: false }, 2, 3),
      shortageOf({ soldOut: false }, 3, 3),
    ]).toEqual(['soldOut', 'allTaken', 'fewer', null])
  })
})
