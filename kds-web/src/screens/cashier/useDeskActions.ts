import type { OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { Dispatch, SetStateAction } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import type { LineHandlers } from './lineHandlers.ts'
import type { OpenDialog } from './openDialog.ts'
import { useAccepting } from './useAccepting.ts'
import type { DeskNews } from './useDeskNews.ts'
import type { Front } from './useFront.ts'
import type { useMenu } from './useMenu.ts'
import type { useTill } from './useTill.ts'

interface Around {
  shopId: ShopId
  isOnline: boolean
  till: ReturnType<typeof useTill>
  front: Front
  menu: ReturnType<typeof useMenu>
  news: DeskNews
  setDialog: Dispatch<SetStateAction<OpenDialog | null>>
}

export interface DeskActions {
  send(): void
  /** Takes the dish that the search has found. */
  takeFound(): void
  open(order: CateringOrder): void
  changeTarget(): void
  /** With one tap; when that fails, the dialog says why and tries again, unless another is in hand by then: the card still waits. */
  accept(order: CateringOrder, goods: readonly OrderGoods[]): Promise<void>
  /** Orders of which something is being accepted. */
  accepting: ReadonlySet<string>
  on: LineHandlers
}

/** What a cashier does at the desk. */
export function useDeskActions({ shopId, isOnline, till, front, menu, news, setDialog }: Around): DeskActions {
  const actions = useActions()
  const accepting = useAccepting(shopId)
  const take = (action: 'rush' | 'fire', goods: readonly OrderGoods[]) =>
    actions.takeStep(
      [action],
      goods.map(({ id }) => ({ goodsId: id })),
    )
  return {
    send() {
      if (front.block?.by === 'noTarget' && !front.isHeld) return setDialog({ kind: 'target', first: 'room', takesAlong: true })
      if (front.target && !front.isAlone && (front.isHeld ? isOnline : front.block === null)) void till.send(front.target)
    },
    takeFound() {
      if (!menu.enter) return
      if (menu.mode === 'soldOutMode') return setDialog({ kind: 'sell', dishId: menu.enter.id })
      front.choose(menu.enter, setDialog)
      menu.setSearch('')
    },
    open(order) {
      news.attend(order)
      front.open(order)
    },
    changeTarget: () => setDialog({ kind: 'target', first: front.target?.kind ?? 'room', takesAlong: !front.isAlone }),
    async accept(order, goods) {
      if (await accepting.accept(order, goods)) news.attend(order)
      else setDialog((inHand) => inHand ?? { kind: 'confirm', orderId: order.id, refuses: false })
    },
    accepting: accepting.orders,
    on: {
      rush: (goods) => take('rush', goods),
      fire: (goods) => take('fire', goods),
      cancel: (goods) => setDialog({ kind: 'cancelLine', goodsId: goods.id }),
      look: (goods) => setDialog({ kind: 'line', goodsId: goods.id }),
      confirm: () => front.order && setDialog({ kind: 'confirm', orderId: front.order.id, refuses: false }),
    },
  }
}
