import type { DishId, PlaceId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import { portions, withQuantity } from '../ordering/cartLines.ts'
import { withLine } from './cart.ts'
import { type Attempt, draftFor, NO_DRAFTS, redirected, turnedTo, withCart, withDraft } from './drafts.ts'
import type { Target } from './target.ts'

const room801: Target = { kind: 'room', id: '801' as PlaceId }
const room805: Target = { kind: 'room', id: '805' as PlaceId }
const attempt: Attempt = {
  key: 'key-00000001',
  at: 0,
  request: { source: 'takeAway', place: null, platform: null, lines: [], note: '', allergies: [], allergyNote: '' },
}

describe('drafts', () => {
  it('looking at another target keeps each cart where it was', () => {
    const drafts = turnedTo(with2(turnedTo(NO_DRAFTS, room801), room801), room805)
    expect([portionsFor(drafts, room801), portionsFor(drafts, room805)]).toEqual([2, 0])
  })

  it('what was chosen before any target was goes to the first target', () => {
    const drafts = turnedTo(with2(NO_DRAFTS, null), room801)
    expect([portionsFor(drafts, null), portionsFor(drafts, room801)]).toEqual([0, 2])
  })

  it('changing the target takes the cart along and joins it to the one there', () => {
    const drafts = redirected(turnedTo(with2(with2(NO_DRAFTS, room801), room805), room801), room805)
    expect([drafts.target, portionsFor(drafts, room801), portionsFor(drafts, room805)]).toEqual([room805, 0, 4])
  })

  it('a cart whose order is not answered yet neither changes nor moves', () => {
    const held = withDraft(with2(turnedTo(NO_DRAFTS, room801), room801), room801, (draft) => ({ ...draft, attempt }))
    expect(withCart(held, room801, (cart) => withQuantity(cart, 'a', 9))).toEqual(held)
    expect(portionsFor(redirected(held, room805), room801)).toBe(2)
  })

  it('an empty draft leaves nothing behind', () => {
    const drafts = withCart(with2(NO_DRAFTS, room801), room801, (cart) => withQuantity(cart, 'a', 0))
    expect(drafts.byTarget).toEqual({})
  })
})

function with2(drafts: typeof NO_DRAFTS, target: Target | null) {
  return withCart(drafts, target, (cart) =>
    withLine(cart, { id: 'a', dishId: 'beef' as DishId, quantity: 2, options: [], note: '', course: null }),
  )
}

function portionsFor(drafts: typeof NO_DRAFTS, target: Target | null) {
  return portions(draftFor(drafts, target).cart)
}
