import { isUnseenCancellation } from '@passline/shared/goods'
import type { GoodsId, OrderId } from '@passline/shared/ids'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import type { TicketHandlers } from '../../parts/Ticket.tsx'
import { moveCursor, type Selection } from './selection.ts'
import { barStep, lineStep, type Step } from './steps.ts'
import { useKitchenKeys } from './useKitchenKeys.ts'
import type { WallTicket } from './wall.ts'

/** A second tap on the same target within this time is a slip. */
const DOUBLE_TAP_MS = 300

interface Keyed {
  /** The orders of the page, in their order on it. */
  onPage: readonly string[]
  page: number
  pages: number
  touched(): void
}

/** What the cook does: taps, keys, pages, which line's sheet is open. The handlers never change, so tickets need not re-render for them. */
export function useKitchenWork(tickets: readonly WallTicket[], oneTap: boolean) {
  const { takeStep, cancellationsSeen, undo } = useActions()
  const [page, setPage] = useState(0)
  const [selection, setSelection] = useState<Selection | null>(null)
  const [expandedId, setExpandedId] = useState<string | null>(null)
  const [sheet, setSheet] = useState<GoodsId | null>(null)
  const latest = useRef({ tickets, oneTap })
  const tapped = useRef(new Map<string, number>())
  useEffect(() => {
    latest.current = { tickets, oneTap }
  })

  const on = useMemo<TicketHandlers>(() => {
    const isSlip = (id: string) => {
      const at = performance.now()
      const before = tapped.current.get(id) ?? Number.NEGATIVE_INFINITY
      tapped.current.set(id, at)
      return at - before < DOUBLE_TAP_MS
    }
    const take = (step: Step | null) => {
      if (step?.kind === 'seen') cancellationsSeen(step.goodsIds)
      if (step?.kind === 'take')
        takeStep(
          step.actions,
          step.goodsIds.map((goodsId) => ({ goodsId })),
        )
    }
    const lineOf = (goodsId: GoodsId) => latest.current.tickets.flatMap((ticket) => ticket.lines).find((goods) => goods.id === goodsId)
    return {
      step(goodsId) {
        const goods = lineOf(goodsId)
        if (goods && !isSlip(goodsId)) take(lineStep(goods, latest.current.oneTap))
      },
      takeBack(goodsId) {
        if (!isSlip(goodsId)) takeStep(['recall'], [{ goodsId }])
      },
      more: (goodsId) => setSheet(goodsId),
      bar(orderId) {
        const ticket = latest.current.tickets.find((each) => each.order.id === orderId)
        if (ticket && !isSlip(orderId)) take(barStep(ticket, latest.current.oneTap))
      },
      expand: (orderId) => setExpandedId((open) => (open === orderId ? null : orderId)),
    }
  }, [takeStep, cancellationsSeen])

  const closeSheet = useCallback(() => setSheet(null), [])
  const turnPage = (by: 1 | -1, from: number, pages: number) => {
    setExpandedId(null)
    setPage(Math.min(Math.max(from + by, 0), pages - 1))
  }

  return {
    page,
    selection,
    expandedId,
    sheet,
    on,
    closeSheet,
    turnPage,
    useKeys({ onPage, page: shownPage, pages, touched }: Keyed) {
      const ticketOf = (orderId: string | undefined) => tickets.find((ticket) => ticket.order.id === orderId)
      useKitchenKeys({
        digit(digit) {
          touched()
          const ticket = ticketOf(onPage[digit - 1])
          if (!ticket) return
          if (selection?.orderId === ticket.order.id) on.bar(ticket.order.id as OrderId)
          else setSelection({ orderId: ticket.order.id, goodsId: null })
        },
        line(by) {
          touched()
          const first = ticketOf(onPage[0])
          const from = selection ?? (first ? { orderId: first.order.id, goodsId: null } : null)
          if (from) setSelection(moveCursor(from, ticketOf(from.orderId), by))
        },
        enter() {
          touched()
          if (selection?.goodsId) on.step(selection.goodsId)
        },
        undo() {
          touched()
          undo()
        },
        page: (by) => turnPage(by, shownPage, pages),
        acknowledge() {
          touched()
          cancellationsSeen(
            ticketOf(selection?.orderId)
              ?.lines.filter(isUnseenCancellation)
              .map((goods) => goods.id) ?? [],
          )
        },
        escape() {
          if (sheet) closeSheet()
          else if (expandedId) setExpandedId(null)
          else setSelection(null)
        },
      })
    },
  }
}
