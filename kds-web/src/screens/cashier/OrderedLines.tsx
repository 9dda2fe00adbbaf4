import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import type { ReactNode } from 'react'
import type { LineHandlers } from './lineHandlers.ts'
import { OrderEdits } from './OrderEdits.tsx'
import { OrderedLine } from './OrderedLine.tsx'
import { ticketLines } from './orderRows.ts'
import { RoundNotes } from './RoundNotes.tsx'
import { useWords } from './useWords.ts'
import './orderedLines.css'

interface OrderedLinesProps {
  order: CateringOrder
  state: ShopState
  /** Moving, slip, guest's link. */
  tools: ReactNode
  on: LineHandlers
}

/** What was ordered, with the status of each line as the kitchen has it now. */
export function OrderedLines({ order, state, tools, on }: OrderedLinesProps) {
  const { t } = useWords()
  const lines = ticketLines(order)
  return (
    <>
      <h3>
        <span>{t('cashier.order.heading', { n: lines.filter((goods) => goods.status !== 'cancelled').length })}</span>
        <small>{t('cashier.order.hint')}</small>
      </h3>
      {tools}
      <RoundNotes order={order} state={state} />
      <OrderEdits order={order} state={state} />
      <ul data-testid="ordered-lines">
        {lines.map((goods) => (
          <OrderedLine key={goods.id} goods={goods} timeZone={state.shop.timeZone} on={on} />
        ))}
      </ul>
    </>
  )
}
