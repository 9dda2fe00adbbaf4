import type { PricedLine } from '../ordering/pricedLines.ts'

/** The one tap that mends a line of the cart which cannot be ordered. */
export type Mend = { by: 'reselect' } | { by: 'reduce'; to: number } | { by: 'takeOff' }

/** What can be ordered in another way or in fewer portions is not taken off. */
export function mendOf({ problem, left }: Pick<PricedLine, 'problem' | 'left'>): Mend {
  if (problem === 'optionInvalid') return { by: 'reselect' }
  return problem === 'notEnough' && left !== null && left > 0 ? { by: 'reduce', to: left } : { by: 'takeOff' }
}
