import { shownSeqNo } from '@passline/shared/businessDay'
import { lineFen, type OrderGoods } from '@passline/shared/goods'
import { type CateringOrder, hasAllergy, type OrderRound } from '@passline/shared/order'
import type { Ref } from 'react'
import { useText } from '../text/i18n.ts'
import { shownMoney } from './money.ts'
import { QrCode } from './QrCode.tsx'
import { timeOfDay } from './time.ts'
import { whereTo } from './whereTo.ts'
import './slip.css'

export type SlipKind = 'kitchen' | 'guest'

interface SlipProps {
  order: CateringOrder
  /** The kitchen's copy says what to make and no prices; the guest's says what it costs and leads to the guest's page. */
  kind: SlipKind
  shopName: string
  timeZone: string
  /** Server time of printing, ms. */
  printedAt: number
  /** The guest's page; null: no code on the slip. */
  guestUrl: string | null
  ref?: Ref<HTMLElement>
}

/** A ticket as it is printed, 80 mm wide. What stands on the screen is what comes out of the printer. */
export function Slip({ order, kind, shopName, timeZone, printedAt, guestUrl, ref }: SlipProps) {
  const { t } = useText()
  const { no, kind: word } = whereTo(order, t)
  const time = (at: number) => timeOfDay(at, timeZone)
  const wanted = order.goods.filter((goods) => goods.status !== 'cancelled')
  return (
    <article ref={ref} className="slip" data-slip={kind} data-theme="light">
      <header>
        <p className="small">{shopName}</p>
        <p className="to">
          <b>{no}</b>
          <span>{word}</span>
          {order.place !== null && <em>{shownSeqNo(order.seqNo)}</em>}
        </p>
        <p className="small">
          {t('cashier.slip.orderedAt', { time: time(Date.parse(order.placedAt)) })} · {t('cashier.slip.reprint', { time: time(printedAt) })}
        </p>
      </header>
      {order.rounds.map((round) => (
        <Round key={round.round} order={order} round={round} kind={kind} time={time(Date.parse(round.at))} />
      ))}
      <p className="all">
        <span>{t('cashier.slip.portions', { n: wanted.reduce((sum, goods) => sum + goods.quantity, 0) })}</span>
        {kind === 'guest' && <b>{shownMoney(wanted.reduce((sum, goods) => sum + lineFen(goods), 0))}</b>}
      </p>
      {kind === 'guest' && guestUrl !== null && (
        <div className="scan">
          <QrCode text={guestUrl} label={t('cashier.link.qr')} />
          <p className="small">{t('cashier.slip.scan')}</p>
        </div>
      )}
    </article>
  )
}

/** What was ordered at one time, below what was said with it. The kitchen also needs to know what was cancelled. */
function Round({ order, round, kind, time }: { order: CateringOrder; round: OrderRound; kind: SlipKind; time: string }) {
  const { t } = useText()
  const goods = order.goods.filter((each) => each.round === round.round && (kind === 'kitchen' || each.status !== 'cancelled'))
  if (goods.length === 0) return null
  const listed = t('cashier.listed')
  const named = [...round.allergies.map((each) => t(`allergen.${each}`)), round.allergyNote].filter((part) => part !== '')
  return (
    <section>
      {round.round > 1 && <h2>{t('cashier.slip.added', { time })}</h2>}
      {hasAllergy(round) && <p className="alert">{t('cashier.slip.allergy', { what: named.join(listed) })}</p>}
      {round.note !== '' && <p className="more note">{t('cashier.slip.note', { note: round.note })}</p>}
      <ul>
        {goods
          .toSorted((a, b) => a.line - b.line)
          .map((each) => (
            <Line key={each.id} goods={each} kind={kind} />
          ))}
      </ul>
    </section>
  )
}

function Line({ goods, kind }: { goods: OrderGoods; kind: SlipKind }) {
  const { t, nameOf } = useText()
  const isGone = goods.status === 'cancelled'
  const more = [
    isGone ? t('cashier.slip.cancelled') : '',
    goods.held === 'course' && !isGone ? t('cashier.slip.held') : '',
    goods.course > 1 ? t('cashier.course.nth', { n: goods.course }) : '',
    ...goods.options.map((option) => nameOf(option.name)),
  ].filter((part) => part !== '')
  return (
    <li className={isGone ? 'gone' : undefined}>
      <b>{goods.quantity}×</b>
      <span className="dish">{nameOf(goods.name)}</span>
      <span>{kind === 'guest' && shownMoney(lineFen(goods))}</span>
      {more.length > 0 && <span className="more">{more.join(t('cashier.comma'))}</span>}
      {goods.note !== '' && <span className="more note">{t('cashier.slip.note', { note: goods.note })}</span>}
    </li>
  )
}
