import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import { useCallback, useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import { createSlip } from '../../parts/slip.ts'
import { pageFor, type TurnedPage } from './pageFor.ts'
import type { Selection } from './selection.ts'
import type { StationFilter } from './stations.ts'
import { useHandlers } from './useHandlers.ts'
import type { WallTicket } from './wall.ts'

/** What stands in the place of the totals and the last column: a line, or what was made today. */
export type Sheet = { kind: 'line'; goodsId: GoodsId } | { kind: 'recall' }

/** What the cook does: taps, keys, pages, which sheet is open. */
export function useKitchenWork(tickets: readonly WallTicket[], state: ShopState | null, station: StationFilter) {
  const { undo } = useActions()
  const [slip] = useState(createSlip)
  const [turned, setTurned] = useState<TurnedPage>({ station, page: 0 })
  const [selection, setSelection] = useState<Selection | null>(null)
  const [expandedId, setExpandedId] = useState<string | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [lit, setLit] = useState<string | null>(null)
  const expand = useCallback((orderId: OrderId) => setExpandedId((open) => (open === orderId ? null : orderId)), [])
  const more = useCallback((goodsId: GoodsId) => setSheet({ kind: 'line', goodsId }), [])
  const on = useHandlers({ tickets, state, station, slip }, { expand, more })
  if (expandedId !== null && !tickets.some((ticket) => ticket.order.id === expandedId)) setExpandedId(null)

  // What the sheet hid comes back under the finger.
  const closeSheet = useCallback(() => {
    slip.touch()
    setSheet(null)
  }, [slip])
  const openRecall = useCallback(() => setSheet({ kind: 'recall' }), [])
  const light = useCallback((dishId: string) => setLit((now) => (now === dishId ? null : dishId)), [])
  const turnPage = (by: 1 | -1, from: number, pages: number) => {
    setExpandedId(null)
    setTurned({ station, page: Math.min(Math.max(from + by, 0), pages - 1) })
  }

  /** One key closes one thing. */
  const closeOne = () => {
    if (sheet) closeSheet()
    else if (expandedId) setExpandedId(null)
    else if (lit) setLit(null)
    else setSelection(null)
  }

  return {
    slip,
    page: pageFor(turned, station),
    selection,
    expandedId,
    sheet,
    lit,
    on,
    /** An opened ticket covers others: it closes for the one that is selected. */
    select(next: Selection) {
      setSelection(next)
      if (next.orderId !== expandedId) setExpandedId(null)
    },
    undo: () => slip.isSlip('undo') || undo(),
    expand,
    more,
    closeSheet,
    openRecall,
    light,
    turnPage,
    closeOne,
  }
}

export type KitchenWork = ReturnType<typeof useKitchenWork>
