import type { ShopId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { portions } from '../ordering/cartLines.ts'
import { CashierTop } from './CashierTop.tsx'
import { DeskCart } from './DeskCart.tsx'
import { DeskDialog } from './DeskDialog.tsx'
import { DeskToast } from './DeskToast.tsx'
import { draftFor } from './drafts.ts'
import { Menu } from './Menu.tsx'
import { NewsRows } from './NewsRows.tsx'
import { NoticeBell } from './NoticeBell.tsx'
import { OpenOrders } from './OpenOrders.tsx'
import type { OpenDialog } from './openDialog.ts'
import { targetOf } from './target.ts'
import { Unsent } from './Unsent.tsx'
import { useDeskActions } from './useDeskActions.ts'
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
  const isOnline = useLive(({ connection }) => connection.phase === 'live')
  const till = useTill(shopId)
  const front = useFront(till, state, isOnline)
  const menu = useMenu(state)
  const soldOut = useSoldOut()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const orders = useMemo(() => [...state.orders.values()], [state.orders])
  const news = useDeskNews(state, orders)
  const desk = useDeskActions({ shopId, isOnline, till, front, menu, news, setDialog })
  const isUnwatched = useLive(({ presence }) => presence !== null && !presence.screens.kitchen)
  const { drafts } = till.state
  useTitle(news.arrivals.filter(({ unconfirmed }) => unconfirmed.length > 0).length)
  useHotKeys({
    search: beginSearch,
    target: desk.changeTarget,
    send: desk.send,
    back: () => (menu.search === '' ? front.leave() : menu.setSearch('')),
  })

  return (
    <div className="cashier" data-online={isOnline}>
      <CashierTop
        shopName={`${nameOf(state.shop.brandName)} · ${nameOf(state.shop.name)}`}
        timeZone={state.shop.timeZone}
        search={menu.search}
        onSearch={menu.setSearch}
        onEnter={desk.takeFound}
      >
        <NoticeBell said={[...news.ringing, ...news.notices]} timeZone={state.shop.timeZone} onAcknowledge={news.acknowledge} />
      </CashierTop>
      <NewsRows news={news} isOnline={isOnline} isUnwatched={isUnwatched} onOpen={desk.open} />
      <OpenOrders
        orders={orders}
        arrivals={news.arrivals}
        rings={news.arriving}
        currentId={front.order?.id ?? null}
        unsentOf={(order) => (order.place ? portions(draftFor(drafts, targetOf(order)).cart) : 0)}
        unsent={<Unsent drafts={drafts} places={state.places} dishes={state.dishes} onShow={front.show} />}
        accepting={desk.accepting}
        isOnline={isOnline}
        on={{
          open: desk.open,
          notice: news.attend,
          accept: (order, goods) => void desk.accept(order, goods),
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
        on={desk.on}
        onOpen={setDialog}
        onChangeTarget={desk.changeTarget}
        onSend={desk.send}
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
          on={desk.on}
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
}

/** What was searched before is selected, so that typing replaces it. */
function beginSearch(): void {
  const field = document.getElementById(SEARCH_ID)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}
