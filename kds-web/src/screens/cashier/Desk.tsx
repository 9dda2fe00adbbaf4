import type { OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { useActions, useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { CashierTop } from './CashierTop.tsx'
import { portions } from './cart.ts'
import { DeskCart } from './DeskCart.tsx'
import { DeskDialog } from './DeskDialog.tsx'
import { DeskToast } from './DeskToast.tsx'
import { draftFor } from './drafts.ts'
import type { LineHandlers } from './lineHandlers.ts'
import { Menu } from './Menu.tsx'
import { NewsRows } from './NewsRows.tsx'
import { NoticeBell } from './NoticeBell.tsx'
import { OpenOrders } from './OpenOrders.tsx'
import type { OpenDialog } from './openDialog.ts'
import { targetOf } from './target.ts'
import { Unsent } from './Unsent.tsx'
import { useAccepting } from './useAccepting.ts'
import { useDeskNews } from './useDeskNews.ts'
import { useFront } from './useFront.ts'
import { SEARCH_ID, useHotKeys } from './useHotKeys.ts'
import { useMenu } from './useMenu.ts'
import { useSoldOut } from './useSoldOut.ts'
import { useTill } from './useTill.ts'
import { useTitle } from './useTitle.ts'

/** The three columns and what stands over them. */
export function Desk({ shopId, state }: { shopId: ShopId; state: ShopState }) {
  const { nameOf } = useText()
  const actions = useActions()
  const isOnline = useLive(({ connection }) => connection.phase === 'live')
  const till = useTill(shopId)
  const front = useFront(till, state, isOnline)
  const menu = useMenu(state)
  const soldOut = useSoldOut()
  const accepting = useAccepting(shopId)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const orders = useMemo(() => [...state.orders.values()], [state.orders])
  const news = useDeskNews(state, orders)
  const isUnwatched = useLive(({ presence }) => presence !== null && !presence.screens.kitchen)
  const { drafts } = till.state
  useTitle(news.arrivals.filter(({ unconfirmed }) => unconfirmed.length > 0).length)

  const send = () => {
    if (front.block?.by === 'noTarget' && !front.isHeld) return setDialog({ kind: 'target', first: 'room', takesAlong: true })
    if (front.target && !front.isAlone && (front.isHeld ? isOnline : front.block === null)) void till.send(front.target)
  }
  const takeFound = () => {
    if (!menu.enter) return
    if (menu.mode === 'soldOutMode') return setDialog({ kind: 'sell', dishId: menu.enter.id })
    front.choose(menu.enter, setDialog)
    menu.setSearch('')
  }
  const open = (order: CateringOrder) => {
    news.attend(order)
    front.open(order)
  }
  const changeTarget = () => setDialog({ kind: 'target', first: front.target?.kind ?? 'room', takesAlong: !front.isAlone })
  const take = (action: 'rush' | 'fire', goods: readonly OrderGoods[]) =>
    actions.takeStep(
      [action],
      goods.map(({ id }) => ({ goodsId: id })),
    )
  const on: LineHandlers = {
    rush: (goods) => take('rush', goods),
    fire: (goods) => take('fire', goods),
    cancel: (goods) => setDialog({ kind: 'cancelLine', goodsId: goods.id }),
    look: (goods) => setDialog({ kind: 'line', goodsId: goods.id }),
    confirm: () => front.order && setDialog({ kind: 'confirm', orderId: front.order.id, refuses: false }),
  }

  useHotKeys({
    search: beginSearch,
    target: changeTarget,
    send,
    back: () => (menu.search === '' ? front.leave() : menu.setSearch('')),
  })

  return (
    <div className="cashier" data-online={isOnline}>
      <CashierTop
        shopName={`${nameOf(state.shop.brandName)} · ${nameOf(state.shop.name)}`}
        timeZone={state.shop.timeZone}
        search={menu.search}
        onSearch={menu.setSearch}
        onEnter={takeFound}
      >
        <NoticeBell said={[...news.ringing, ...news.notices]} timeZone={state.shop.timeZone} onAcknowledge={news.acknowledge} />
      </CashierTop>
      <NewsRows news={news} isOnline={isOnline} isUnwatched={isUnwatched} onOpen={open} />
      <OpenOrders
        orders={orders}
        arrivals={news.arrivals}
        rings={news.arriving}
        currentId={front.order?.id ?? null}
        unsentOf={(order) => (order.place ? portions(draftFor(drafts, targetOf(order)).cart) : 0)}
        unsent={<Unsent drafts={drafts} places={state.places} dishes={state.dishes} onShow={front.show} />}
        accepting={accepting.orders}
        isOnline={isOnline}
        on={{
          open,
          notice: news.attend,
          accept: (order, goods) => void acceptAll(order, goods),
          confirm: (order, refuses) => setDialog({ kind: 'confirm', orderId: order.id, refuses }),
        }}
      />
      <Menu
        state={state}
        menu={menu}
        cart={front.draft.cart}
        allergies={front.allergies}
        isOnline={isOnline}
        soldOut={soldOut}
        onChoose={(dish) => front.choose(dish, setDialog)}
        onSell={(dish) => setDialog({ kind: 'sell', dishId: dish.id })}
      />
      <DeskCart
        state={state}
        till={till}
        front={front}
        isOnline={isOnline}
        isUnwatched={isOnline && isUnwatched}
        on={on}
        onOpen={setDialog}
        onChangeTarget={changeTarget}
        onSend={send}
      />
      <DeskToast />
      {dialog && (
        <DeskDialog
          key={dialog.kind}
          dialog={dialog}
          shopId={shopId}
          state={state}
          orders={orders}
          front={front}
          soldOut={soldOut}
          isOnline={isOnline}
          on={on}
          onOpen={setDialog}
          onConfirmed={(order) => {
            news.attend(order)
            setDialog(null)
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )

  /** With one tap; when that fails, the dialog says why and tries again. */
  async function acceptAll(order: CateringOrder, goods: readonly OrderGoods[]) {
    if (await accepting.accept(order, goods)) news.attend(order)
    else setDialog({ kind: 'confirm', orderId: order.id, refuses: false })
  }
}

/** What was searched before is selected, so that typing replaces it. */
function beginSearch(): void {
  const field = document.getElementById(SEARCH_ID)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}
