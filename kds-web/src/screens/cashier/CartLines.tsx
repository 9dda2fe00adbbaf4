import { MOST_PORTIONS } from '@passline/shared/api'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import type { PricedLine } from './cart.ts'
import { useWords } from './useWords.ts'
import './cartLines.css'

interface CartLinesProps {
  lines: readonly PricedLine[]
  /** While an order is being asked for, its lines stand still. */
  isHeld: boolean
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
}

export function CartLines({ lines, isHeld, onQuantity, onEdit }: CartLinesProps) {
  return (
    <ul data-testid="cart-lines">
      {lines.map((line) => (
        <CartLineRow key={line.id} line={line} isHeld={isHeld} onQuantity={onQuantity} onEdit={onEdit} />
      ))}
    </ul>
  )
}

function CartLineRow({ line, isHeld, onQuantity, onEdit }: Omit<CartLinesProps, 'lines'> & { line: PricedLine }) {
  const { t, nameOf } = useWords()
  const name = line.dish ? nameOf(line.dish.name) : t('cashier.cart.gone')
  return (
    <li className={line.problem === null ? 'line' : 'line wrong'} data-dish-id={line.dishId} data-problem={line.problem ?? undefined}>
      <div>
        <p className="name">{name}</p>
        <Extras line={line} isHeld={isHeld} onEdit={onEdit} />
      </div>
      <Stepper
        value={line.quantity}
        least={0}
        most={MOST_PORTIONS}
        disabled={isHeld}
        lessLabel={t('cashier.cart.less', { dish: name })}
        moreLabel={t('cashier.cart.more', { dish: name })}
        onChange={(quantity) => onQuantity(line.id, quantity)}
      />
      <span className="money">{shownMoney(line.fen)}</span>
      {line.problem !== null && (
        <p className="problem" role="alert">
          <Icon name="alert" />
          <span>{t(`cashier.cart.problem.${line.problem}`)}</span>
          {line.problem === 'optionInvalid' ? (
            <button type="button" className="textlink" disabled={isHeld} onClick={() => onEdit(line)}>
              {t('cashier.cart.reselect')}
            </button>
          ) : (
            <button type="button" className="textlink" data-testid="take-off" disabled={isHeld} onClick={() => onQuantity(line.id, 0)}>
              {t('cashier.cart.remove')}
            </button>
          )}
        </p>
      )}
    </li>
  )
}

function Extras({ line, isHeld, onEdit }: Pick<CartLinesProps, 'isHeld' | 'onEdit'> & { line: PricedLine }) {
  const { t, nameOf } = useWords()
  const chosen = line.options.flatMap((each) => {
    const choice = line.dish?.options
      .find((group) => group.id === each.groupId)
      ?.choices.find((candidate) => candidate.id === each.choiceId)
    return choice ? [nameOf(choice.name)] : []
  })
  return (
    <p className="extras">
      {chosen.length > 0 && <span>{chosen.join(t('cashier.comma'))}</span>}
      {line.note !== '' && <b>{t('cashier.cart.note', { note: line.note })}</b>}
      {line.dish && !isHeld && (
        <button type="button" className="note" data-testid="edit-line" onClick={() => onEdit(line)}>
          {t('cashier.cart.addNote')}
        </button>
      )}
    </p>
  )
}
