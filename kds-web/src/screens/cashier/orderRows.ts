import { type GoodsStatus, lineFen, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'

/** What a line shows: its status, or why it is not the kitchen's yet. */
export type ShownState = GoodsStatus | 'unconfirmed' | 'held'

export function shownState({ status, held }: Pick<OrderGoods, 'status' | 'held'>): ShownState {
  if (status !== 'waiting' || held === null) return status
  return held === 'confirmation' ? 'unconfirmed' : 'held'
}

/** An open order as the list shows it. */
export interface OrderRow {
  readonly order: CateringOrder
  /** The status that says what is still to happen. */
  readonly status: ShownState
  /** Lines that are made or further, of all lines that are not cancelled. */
  readonly made: number
  readonly lines: number
  /** Price of all lines that are not cancelled, in fen. */
  readonly fen: number
}

export const rowFilters = ['all', 'ready', 'wristband'] as const
export type RowFilter = (typeof rowFilters)[number]

/** Open orders, oldest first. */
export function orderRows(orders: Iterable<CateringOrder>): OrderRow[] {
  return [...orders]
    .filter((order) => order.status === 'open')
    .sort((a, b) => a.placedAt.localeCompare(b.placedAt))
    .map(rowOf)
}

export function passes(row: OrderRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'ready':
      return row.status === 'made' || row.status === 'called'
    case 'wristband':
      return row.order.place?.kind === 'wristband'
    default:
      return filter satisfies never
  }
}

export function rowOf(order: CateringOrder): OrderRow {
  const wanted = order.goods.filter((goods) => goods.status !== 'cancelled')
  return {
    order,
    status: leadingState(wanted),
    made: wanted.filter((goods) => !isUnmade(goods)).length,
    lines: wanted.length,
    fen: wanted.reduce((sum, goods) => sum + lineFen(goods), 0),
  }
}

/** Lines of the order as they stand on the ticket, first line first. */
export function ticketLines(order: CateringOrder): OrderGoods[] {
  return [...order.goods].sort((a, b) => a.line - b.line)
}

const LEADING = [
  'unconfirmed',
  'making',
  'waiting',
  'called',
  'made',
  'held',
  'pickedUp',
  'delivered',
] as const satisfies readonly ShownState[]

function leadingState(goods: readonly OrderGoods[]): ShownState {
  return LEADING.find((state) => goods.some((each) => shownState(each) === state)) ?? 'cancelled'
}

function isUnmade(goods: OrderGoods): boolean {
  return goods.status === 'waiting' || goods.status === 'making'
}
