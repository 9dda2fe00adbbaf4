import { isUnseenCancellation } from '@passline/shared/goods'
import { useActions } from '../../live/LiveContext.tsx'
import { toggleFullScreen } from './fullScreen.ts'
import { type Glass, moveCursor, type Selection, ticketAt } from './selection.ts'
import { useKitchenKeys } from './useKitchenKeys.ts'
import type { KitchenWork } from './useKitchenWork.ts'

interface Keyed {
  glass: Glass
  /** What somebody sees of the selection. */
  seen: Selection | null
  page: number
  pages: number
  touched(): void
  nextStation(): void
  takeOver(): void
}

/** What each key does with the work at hand. */
export function useWorkKeys(work: KitchenWork, { glass, seen, page, pages, touched, nextStation, takeOver }: Keyed): void {
  const { cancellationsSeen } = useActions()
  const { on } = work
  const cursor = seen?.goodsId
  /** Everything the selected ticket wants to be acknowledged; an allergy first, and by itself. */
  const acknowledge = () => {
    const selected = ticketAt(glass, seen?.orderId)
    if (!selected) return
    const shut = selected.allergies.filter((block) => block.seen === null)
    if (shut.length > 0)
      return on.allergySeen(
        selected.order.id,
        shut.flatMap((block) => block.rounds),
      )
    cancellationsSeen(selected.lines.filter(isUnseenCancellation).map((goods) => goods.id))
    on.newsSeen(selected.order.id)
  }
  const held = (work: () => void) => () => {
    touched()
    work()
  }
  useKitchenKeys(
    {
      digit(digit) {
        touched()
        const ticket = ticketAt(glass, glass.here[digit - 1]?.id)
        if (!ticket) return
        if (seen?.orderId === ticket.order.id) on.bar(ticket.order.id)
        else work.select({ orderId: ticket.order.id, goodsId: null })
      },
      line(by) {
        touched()
        const moved = moveCursor(seen, glass, by)
        if (!moved) return
        work.select(moved.to)
        if (moved.isHidden) work.expand(moved.to.orderId)
      },
      enter: held(() => cursor && on.step(cursor)),
      undo: held(work.undo),
      page: (by) => work.turnPage(by, page, pages),
      acknowledge: held(acknowledge),
      more: () => cursor && work.more(cursor),
      expand: () => seen && work.expand(seen.orderId),
      recall: work.openRecall,
      nextStation,
      takeOver,
      fullScreen: toggleFullScreen,
      escape: work.closeOne,
    },
    work.sheet?.kind === 'recall',
  )
}
