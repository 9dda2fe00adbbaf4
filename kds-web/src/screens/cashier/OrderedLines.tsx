import { isOffered, lineFen, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { useServerNow } from '../../live/LiveContext.tsx'
import { shownMoney } from '../../parts/money.ts'
import { isJustRushed } from './lateness.ts'
import { ticketLines } from './orderRows.ts'
import { Status } from './Status.tsx'
import { useWords } from './useWords.ts'
import './orderedLines.css'

interface OrderedLinesProps {
  order: CateringOrder
  onRush: (goods: readonly OrderGoods[]) => void
  onCancel: (goods: OrderGoods) => void
}

/** What was ordered, with the status of each line as the kitchen has it now. */
export function OrderedLines({ order, onRush, onCancel }: OrderedLinesProps) {
  const { t } = useWords()
  const lines = ticketLines(order)
  return (
    <>
      <h3>
        <span>{t('cashier.order.heading', { n: lines.filter((goods) => goods.status !== 'cancelled').length })}</span>
        <small>{t('cashier.order.hint')}</small>
      </h3>
      <RoundNotes order={order} />
      <ul data-testid="ordered-lines">
        {lines.map((goods) => (
          <OrderedLine key={goods.id} goods={goods} onRush={onRush} onCancel={onCancel} />
        ))}
      </ul>
    </>
  )
}

function OrderedLine({ goods, onRush, onCancel }: Omit<OrderedLinesProps, 'order'> & { goods: OrderGoods }) {
  const { t, nameOf } = useWords()
  const now = useServerNow()
  const extras = [
    goods.round > 1 ? t('cashier.order.added') : '',
    ...goods.options.map((option) => nameOf(option.name)),
    goods.note,
  ].filter((text) => text !== '')
  return (
    <li
      className="ordered"
      data-goods-id={goods.id}
      data-dish-id={goods.dishId}
      data-status={goods.status}
      title={shownMoney(lineFen(goods))}
    >
      <span className="quantity">{goods.quantity}</span>
      <span className="name">
        {nameOf(goods.name)}
        {extras.length > 0 && <small>{extras.join(t('cashier.comma'))}</small>}
        {goods.rushCount > 0 && isOffered(goods, 'rush') && (
          <small className="rushed">{t('cashier.order.rushed', { n: goods.rushCount })}</small>
        )}
      </span>
      {isOffered(goods, 'rush') && (
        <button type="button" className="textlink" data-testid="rush" disabled={isJustRushed(goods, now)} onClick={() => onRush([goods])}>
          {t('cashier.order.rush')}
        </button>
      )}
      {isOffered(goods, 'cancel') && (
        <button type="button" className="textlink danger" data-testid="cancel-line" onClick={() => onCancel(goods)}>
          {t('cashier.order.cancel')}
        </button>
      )}
      <Status status={goods.status} />
    </li>
  )
}

function RoundNotes({ order }: { order: CateringOrder }) {
  const { t } = useWords()
  return order.rounds.map((round) => (
    <div key={round.round}>
      {round.allergyNote !== '' && <p className="round allergic">{t('cashier.order.roundAllergy', { note: round.allergyNote })}</p>}
      {round.note !== '' && <p className="round">{t('cashier.order.roundNote', { note: round.note })}</p>}
    </div>
  ))
}
