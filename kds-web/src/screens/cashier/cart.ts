import { type CartLine, isSameWish } from '../ordering/cartLine.ts'
import { withQuantity } from '../ordering/cartLines.ts'
import type { PricedLine } from '../ordering/pricedLines.ts'
import { type Allergy, joinedAllergy, NO_ALLERGY } from './allergy.ts'

/** What was chosen for one target and not ordered yet. */
export interface Cart extends Allergy {
  readonly lines: readonly CartLine[]
  readonly note: string
}

export const EMPTY_CART: Cart = { lines: [], note: '', ...NO_ALLERGY }

export function isEmpty(cart: Cart): boolean {
  return cart.lines.length === 0 && cart.note === '' && cart.allergies.length === 0 && cart.allergyNote === ''
}

/** Adds portions; a line with the same dish, options and note takes them in. */
export function withLine(cart: Cart, line: CartLine): Cart {
  const same = cart.lines.find((each) => isSameWish(each, line))
  if (!same) return { ...cart, lines: [...cart.lines, line] }
  return withQuantity(cart, same.id, same.quantity + line.quantity)
}

/** Replaces a line, or adds it when the cart does not have it. */
export function withChangedLine(cart: Cart, line: CartLine): Cart {
  if (!cart.lines.some((each) => each.id === line.id)) return withLine(cart, line)
  return { ...cart, lines: cart.lines.map((each) => (each.id === line.id ? line : each)) }
}

/** Both carts as one; notes are kept side by side, because neither may get lost. */
export function joinedCart(into: Cart, from: Cart): Cart {
  const both = from.lines.reduce(withLine, into)
  return { lines: both.lines, note: joinedText(into.note, from.note), ...joinedAllergy(into, from) }
}

/** The course of a line: what was chosen, else the dish's own. */
export function courseOf(line: Pick<PricedLine, 'course' | 'dish'>): number {
  return line.course ?? line.dish?.course ?? 1
}

/** Lines by course, the first course first; within one they keep their order. */
export function byCourse(lines: readonly PricedLine[]): { course: number; lines: PricedLine[] }[] {
  const courses = [...new Set(lines.map(courseOf))].sort((a, b) => a - b)
  return courses.map((course) => ({ course, lines: lines.filter((line) => courseOf(line) === course) }))
}

function joinedText(a: string, b: string): string {
  return [a, b].filter((text) => text !== '').join(' · ')
}
