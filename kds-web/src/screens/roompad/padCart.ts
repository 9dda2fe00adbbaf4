import type { Allergen } from '@passline/shared/allergen'
import type { OrderLine } from '@passline/shared/api'
import { lineFen } from '@passline/shared/goods'
import type { DishId } from '@passline/shared/ids'
import type { Dish } from '@passline/shared/shop'
import { type Choice, chosenOptions, sameChoices } from '../cashier/options.ts'

/** A dish that the guest is about to order. `id` only tells lines of one cart apart. */
export interface PadLine {
  readonly id: string
  readonly dishId: DishId
  readonly quantity: number
  readonly options: readonly Choice[]
  readonly note: string
}

/** What the guest has chosen and not ordered yet, and what the guests of the room must not be given. */
export interface PadCart {
  readonly lines: readonly PadLine[]
  readonly allergies: readonly Allergen[]
  readonly allergyNote: string
}

export const EMPTY_CART: PadCart = { lines: [], allergies: [], allergyNote: '' }

/** The most portions of one line that a pad orders. */
export const MOST_OF_ONE = 99

/** Puts a line in: a line that is there is replaced, and one with the same dish, options and note takes the portions in. */
export function withLine(cart: PadCart, line: PadLine): PadCart {
  const others = cart.lines.filter((each) => each.id !== line.id)
  const same = others.find((each) => isSameWish(each, line))
  if (same) {
    const quantity = Math.min(MOST_OF_ONE, same.quantity + line.quantity)
    return { ...cart, lines: others.map((each) => (each.id === same.id ? { ...each, quantity } : each)) }
  }
  const isThere = others.length < cart.lines.length
  return { ...cart, lines: isThere ? cart.lines.map((each) => (each.id === line.id ? line : each)) : [...cart.lines, line] }
}

/** Sets the portions of a line; none takes the line off. */
export function withQuantity(cart: PadCart, lineId: string, quantity: number): PadCart {
  const lines = cart.lines.map((each) => (each.id === lineId ? { ...each, quantity } : each))
  return { ...cart, lines: lines.filter((each) => each.quantity > 0) }
}

export function portions(cart: PadCart): number {
  return cart.lines.reduce((sum, line) => sum + line.quantity, 0)
}

export function portionsOf(cart: PadCart, dishId: string): number {
  return cart.lines.reduce((sum, line) => (line.dishId === dishId ? sum + line.quantity : sum), 0)
}

/** Why a line cannot be ordered, by the menu as it is now. */
export type LineProblem = 'soldOut' | 'notEnough' | 'gone' | 'optionInvalid'

export interface ShownLine extends PadLine {
  readonly dish: Dish | null
  readonly chosen: ReturnType<typeof chosenOptions>
  /** Price of all portions in fen; 0 when the dish is not on the menu any more. */
  readonly fen: number
  readonly problem: LineProblem | null
}

/** The lines of a cart with name, price and problem from the menu. */
export function shownLines(cart: PadCart, dishes: ReadonlyMap<string, Dish>): ShownLine[] {
  return cart.lines.map((line) => {
    const dish = dishes.get(line.dishId)
    if (!dish) return { ...line, dish: null, chosen: [], fen: 0, problem: 'gone' }
    const chosen = chosenOptions(dish, line.options)
    const fen = lineFen({ ...dish, quantity: line.quantity, options: chosen === 'invalid' ? [] : chosen })
    return { ...line, dish, chosen, fen, problem: problemOf(cart, dish, chosen) }
  })
}

export function totalFen(lines: readonly Pick<ShownLine, 'fen'>[]): number {
  return lines.reduce((sum, line) => sum + line.fen, 0)
}

/** How many more portions of a dish may be put in. */
export function roomFor(cart: PadCart, dish: Dish): number {
  if (dish.soldOut) return 0
  return Math.max(0, Math.min(MOST_OF_ONE, dish.remaining ?? MOST_OF_ONE) - portionsOf(cart, dish.id))
}

/** The lines as the order request carries them. */
export function orderLines(cart: PadCart): OrderLine[] {
  return cart.lines.map(({ dishId, quantity, options, note }) => ({
    dishId,
    quantity,
    options: options.map(({ groupId, choiceId }) => ({ groupId, choiceId })),
    note,
  }))
}

function problemOf(cart: PadCart, dish: Dish, chosen: ShownLine['chosen']): LineProblem | null {
  if (dish.soldOut) return 'soldOut'
  if (dish.remaining !== null && portionsOf(cart, dish.id) > dish.remaining) return 'notEnough'
  return chosen === 'invalid' ? 'optionInvalid' : null
}

function isSameWish(a: PadLine, b: PadLine): boolean {
  return a.dishId === b.dishId && a.note === b.note && sameChoices(a.options, b.options)
}
