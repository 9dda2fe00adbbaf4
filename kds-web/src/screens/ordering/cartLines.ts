import type { OrderLine } from '@passline/shared/api'
import type { CartLine } from './cartLine.ts'

/** What a cart of any screen has. */
export interface Lines {
  readonly lines: readonly CartLine[]
}

/** Sets the portions of a line; none takes the line off. */
export function withQuantity<C extends Lines>(cart: C, lineId: string, quantity: number): C {
  const lines = cart.lines.map((each) => (each.id === lineId ? { ...each, quantity } : each))
  return { ...cart, lines: lines.filter((each) => each.quantity > 0) }
}

export function portions({ lines }: Lines): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}

export function portionsOf({ lines }: Lines, dishId: string): number {
  return portions({ lines: lines.filter((line) => line.dishId === dishId) })
}

export function totalFen(lines: readonly { fen: number }[]): number {
  return lines.reduce((sum, line) => sum + line.fen, 0)
}

/** The lines as the order request carries them. */
export function orderLines({ lines }: Lines): OrderLine[] {
  return lines.map(({ dishId, quantity, options, note, course }) => ({
    dishId,
    quantity,
    options: options.map(({ groupId, choiceId }) => ({ groupId, choiceId })),
    note,
    ...(course === null ? {} : { course }),
  }))
}
