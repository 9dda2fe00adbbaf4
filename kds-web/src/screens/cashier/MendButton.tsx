import type { PricedLine } from '../ordering/pricedLines.ts'
import { type Mend, mendOf } from './mendOf.ts'
import { useWords } from './useWords.ts'

export interface MendButtonProps {
  line: PricedLine
  isHeld: boolean
  /** Without one it is called after what it does. */
  testId?: string
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
}

const TEST_IDS: Record<Mend['by'], string> = { reselect: 'reselect', reduce: 'reduce', takeOff: 'take-off' }

/** Mends a line of the cart that cannot be ordered. */
export function MendButton({ line, isHeld, testId, onQuantity, onEdit }: MendButtonProps) {
  const { t } = useWords()
  const mend = mendOf(line)
  return (
    <button type="button" className="textlink" data-testid={testId ?? TEST_IDS[mend.by]} disabled={isHeld} onClick={act}>
      {text()}
    </button>
  )

  function text(): string {
    if (mend.by === 'reselect') return t('cashier.cart.reselect')
    return mend.by === 'reduce' ? t('cashier.cart.reduce', { left: mend.to }) : t('cashier.cart.remove')
  }

  function act(): void {
    if (mend.by === 'reselect') onEdit(line)
    else onQuantity(line.id, mend.by === 'reduce' ? mend.to : 0)
  }
}
