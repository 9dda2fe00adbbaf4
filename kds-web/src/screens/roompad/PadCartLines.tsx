import { useEffect, useRef } from 'react'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import { useText } from '../../text/i18n.ts'
import type { PricedLine } from '../ordering/pricedLines.ts'
import { MOST_OF_ONE } from './padCart.ts'

interface PadCartLinesProps {
  lines: readonly PricedLine[]
  /** An order is unanswered: nothing may change. */
  isHeld: boolean
  onEdit: (line: PricedLine) => void
  onQuantity: (line: PricedLine, quantity: number) => void
}

/** What is about to be ordered. */
export function PadCartLines({ lines, ...rest }: PadCartLinesProps) {
  return (
    <ul className="chosen">
      {lines.map((line) => (
        <CartRow key={line.id} line={line} most={mostOf(line)} {...rest} />
      ))}
    </ul>
  )

  /** So that all lines of the dish together stay within what is left. */
  function mostOf(line: PricedLine): number {
    const left = line.dish?.remaining ?? MOST_OF_ONE
    const others = lines.reduce((sum, each) => (each.dishId === line.dishId && each.id !== line.id ? sum + each.quantity : sum), 0)
    return Math.max(0, Math.min(MOST_OF_ONE, left - others))
  }
}

/** A line that cannot be ordered any more says so at once, where it is seen. */
function CartRow({ line, most, isHeld, onEdit, onQuantity }: Omit<PadCartLinesProps, 'lines'> & { line: PricedLine; most: number }) {
  const { t, nameOf } = useText()
  const row = useRef<HTMLLIElement>(null)
  const { problem, dish } = line
  useEffect(() => {
    if (problem) row.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  const name = dish ? nameOf(dish.name) : line.dishId
  const isGone = problem === 'soldOut' || problem === 'unknownDish'
  return (
    <li ref={row} className={problem ? 'cl wrong' : 'cl'} data-dish-id={line.dishId} data-problem={problem ?? ''}>
      <button type="button" className="grow" disabled={isHeld || isGone} onClick={() => onEdit(line)}>
        <span className="cn">{name}</span>
        <span className="co">{about()}</span>
        <span className="sr">{t('roompad.order.edit')}</span>
      </button>
      {problem && (
        <p className="cw" role="alert">
          {t(`roompad.order.problem.${problem}`, { n: dish?.remaining ?? 0 })}
        </p>
      )}
      {isGone ? (
        <button type="button" className="off" disabled={isHeld} data-testid="take-off" onClick={() => onQuantity(line, 0)}>
          {t('roompad.order.remove')}
        </button>
      ) : (
        <Stepper
          value={line.quantity}
          least={0}
          most={most}
          disabled={isHeld}
          lessLabel={t('roompad.order.less', { dish: name })}
          moreLabel={t('roompad.order.more', { dish: name })}
          onChange={(quantity) => onQuantity(line, quantity)}
        />
      )}
    </li>
  )

  function about(): string {
    return [...line.chosen.map((each) => nameOf(each.name)), line.note, shownMoney(line.fen)].filter((each) => each !== '').join(' · ')
  }
}
