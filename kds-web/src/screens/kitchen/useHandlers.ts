import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import { useEffect, useMemo, useRef } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import type { SlipGuard } from '../../parts/slip.ts'
import type { TicketHandlers } from '../../parts/Ticket.tsx'
import { allergyRequest, newsRequest } from './seeing.ts'
import type { StationFilter } from './stations.ts'
import { type BarStep, barStep, lineStep, type Step } from './steps.ts'
import type { WallTicket } from './wall.ts'

interface Seen {
  tickets: readonly WallTicket[]
  state: ShopState | null
  station: StationFilter
  slip: SlipGuard
}

interface Opens {
  expand(orderId: OrderId): void
  more(goodsId: GoodsId): void
}

/** What a finger does on the wall. The handlers never change, so tickets need not re-render for them. */
export function useHandlers(seen: Seen, opens: Opens): TicketHandlers {
  const { takeStep, cancellationsSeen, rushesSeen, changesSeen } = useActions()
  const latest = useRef({ ...seen, opens })
  const { slip } = seen
  useEffect(() => {
    latest.current = { ...seen, opens }
  })
  return useMemo<TicketHandlers>(() => {
    const ticketOf = (orderId: OrderId) => latest.current.tickets.find((each) => each.order.id === orderId)
    const lookAt = (ticket: WallTicket) => {
      const { state, station } = latest.current
      const request = state && newsRequest(ticket.order, station, state)
      if (request) changesSeen(ticket.order.id, request)
      rushesSeen(ticket.work.map((goods) => goods.id))
    }
    const take = (step: Step | BarStep | null, ticket: WallTicket) => {
      if (step?.kind === 'seen') cancellationsSeen(step.goodsIds)
      if (step?.kind === 'news') lookAt(ticket)
      if (step?.kind === 'take')
        takeStep(
          step.actions,
          step.goodsIds.map((goodsId) => ({ goodsId })),
        )
    }
    return {
      step(goodsId) {
        const { tickets, state } = latest.current
        const ticket = tickets.find((each) => each.order.goods.some((goods) => goods.id === goodsId))
        const goods = ticket?.order.goods.find((each) => each.id === goodsId)
        if (ticket && goods && !slip.isSlip(goodsId)) take(lineStep(ticket, goods, state?.shop.settings.oneTap ?? false), ticket)
      },
      takeBack(goodsId) {
        if (!slip.isSlip(goodsId)) takeStep(['recall'], [{ goodsId }])
      },
      more(goodsId) {
        slip.touch()
        latest.current.opens.more(goodsId)
      },
      bar(orderId) {
        const ticket = ticketOf(orderId)
        if (ticket && !slip.isSlip(orderId)) take(barStep(ticket, latest.current.state?.shop.settings.oneTap ?? false), ticket)
      },
      expand(orderId) {
        slip.touch()
        latest.current.opens.expand(orderId)
      },
      allergySeen(orderId, rounds) {
        const { state, station } = latest.current
        const order = ticketOf(orderId)?.order
        const request = order && state && allergyRequest(order, rounds, station, state)
        if (request) changesSeen(orderId, request)
      },
      newsSeen(orderId) {
        const ticket = ticketOf(orderId)
        if (ticket) lookAt(ticket)
      },
    }
  }, [takeStep, cancellationsSeen, rushesSeen, changesSeen, slip])
}
