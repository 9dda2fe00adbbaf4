import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { WallTicket } from './wall.ts'

/** What the bump bar points at: a ticket, and a line of it. */
export interface Selection {
  orderId: OrderId
  goodsId: GoodsId | null
}

/** The selection with the line cursor moved by one, staying within the ticket. */
export function moveCursor(selection: Selection, ticket: WallTicket | undefined, by: 1 | -1): Selection {
  const ids = ticket?.lines.map((goods) => goods.id) ?? []
  const at = selection.goodsId === null ? -1 : ids.indexOf(selection.goodsId)
  const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(Math.max(at + by, 0), ids.length - 1)
  return { ...selection, goodsId: ids[next] ?? null }
}
