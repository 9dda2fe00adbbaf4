import { MOST_LINES } from '@passline/shared/api'
import type { PricedLine } from '../ordering/pricedLines.ts'
import type { Cart } from './cart.ts'
import type { Target } from './target.ts'

/** Why the cart cannot be ordered now. */
export type Block =
  | { readonly by: 'empty' | 'noTarget' | 'offline' | 'tooLong' | 'tooManyLines' }
  | { readonly by: 'problem'; readonly line: PricedLine }

/** The first reason in the order in which a cashier can do something about it; null when nothing is in the way. */
export function blockOf(cart: Cart, lines: readonly PricedLine[], at: { target: Target | null; isOnline: boolean }): Block | null {
  if (lines.length === 0) return { by: 'empty' }
  const line = lines.find((each) => each.problem !== null)
  if (line) return { by: 'problem', line }
  if (lines.length > MOST_LINES) return { by: 'tooManyLines' }
  if (cart.note.length > MOST_NOTE || cart.allergyNote.length > MOST_ALLERGY_NOTE) return { by: 'tooLong' }
  if (!at.isOnline) return { by: 'offline' }
  return at.target === null ? { by: 'noTarget' } : null
}

/** The longest notes of an order, in characters. */
export const MOST_NOTE = 500
export const MOST_ALLERGY_NOTE = 200
/** The longest note of a line. */
export const MOST_LINE_NOTE = 200
