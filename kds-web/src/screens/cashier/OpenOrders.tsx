import type { CateringOrder } from '@passline/shared/order'
import { type ReactNode, useMemo, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import type { Said } from '../inbox/gather.ts'
import { Arrivals } from './Arrivals.tsx'
import type { ArrivalHandlers } from './arrivalHandlers.ts'
import type { Arrival } from './arrivals.ts'
import './confirm.css'
import { moveByArrow } from './moveByArrow.ts'
import { OrderRowButton } from './OrderRowButton.tsx'
import { orderRows, passes, type RowFilter, rowFilters } from './orderRows.ts'
import { useWords } from './useWords.ts'
import './orders.css'

interface OpenOrdersProps {
  orders: readonly CateringOrder[]
  arrivals: readonly Arrival[]
  /** The messages that ring for an order. */
  rings: ReadonlyMap<string, readonly Said[]>
  /** The order whose lines are shown on the right. */
  currentId: string | null
  unsentOf: (order: CateringOrder) => number
  /** Carts of other targets that are not ordered yet. */
  unsent: ReactNode
  /** Orders of which something is being accepted. */
  accepting: ReadonlySet<string>
  isOnline: boolean
  on: ArrivalHandlers
}

/** What is open in the shop: new wristband orders on top until somebody looks at them, then all orders, oldest first. */
export function OpenOrders({ orders, arrivals, rings, currentId, unsentOf, unsent, accepting, isOnline, on }: OpenOrdersProps) {
  const { t } = useWords()
  const [filter, setFilter] = useState<RowFilter>('all')
  const rows = useMemo(() => orderRows(orders), [orders])
  const shown = rows.filter((row) => passes(row, filter))
  const toAccept = arrivals.filter(({ unconfirmed }) => unconfirmed.length > 0).length
  const fresh = arrivals.length - toAccept
  return (
    <aside className="orders">
      <div className="head">
        <h2>
          <span>{t('cashier.orders.heading')}</span>
          <b data-testid="open-count">{rows.length}</b>
          {toAccept > 0 && (
            <b className="toAccept" data-testid="accept-count">
              {t('cashier.confirm.waitingCount', { n: toAccept })}
            </b>
          )}
          {fresh > 0 && (
            <b className="fresh" data-testid="arrival-count">
              {t('cashier.orders.fresh', { n: fresh })}
            </b>
          )}
        </h2>
        <fieldset className="seg" aria-label={t('cashier.orders.filter.label')}>
          {rowFilters.map((each) => (
            <button key={each} type="button" aria-pressed={filter === each} data-filter={each} onClick={() => setFilter(each)}>
              <span>{t(`cashier.orders.filter.${each}`)}</span>
              {each !== 'all' && rows.filter((row) => passes(row, each)).length}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="list">
        {unsent}
        <Arrivals arrivals={arrivals} rings={rings} accepting={accepting} isOnline={isOnline} on={on} />
        <ul onKeyDown={moveByArrow}>
          {shown.map((row) => (
            <li key={row.order.id}>
              <OrderRowButton row={row} isCurrent={row.order.id === currentId} unsent={unsentOf(row.order)} onOpen={on.open} />
            </li>
          ))}
        </ul>
        {shown.length === 0 && <NoOrders isFiltered={rows.length > 0} />}
      </div>
    </aside>
  )
}

function NoOrders({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords()
  return (
    <div className="empty">
      <Icon name="list" />
      <h3>{t(isFiltered ? 'cashier.orders.noneOfFilter' : 'cashier.orders.none')}</h3>
      {!isFiltered && <p>{t('cashier.orders.noneHint')}</p>}
    </div>
  )
}
