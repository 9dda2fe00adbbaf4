import type { Allergen } from '@passline/shared/allergen'
import type { Dish } from '@passline/shared/shop'
import { type CartLine, isSameWish } from '../ordering/cartLine.ts'
import { portionsOf } from '../ordering/cartLines.ts'

/** What the guest has chosen and not ordered yet, and what the guests of the room must not be given. */
export interface PadCart {
  readonly lines: readonly CartLine[]
  readonly allergies: readonly Allergen[]
  readonly allergyNote: string
}

export const EMPTY_CART: PadCart = { lines: [], allergies: [], allergyNote: '' }

/** The most portions of one line that a pad orders. */
export const MOST_OF_ONE = 99

/** Puts a line in: a line that is there is replaced, and one with the same dish, options and note takes the portions in. */
export function withLine(cart: PadCart, line: CartLine): PadCart {
  const others = cart.lines.filter((each) => each.id !== line.id)
  const same = others.find((each) => isSameWish(each, line))
  if (same) {
    const quantity = Math.min(MOST_OF_ONE, same.quantity + line.quantity)
    return { ...cart, lines: others.map((each) => (each.id === same.id ? { ...each, quantity } : each)) }
  }
  const isThere = others.length < cart.lines.length
  return { ...cart, lines: isThere ? cart.lines.map((each) => (each.id === line.id ? line : each)) : [...cart.lines, line] }
}

/** How many more portions of a dish may be put in. */
export function roomFor(cart: PadCart, dish: Dish): number {
  if (dish.soldOut) return 0
  return Math.max(0, Math.min(MOST_OF_ONE, dish.remaining ?? MOST_OF_ONE) - portionsOf(cart, dish.id))
}
