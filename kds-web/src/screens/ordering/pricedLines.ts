import { lineFen, type OrderGoods } from '@passline/shared/goods'
import type { Dish } from '@passline/shared/shop'
import type { CartLine } from './cartLine.ts'
import { type Lines, portionsOf } from './cartLines.ts'
import { chosenOptions, partlyChosen } from './options.ts'

/** Why a line cannot be ordered now, by the menu as it is now. */
export type LineProblem = 'unknownDish' | 'soldOut' | 'optionInvalid' | 'notEnough'

export interface PricedLine extends CartLine {
  readonly dish: Dish | null
  /** The options with name and price, as far as the menu still has them. */
  readonly chosen: OrderGoods['options']
  /** Price of all portions in fen; 0 when the dish is not on the menu any more. */
  readonly fen: number
  readonly problem: LineProblem | null
  /** Portions that are left for this line, after the lines before it; null when the dish is not counted. */
  readonly left: number | null
}

/** The lines of a cart with name, price and problem from the menu. */
export function pricedLines({ lines }: Lines, dishes: ReadonlyMap<string, Dish>): PricedLine[] {
  return lines.map((line, at) => {
    const dish = dishes.get(line.dishId)
    if (!dish) return { ...line, dish: null, chosen: [], fen: 0, problem: 'unknownDish', left: null }
    const options = chosenOptions(dish, line.options)
    const chosen = options === 'invalid' ? partlyChosen(dish, line.options) : options
    const left = dish.remaining === null ? null : Math.max(0, dish.remaining - portionsOf({ lines: lines.slice(0, at) }, dish.id))
    const fen = lineFen({ ...dish, quantity: line.quantity, options: chosen })
    return { ...line, dish, chosen, fen, problem: problemOf({ dish, line, left, isInvalid: options === 'invalid' }), left }
  })
}

interface Priced {
  dish: Dish
  line: CartLine
  left: number | null
  isInvalid: boolean
}

/** What cannot be mended goes first: nobody chooses again for a dish that is sold out. */
function problemOf({ dish, line, left, isInvalid }: Priced): LineProblem | null {
  if (dish.soldOut) return 'soldOut'
  if (isInvalid) return 'optionInvalid'
  return left !== null && line.quantity > left ? 'notEnough' : null
}
