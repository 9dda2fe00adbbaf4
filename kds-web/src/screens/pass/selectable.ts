import type { MatrixRow, Parcel } from './matrix.ts'
import type { Named } from './usePassWork.ts'

/** Something that the keys can point at. */
export type Selectable =
  | { kind: 'ready' | 'called'; id: string; parcel: Parcel; goods: readonly Named[] }
  | { kind: 'row'; id: string; orderId: string }

interface Shown {
  ready: readonly Parcel[]
  called: readonly Parcel[]
  rows: readonly MatrixRow[]
}

/** What is on view, in the order in which the keys walk through it: what can leave first. */
export function selectablesOf({ ready, called, rows }: Shown): Selectable[] {
  const parcels = (kind: 'ready' | 'called', list: readonly Parcel[]): Selectable[] =>
    list.map((parcel) => ({
      kind,
      id: `${kind} ${parcel.order.id}`,
      parcel,
      goods: parcel.goods.map((goods) => ({ goodsId: goods.id })),
    }))
  return [
    ...parcels('ready', ready),
    ...parcels('called', called),
    ...rows.map(({ order }): Selectable => ({ kind: 'row', id: `row ${order.id}`, orderId: order.id })),
  ]
}
