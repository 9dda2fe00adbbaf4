import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { AllergyBar } from './AllergyBar.tsx'
import { ComingLine } from './ComingLine.tsx'
import type { Coming, ComingHandlers } from './coming.ts'
import './coming.css'

interface ComingCardProps extends ComingHandlers {
  coming: Coming
  timeZone: string
}

/** What of one order is still to come: how far each dish is, the tap that hurries it, and the tap that fires a course. */
export function ComingCard({ coming: { order, lines, courses }, timeZone, onRush, onFire }: ComingCardProps) {
  const { t } = useText()
  const where = whereTo(order, t)
  const lineOf = (goods: OrderGoods) => <ComingLine key={goods.id} goods={goods} timeZone={timeZone} onRush={onRush} />
  return (
    <li className="coming-order" data-order-id={order.id} data-seq={order.seqNo}>
      <p className="no">
        <b>{where.no}</b> <span>{where.kind}</span> {order.place && <span>{shownSeqNo(order.seqNo)}</span>}
      </p>
      <AllergyBar order={order} />
      <ul>{lines.map(lineOf)}</ul>
      {courses.map(({ course, lines: held }) => (
        <section key={course} className="course" data-course={course}>
          <header>
            <h4>{t('waiter.coming.course', { n: course })}</h4>
            <button type="button" className="fire" data-testid="fire" onClick={() => onFire(held.map((goods) => goods.id))}>
              {t('action.fire')}
            </button>
          </header>
          <ul>{held.map(lineOf)}</ul>
        </section>
      ))}
    </li>
  )
}
