import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useTicking } from '../../live/LiveContext.tsx'
import { LineSheet } from './LineSheet.tsx'
import { OverflowCard } from './OverflowCard.tsx'
import { RecallSheet } from './RecallSheet.tsx'
import type { StationFilter } from './stations.ts'
import type { Sheet } from './useKitchenWork.ts'
import type { WallTicket } from './wall.ts'

export interface DockedSheetProps {
  sheet: Sheet
  state: ShopState
  tickets: readonly WallTicket[]
  /** The orders that the wall shows beside it. */
  shown: readonly string[]
  station: StationFilter
  onClose(): void
}

/** The open sheet. It never covers the wall: it takes the place of the totals and the last column, and counts what that hides. */
export function DockedSheet({ sheet, state, tickets, shown, station, onClose }: DockedSheetProps) {
  const rest = <Rest tickets={tickets} shown={shown} onOpen={onClose} />
  if (sheet.kind === 'recall')
    return (
      <RecallSheet state={state} station={station} onClose={onClose}>
        {rest}
      </RecallSheet>
    )
  const found = findLine(state, sheet.goodsId)
  if (!found) return <Gone onClose={onClose} />
  return (
    <LineSheet key={sheet.goodsId} state={state} order={found.order} goods={found.goods} onClose={onClose}>
      {rest}
    </LineSheet>
  )
}

/** A line that left while its sheet was open: the order is closed, or its part has got another name. */
function Gone({ onClose }: { onClose(): void }) {
  return <aside className="sheet" ref={(element) => void (element && queueMicrotask(onClose))} />
}

function findLine(state: ShopState, goodsId: GoodsId): { order: CateringOrder; goods: OrderGoods } | null {
  for (const order of state.orders.values()) {
    const goods = order.goods.find((each) => each.id === goodsId)
    if (goods) return { order, goods }
  }
  return null
}

/** What a docked sheet hides. */
function Rest({ tickets, shown, onOpen }: Pick<DockedSheetProps, 'tickets' | 'shown'> & { onOpen(): void }) {
  const ticking = useTicking()
  const hidden = tickets.filter((ticket) => !shown.includes(ticket.order.id))
  if (hidden.length === 0) return null
  return (
    <div className="sf">
      <OverflowCard tickets={hidden} ticking={ticking} isLow onOpen={onOpen} />
    </div>
  )
}
