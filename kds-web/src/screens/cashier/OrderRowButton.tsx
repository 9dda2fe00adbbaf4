import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import { useServerNow } from '../../live/LiveContext.tsx'
import { shownMoney } from '../../parts/money.ts'
import { isLate } from './lateness.ts'
import type { OrderRow } from './orderRows.ts'
import { Status } from './Status.tsx'
import { useWords } from './useWords.ts'

interface OrderRowButtonProps {
  row: OrderRow
  isCurrent: boolean
  /** Portions chosen for the same place and not ordered yet. */
  unsent: number
  onOpen: (order: CateringOrder) => void
}

export function OrderRowButton({ row, isCurrent, unsent, onOpen }: OrderRowButtonProps) {
  const { t, where, age } = useWords()
  const { order } = row
  const now = useServerNow(10_000)
  return (
    <button
      type="button"
      className="row"
      aria-current={isCurrent}
      data-order-id={order.id}
      data-seq={order.seqNo}
      data-status={row.status}
      onClick={() => onOpen(order)}
    >
      <span className="where">
        <b>{where(order).no}</b>
        <i>{where(order).kind}</i>
        {unsent > 0 && <span className="unsent">{t('cashier.orders.unsent', { n: unsent })}</span>}
      </span>
      <span className="money">{shownMoney(row.fen)}</span>
      <Status status={row.status} isLate={isLate(order, now)} count={`${row.made}/${row.lines}`} />
      <span className="when">
        {order.place !== null && `${shownSeqNo(order.seqNo)} · `}
        {age(order.placedAt, now)}
      </span>
    </button>
  )
}
