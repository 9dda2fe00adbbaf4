import type { GoodsStatus, HeldReason } from '@passline/shared/goods'
import type { GuestOrder, GuestState, GuestSummary, GuestView, MyLine, MyOrder } from '@passline/shared/guestApi'
import type { OrderId } from '@passline/shared/ids'
import { completesByItself, type OrderSource, type OrderStatus } from '@passline/shared/order'
import type { Name } from '@passline/shared/text'
import type { WaitRange } from '@passline/shared/waits'
import { guestStateOf } from './guestState.ts'

/** An order as far as its guest may know it. */
export interface KnownToGuest {
  id: OrderId
  brandName: Name
  shopName: Name
  deliver: boolean
  seqNo: number
  source: OrderSource
  status: OrderStatus
  goods: readonly KnownGoods[]
}

export interface KnownGoods {
  line: number
  round: number
  name: Name
  quantity: number
  options: readonly { name: Name }[]
  status: GoodsStatus
  held: HeldReason | null
  addedAt: string
}

/** The page of an order. Once the order is closed it says that and no more. @param at now, ISO 8601 UTC */
export function guestViewOf(order: KnownToGuest, wait: WaitRange | null, at: string): GuestView {
  if (order.status !== 'open') {
    return { status: 'closed', isPickedUp: order.status === 'completed' && completesByItself(order.source) }
  }
  return {
    status: 'open',
    at,
    shop: { brandName: order.brandName, name: order.shopName },
    isCollected: completesByItself(order.source),
    ...progressOf(order, wait),
    lines: linesOf(order).map(({ name, quantity, state }) => ({ name, quantity, state })),
  }
}

/** The open order as the pad of its place shows it. @param url the guest's page */
export function myOrderOf(order: KnownToGuest, wait: WaitRange | null, url: string): MyOrder {
  const firsts = new Map<number, string>()
  for (const { round, addedAt } of order.goods) firsts.set(round, firsts.get(round) ?? new Date(addedAt).toISOString())
  return {
    id: order.id,
    ...progressOf(order, wait),
    lines: linesOf(order),
    rounds: [...firsts].sort(([a], [b]) => a - b).map(([round, at]) => ({ round, at })),
    url,
  }
}

function progressOf(order: KnownToGuest, wait: WaitRange | null): Pick<GuestOrder, 'seqNo' | 'state' | 'summary' | 'wait'> {
  const summary = { ...NONE }
  for (const { state } of linesOf(order)) summary[state] += 1
  return { seqNo: order.seqNo, state: nextOf(summary), summary, wait }
}

/** The dishes of an order; the parts of a split line that are in one state are one [K17]. */
function linesOf(order: KnownToGuest): MyLine[] {
  const lines = new Map<string, MyLine>()
  for (const goods of order.goods) {
    const state = guestStateOf(goods, order)
    const id = `${goods.line}-${state}`
    const before = lines.get(id)
    lines.set(id, {
      id,
      name: goods.name,
      quantity: goods.quantity + (before?.quantity ?? 0),
      state,
      options: goods.options.map((option) => option.name),
      round: goods.round,
    })
  }
  return [...lines.values()]
}

const NONE: GuestSummary = { unconfirmed: 0, held: 0, waiting: 0, making: 0, ready: 0, onTheWay: 0, served: 0, cancelled: 0 }

/** What comes next for the guest, the nearest first; all is served when nothing does. */
function nextOf(summary: GuestSummary): GuestOrder['state'] {
  return NEAREST.find((state) => summary[state] > 0) ?? 'served'
}

const NEAREST = ['ready', 'making', 'waiting', 'onTheWay', 'unconfirmed', 'held'] as const satisfies readonly GuestState[]
