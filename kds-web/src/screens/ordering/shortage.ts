import type { Dish } from '@passline/shared/shop'
import { type Lines, portionsOf } from './cartLines.ts'

/** Why a dish cannot be ordered, or not as often as is wanted. */
export type Shortage = 'soldOut' | 'allTaken' | 'fewer'

type Supply = Pick<Dish, 'id' | 'soldOut' | 'remaining'>

/** Portions of a dish that one line may have beside the others of its cart; Infinity when nobody counts. @param lineId null: a new line */
export function leftFor({ id, soldOut, remaining }: Supply, { lines }: Lines, lineId: string | null): number {
  if (soldOut) return 0
  if (remaining === null) return Number.POSITIVE_INFINITY
  return Math.max(0, remaining - portionsOf({ lines: lines.filter((line) => line.id !== lineId) }, id))
}

/** What stands between the portions that are wanted and those that are left. */
export function shortageOf({ soldOut }: Pick<Dish, 'soldOut'>, left: number, wanted: number): Shortage | null {
  if (soldOut) return 'soldOut'
  if (left < 1) return 'allTaken'
  return wanted > left ? 'fewer' : null
}
