import { Icon } from '../../parts/Icon.tsx'
import type { PricedLine } from '../ordering/pricedLines.ts'
import { useWords } from './useWords.ts'

interface CartProblemProps {
  line: PricedLine
  isHeld: boolean
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
}

/** Why a line of the cart cannot be ordered, and the one tap that mends it. Nothing is taken off by itself. */
export function CartProblem({ line, isHeld, onQuantity, onEdit }: CartProblemProps) {
  const { t, problemOf } = useWords()
  if (line.problem === null) return null
  const mend = mending(line)
  return (
    <p className="problem" role="alert">
      <Icon name="alert" />
      <span>{problemOf(line)}</span>
      <button type="button" className="textlink" data-testid={mend.testId} disabled={isHeld} onClick={mend.act}>
        {mend.text}
      </button>
    </p>
  )

  function mending({ problem, left }: PricedLine): { testId: string; text: string; act: () => void } {
    if (problem === 'optionInvalid') return { testId: 'reselect', text: t('cashier.cart.reselect'), act: () => onEdit(line) }
    if (problem === 'notEnough' && left !== null && left > 0)
      return { testId: 'reduce', text: t('cashier.cart.reduce', { left }), act: () => onQuantity(line.id, left) }
    return { testId: 'take-off', text: t('cashier.cart.remove'), act: () => onQuantity(line.id, 0) }
  }
}
