import type { OrderLine } from '@passline/shared/api'
import { lineFen } from '@passline/shared/goods'
import type { DishId } from '@passline/shared/ids'
import type { Dish } from '@passline/shared/shop'
import { type Allergy, joinedAllergy, NO_ALLERGY } from './allergy.ts'
import { type Choice, chosenOptions, sameChoices } from './options.ts'

/** A dish that is about to be ordered. `id` only tells lines of one cart apart. */
export interface CartLine {
  readonly id: string
  readonly dishId: DishId
  readonly quantity: number
  readonly options: readonly Choice[]
  readonly note: string
  /** The course (道) it is wanted in; null: the dish's own. */
  readonly course: number | null
}

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
  const same = cart.lines.find((each) => isSameOrder(each, line))
  if (!same) return { ...cart, lines: [...cart.lines, line] }
  return withQuantity(cart, same.id, same.quantity + line.quantity)
}

/** Replaces a line, or adds it when the cart does not have it. */
export function withChangedLine(cart: Cart, line: CartLine): Cart {
  if (!cart.lines.some((each) => each.id === line.id)) return withLine(cart, line)
  return { ...cart, lines: cart.lines.map((each) => (each.id === line.id ? line : each)) }
}

/** Sets the portions of a line; none takes the line off. */
export function withQuantity(cart: Cart, lineId: string, quantity: number): Cart {
  const lines = cart.lines.map((each) => (each.id === lineId ? { ...each, quantity } : each))
  return { ...cart, lines: lines.filter((each) => each.quantity > 0) }
}

/** Both carts as one; notes are kept side by side, because neither may get lost. */
export function joinedCart(into: Cart, from: Cart): Cart {
  const both = from.lines.reduce(withLine, into)
  return { lines: both.lines, note: joinedText(into.note, from.note), ...joinedAllergy(into, from) }
}

export function portions(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + line.quantity, 0)
}

export function portionsOf(cart: Pick<Cart, 'lines'>, dishId: string): number {
  return cart.lines.reduce((sum, line) => (line.dishId === dishId ? sum + line.quantity : sum), 0)
}

/** Why a line cannot be ordered now, by the menu as it is now. */
export type LineProblem = 'soldOut' | 'unknownDish' | 'optionInvalid' | 'notEnough'

export interface PricedLine extends CartLine {
  readonly dish: Dish | null
  /** Price of all portions in fen; 0 when the dish is not on the menu any more. */
  readonly fen: number
  readonly problem: LineProblem | null
  /** Portions that are left for this line, after the lines before it; null when the dish is not counted. */
  readonly left: number | null
}

/** The lines of a cart with name, price and problem from the menu. */
export function pricedLines(cart: Cart, dishes: ReadonlyMap<string, Dish>): PricedLine[] {
  return cart.lines.map((line, at) => {
    const dish = dishes.get(line.dishId)
    if (!dish) return { ...line, dish: null, fen: 0, problem: 'unknownDish', left: null }
    const options = chosenOptions(dish, line.options)
    const before = portionsOf({ lines: cart.lines.slice(0, at) }, dish.id)
    const left = dish.remaining === null ? null : Math.max(0, dish.remaining - before)
    if (options === 'invalid') return { ...line, dish, fen: line.quantity * dish.priceFen, problem: 'optionInvalid', left }
    return { ...line, dish, fen: lineFen({ ...dish, quantity: line.quantity, options }), problem: problemOf(dish, line, left), left }
  })
}

function problemOf(dish: Dish, line: CartLine, left: number | null): LineProblem | null {
  if (dish.soldOut) return 'soldOut'
  return left !== null && line.quantity > left ? 'notEnough' : null
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

export function totalFen(lines: readonly { fen: number }[]): number {
  return lines.reduce((sum, line) => sum + line.fen, 0)
}

/** The lines as the order request carries them. */
export function orderLines(cart: Cart): OrderLine[] {
  return cart.lines.map((line) => ({
    dishId: line.dishId,
    quantity: line.quantity,
    options: line.options.map(({ groupId, choiceId }) => ({ groupId, choiceId })),
    note: line.note,
    ...(line.course === null ? {} : { course: line.course }),
  }))
}

function isSameOrder(a: CartLine, b: CartLine): boolean {
  return a.dishId === b.dishId && a.note === b.note && a.course === b.course && sameChoices(a.options, b.options)
}

function joinedText(a: string, b: string): string {
  return [a, b].filter((text) => text !== '').join(' · ')
}
