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
  return { orderId: ticket.order.id, goodsId: at >= 0 && at < shownLines(ticket, glass) ? selection.goodsId : null }
}

/** The ticket of an order, if the page shows it. */
export function ticketAt({ tickets, here }: Glass, orderId: string | undefined): WallTicket | undefined {
  return here.some((place) => place.id === orderId) ? tickets.find((ticket) => ticket.order.id === orderId) : undefined
}

/** Where the line cursor goes by one step, staying within the ticket; it begins on the first ticket of the page. Null: nothing is there. */
export function moveCursor(seen: Selection | null, glass: Glass, by: 1 | -1): { to: Selection; isHidden: boolean } | null {
  const ticket = ticketAt(glass, seen?.orderId ?? glass.here[0]?.id)
  if (!ticket) return null
  const last = ticket.lines.length - 1
  const at = ticket.lines.findIndex((goods) => goods.id === seen?.goodsId)
  const next = at < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(at + by, 0), last)
  return { to: { orderId: ticket.order.id, goodsId: ticket.lines[next]?.id ?? null }, isHidden: next >= shownLines(ticket, glass) }
}

/** How many lines of a ticket of the page found room; an opened one shows all. */
function shownLines({ order, lines }: WallTicket, { here, expandedId }: Glass): number {
  const hidden = order.id === expandedId ? 0 : (here.find((place) => place.id === order.id)?.hiddenLines ?? 0)
  return lines.length - hidden
}
