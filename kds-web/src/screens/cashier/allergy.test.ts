import type { OrderRound } from '@passline/shared/order'
import { describe, expect, it } from 'vitest'
import { order } from '../../fixtures/shop.ts'
import { allergyOf, dangersIn, isNamedIn, joinedAllergy, NO_ALLERGY, toggledAllergen } from './allergy.ts'

const peanut = { allergies: ['peanut'], allergyNote: '' } as const
const words = { allergies: [], allergyNote: '芒果' } as const

describe('what a guest must not be given', () => {
  it('a tap names it and another takes it back, in the order of the list', () => {
    const both = toggledAllergen(toggledAllergen([], 'milk'), 'fish')
    expect([both, toggledAllergen(both, 'fish')]).toEqual([['fish', 'milk'], ['milk']])
  })

  it('two become one without losing words or saying them twice', () => {
    const both = joinedAllergy(joinedAllergy(peanut, words), { allergies: ['peanut', 'egg'], allergyNote: '芒果' })
    expect(both).toEqual({ allergies: ['egg', 'peanut'], allergyNote: '芒果' })
  })

  it('what was named with earlier goods holds for the whole order', () => {
    const round: OrderRound = {
      round: 1,
      at: '2030-01-01T12:00:00.000Z',
      source: 'till',
      note: '',
      seen: [],
      allergies: [],
      allergyNote: '芒果',
    }
    const said = order(1, [], {
      rounds: [round, { ...round, round: 2, allergies: ['peanut'] }],
    })
    expect([allergyOf(said), allergyOf(null)]).toEqual([{ allergies: ['peanut'], allergyNote: '芒果' }, NO_ALLERGY])
  })

  it('it is known whether a cart names all that the order did', () => {
    const both = joinedAllergy(peanut, words)
    expect([isNamedIn(peanut, both), isNamedIn(both, peanut), isNamedIn(words, both), isNamedIn(NO_ALLERGY, peanut)]).toEqual([
      true,
      false,
      true,
      true,
    ])
  })

  it('a dish is dangerous by what it contains', () => {
    expect(dangersIn({ allergens: ['peanut', 'soy'] }, ['peanut', 'milk'])).toEqual(['peanut'])
  })
})
