import type { Selectable } from './selectable.ts'
import type { PassKeys } from './usePassKeys.ts'
import type { PassWork } from './usePassWork.ts'

export interface BoardKeysOptions {
  /** What is on view, in the order in which the keys walk through it. */
  things: readonly Selectable[]
  selectedId: string | null
  /** The hand-over sheet stands over the right side: its own keys call and hand over. */
  isSheetOpen: boolean
  work: Pick<PassWork, 'call' | 'callAgain' | 'pickUp' | 'undo'>
  select(id: string | null): void
  /** Opens the sheet of an order, or (null) closes it. */
  open(orderId: string | null): void
  page(by: 1 | -1): void
  nextFilter(): void
}

/** What each key of the pass does. Nothing acts on what the sheet hides. */
export function boardKeys({ things: all, selectedId, isSheetOpen, work, select, open, page, nextFilter }: BoardKeysOptions): PassKeys {
  const things = isSheetOpen ? all.filter((each) => each.kind === 'row') : all
  const at = things.findIndex((each) => each.id === selectedId)
  const selected = isSheetOpen ? undefined : things[at]
  const last = things.length - 1
  return {
    digit(digit) {
      if (isSheetOpen) return
      const thing = things.filter((each) => each.kind !== 'row')[digit - 1]
      if (thing && thing === selected && thing.kind === 'ready') work.call(thing.parcel.order, thing.goods)
      else select(thing?.id ?? null)
    },
    move(by) {
      const next = at < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(at + by, 0), last)
      select(things[next]?.id ?? null)
    },
    page,
    call() {
      if (selected?.kind === 'row') open(selected.orderId)
      if (selected?.kind === 'ready') work.call(selected.parcel.order, selected.goods)
      if (selected?.kind === 'called') work.callAgain(selected.parcel)
    },
    pickUp() {
      if (selected?.kind === 'row') open(selected.orderId)
      else if (selected) work.pickUp(selected.parcel.order, selected.goods)
    },
    enter: () => selected?.kind === 'row' && open(selected.orderId),
    undo: work.undo,
    nextFilter,
    escape: () => (isSheetOpen ? open(null) : select(null)),
  }
}
