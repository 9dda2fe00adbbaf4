import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { Placement } from './pack.ts'
import type { WallTicket } from './wall.ts'

/** What the bump bar points at: a ticket, and a line of it. */
export interface Selection {
  orderId: OrderId
  goodsId: GoodsId | null
}

/** What of the wall is on the glass. */
export interface Glass {
  tickets: readonly WallTicket[]
  /** The tickets of the page, in their order on it. */
  here: readonly Placement[]
  expandedId: string | null
}

/** What of the selection somebody can see: a key must never act on a ticket of another page, or on a line that is hidden or elsewhere. */
export function seenOf(selection: Selection | null, glass: Glass): Selection | null {
  const ticket = ticketAt(glass, selection?.orderId)
  if (!selection || !ticket) return null
  const at = ticket.lines.findIndex((goods) => goods.id === selection.goodsId)
  return { orderId: ticket.order.id, goodsId: at >= 0 && !hiddenOf(ticket, glass).includes(at) ? selection.goodsId : null }
}

/** The ticket of an order, if the page shows it. */
export function ticketAt({ tickets, here }: Glass, orderId: string | undefined): WallTicket | undefined {
  return here.some((place) => place.id === orderId) ? tickets.find((ticket) => ticket.order.id === orderId) : undefined
}

/**
 * Where the line cursor goes by one step, staying within the ticket: through the lines that are shown, then, past their end where the count of
 * them stands, through the folded ones. It begins on the first ticket of the page. Null: nothing is there.
 */
export function moveCursor(seen: Selection | null, glass: Glass, by: 1 | -1): { to: Selection; isHidden: boolean } | null {
  const ticket = ticketAt(glass, seen?.orderId ?? glass.here[0]?.id)
  if (!ticket) return null
  const hidden = hiddenOf(ticket, glass)
  const shown = ticket.lines.filter((_, at) => !hidden.includes(at))
  const walk = [...shown, ...ticket.lines.filter((goods) => !shown.includes(goods))]
  const last = walk.length - 1
  const at = walk.findIndex((goods) => goods.id === seen?.goodsId)
  const next = at < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(at + by, 0), last)
  return { to: { orderId: ticket.order.id, goodsId: walk[next]?.id ?? null }, isHidden: next >= shown.length }
}

/** The places of the lines of a ticket of the page that found no room; an opened one shows all. */
function hiddenOf({ order }: WallTicket, { here, expandedId }: Glass): readonly number[] {
  return order.id === expandedId ? [] : (here.find((place) => place.id === order.id)?.hidden ?? [])
}
