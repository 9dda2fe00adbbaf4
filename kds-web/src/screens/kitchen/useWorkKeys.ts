import { isUnseenCancellation } from '@passline/shared/goods'
import { useActions } from '../../live/LiveContext.tsx'
import { toggleFullScreen } from './fullScreen.ts'
import { moveCursor } from './selection.ts'
import { useKitchenKeys } from './useKitchenKeys.ts'
import type { KitchenWork } from './useKitchenWork.ts'
import type { WallTicket } from './wall.ts'

interface Keyed {
  tickets: readonly WallTicket[]
  /** The orders of the page, in their order on it. */
  onPage: readonly string[]
  page: number
  pages: number
  touched(): void
  nextStation(): void
  takeOver(): void
}

/** What each key does with the work at hand. */
export function useWorkKeys(work: KitchenWork, { tickets, onPage, page, pages, touched, nextStation, takeOver }: Keyed): void {
  const { cancellationsSeen, undo } = useActions()
  const { selection, on } = work
  const ticketOf = (orderId: string | undefined) => tickets.find((ticket) => ticket.order.id === orderId)
  const selected = ticketOf(selection?.orderId)
  /** Everything the selected ticket wants to be acknowledged; an allergy first, and by itself. */
  const acknowledge = () => {
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
        const ticket = ticketOf(onPage[digit - 1])
        if (!ticket) return
        if (selection?.orderId === ticket.order.id) on.bar(ticket.order.id)
        else work.select({ orderId: ticket.order.id, goodsId: null })
      },
      line(by) {
        touched()
        const first = ticketOf(onPage[0])
        const from = selection ?? (first ? { orderId: first.order.id, goodsId: null } : null)
        if (from) work.select(moveCursor(from, ticketOf(from.orderId), by))
      },
      enter: held(() => selection?.goodsId && on.step(selection.goodsId)),
      undo: held(() => undo()),
      page: (by) => work.turnPage(by, page, pages),
      acknowledge: held(acknowledge),
      more: () => selection?.goodsId && work.more(selection.goodsId),
      expand: () => selection && work.expand(selection.orderId),
      recall: work.openRecall,
      nextStation,
      takeOver,
      fullScreen: toggleFullScreen,
      escape: work.closeOne,
    },
    work.sheet?.kind === 'recall',
  )
}
