import type { Allergen } from '@passline/shared/allergen'
import { MOST_PORTIONS } from '@passline/shared/api'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import type { PricedLine } from '../ordering/pricedLines.ts'
import { dangersIn } from './allergy.ts'
import { CartProblem } from './CartProblem.tsx'
import { byCourse } from './cart.ts'
import { useWords } from './useWords.ts'
import './cartLines.css'

interface CartLinesProps {
  lines: readonly PricedLine[]
  /** What the guest must not be given: lines that contain it say so. */
  allergies: readonly Allergen[]
  /** While an order is being asked for, its lines stand still. */
  isHeld: boolean
  onQuantity: (lineId: string, quantity: number) => void
  onEdit: (line: PricedLine) => void
}

/** The lines of the cart; a meal of several courses stands by course. */
export function CartLines({ lines, ...rest }: CartLinesProps) {
  const { t } = useWords()
  const groups = byCourse(lines)
  const isOneCourse = groups.every(({ course }) => course === 1)
  return (
    <div data-testid="cart-lines">
      {groups.map(({ course, lines: own }) => (
        <section key={course} data-course={course}>
          {!isOneCourse && (
            <h4>
              {course > 1 && <Icon name="pause" />}
              {t('cashier.course.nth', { n: course })}
              {course > 1 && <small>{t('cashier.course.held')}</small>}
            </h4>
          )}
          <ul>
            {own.map((line) => (
              <CartLineRow key={line.id} line={line} {...rest} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type RowProps = Omit<CartLinesProps, 'lines'> & { line: PricedLine }

function CartLineRow({ line, allergies, isHeld, onQuantity, onEdit }: RowProps) {
  const { t, nameOf, allergenNames } = useWords()
  const name = line.dish ? nameOf(line.dish.name) : t('cashier.cart.gone')
  const dangers = dangersIn(line.dish, allergies)
  return (
    <li
      className={line.problem === null || line.problem === 'notEnough' ? 'line' : 'line wrong'}
      data-dish-id={line.dishId}
      data-problem={line.problem ?? undefined}
    >
      <div>
        <p className="name">{name}</p>
        {dangers.length > 0 && (
          <span className="danger-mark" data-testid="danger">
            <Icon name="alert" />
            {t('cashier.allergy.contains', { allergens: allergenNames(dangers) })}
          </span>
        )}
        <Extras line={line} isHeld={isHeld} onEdit={onEdit} />
      </div>
      <Stepper
        value={line.quantity}
        least={0}
        most={Math.min(MOST_PORTIONS, Math.max(line.left ?? MOST_PORTIONS, line.quantity))}
        disabled={isHeld}
        lessLabel={t('cashier.cart.less', { dish: name })}
        moreLabel={t('cashier.cart.more', { dish: name })}
        onChange={(quantity) => onQuantity(line.id, quantity)}
      />
      <span className="money">{shownMoney(line.fen)}</span>
      <CartProblem line={line} isHeld={isHeld} onQuantity={onQuantity} onEdit={onEdit} />
    </li>
  )
}

function Extras({ line, isHeld, onEdit }: Pick<RowProps, 'line' | 'isHeld' | 'onEdit'>) {
  const { t, nameOf } = useWords()
  const chosen = line.chosen.map((each) => nameOf(each.name))
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
