import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import { useText } from '../../text/i18n.ts'
import { MOST_OF_ONE, type ShownLine } from './padCart.ts'

interface PadCartLinesProps {
  lines: readonly ShownLine[]
  /** An order is unanswered: nothing may change. */
  isHeld: boolean
  onEdit: (line: ShownLine) => void
  onQuantity: (line: ShownLine, quantity: number) => void
}

/** What is about to be ordered. What cannot be ordered any more says so at once, on its own line. */
export function PadCartLines({ lines, isHeld, onEdit, onQuantity }: PadCartLinesProps) {
  const { t, nameOf } = useText()
  return (
    <ul className="chosen">
      {lines.map((line) => {
        const name = line.dish ? nameOf(line.dish.name) : line.dishId
        return (
          <li key={line.id} className={line.problem ? 'cl wrong' : 'cl'} data-dish-id={line.dishId} data-problem={line.problem ?? ''}>
            <button
              type="button"
              className="grow"
              disabled={isHeld || line.dish === null || line.dish.soldOut}
              aria-label={t('roompad.order.edit', { dish: name })}
              onClick={() => onEdit(line)}
            >
              <span className="cn">{name}</span>
              <span className="co">{aboutLine(line)}</span>
              {line.problem && (
                <span className="cw" role="alert">
                  {t(`roompad.order.problem.${line.problem}`, { n: line.dish?.remaining ?? 0 })}
                </span>
              )}
            </button>
            {line.problem === 'soldOut' || line.problem === 'gone' ? (
              <button type="button" className="off" disabled={isHeld} data-testid="take-off" onClick={() => onQuantity(line, 0)}>
                <Icon name="x" />
                {t('roompad.order.remove')}
              </button>
            ) : (
              <Stepper
                value={line.quantity}
                least={0}
                most={mostOf(line)}
                disabled={isHeld}
                lessLabel={t('roompad.order.less', { dish: name })}
                moreLabel={t('roompad.order.more', { dish: name })}
                onChange={(quantity) => onQuantity(line, quantity)}
              />
            )}
          </li>
        )
      })}
    </ul>
  )

  function aboutLine(line: ShownLine): string {
    const options = line.chosen === 'invalid' ? [] : line.chosen.map((each) => nameOf(each.name))
    return [...options, line.note, shownMoney(line.fen)].filter((each) => each !== '').join(' · ')
  }

  /** So that all lines of the dish together stay within what is left. */
  function mostOf(line: ShownLine): number {
    const left = line.dish?.remaining ?? MOST_OF_ONE
    const others = lines.reduce((sum, each) => (each.dishId === line.dishId && each.id !== line.id ? sum + each.quantity : sum), 0)
    return Math.max(0, Math.min(MOST_OF_ONE, left - others))
  }
}
