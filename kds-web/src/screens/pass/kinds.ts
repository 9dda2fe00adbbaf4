import type { CateringOrder } from '@passline/shared/order'
import type { PassView } from './matrix.ts'

/** The parts of the house by which the pass is filtered: rooms, tables, and what guests fetch or take along. */
export const passKinds = ['all', 'room', 'table', 'carry'] as const
export type PassKind = (typeof passKinds)[number]

export function isOfKind({ place }: Pick<CateringOrder, 'place'>, kind: PassKind): boolean {
  if (kind === 'all') return true
  const own = place?.kind === 'room' || place?.kind === 'table' ? place.kind : 'carry'
  return own === kind
}

/** What one filter leaves. */
export function ofKind(view: PassView, kind: PassKind): PassView {
  const within = ({ order }: { order: CateringOrder }) => isOfKind(order, kind)
  return { rows: view.rows.filter(within), ready: view.ready.filter(within), called: view.called.filter(within) }
}

/** How many orders each filter has, those that stand on both sides once. */
export function countsOf({ rows, ready, called }: PassView): Record<PassKind, number> {
  const orders = [...new Set([...rows, ...ready, ...called].map(({ order }) => order))]
  const count = (kind: PassKind) => orders.filter((order) => isOfKind(order, kind)).length
  return { all: orders.length, room: count('room'), table: count('table'), carry: count('carry') }
}
