import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { useActions, useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { CartPane } from './CartPane.tsx'
import { CartSaid } from './CartSaid.tsx'
import { CashierTop } from './CashierTop.tsx'
import { portions, withQuantity } from './cart.ts'
import { DeskDialog } from './DeskDialog.tsx'
import { DeskToast } from './DeskToast.tsx'
import { draftFor } from './drafts.ts'
import { findDishes } from './findDishes.ts'
import { Menu } from './Menu.tsx'
import { NewsRows } from './NewsRows.tsx'
import { NoticeBell } from './NoticeBell.tsx'
import { OpenOrders } from './OpenOrders.tsx'
import type { OpenDialog } from './openDialog.ts'
import { TargetHead } from './TargetHead.tsx'
import { TargetSaid } from './TargetSaid.tsx'
import { targetOf } from './target.ts'
import { Unsent } from './Unsent.tsx'
import { useDeskNews } from './useDeskNews.ts'
import { useFront } from './useFront.ts'
import { useHotKeys } from './useHotKeys.ts'
import { useTill } from './useTill.ts'

/** The three columns and what stands over them. */
export function Desk({ shopId, state }: { shopId: ShopId; state: ShopState }) {
  const { nameOf } = useText()
  const actions = useActions()
  const isOnline = useLive(({ connection }) => connection.phase === 'live')
  const till = useTill(shopId)
  const front = useFront(till, state, isOnline)
  const [search, setSearch] = useState('')
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const orders = useMemo(() => [...state.orders.values()], [state.orders])
  const news = useDeskNews(state, orders)
  const isUnwatched = useLive(({ presence }) => presence !== null && !presence.screens.kitchen)
  const { drafts } = till.state

  const send = () => {
    if (front.block?.by === 'noTarget' && !front.isHeld) return setDialog({ kind: 'target', first: 'room', takesAlong: true })
    if (front.target && !front.isAlone && (front.isHeld ? isOnline : front.block === null)) void till.send(front.target)
  }
  const chooseFound = () => {
    const [dish, ...others] = findDishes(state.dishes.values(), state.stations, { stationId: null, search })
    if (!dish || dish.soldOut || others.length > 0 || search.trim() === '') return
    front.choose(dish, setDialog)
    setSearch('')
  }
  const open = (order: CateringOrder) => {
    news.attend(order)
    front.open(order)
  }
  const changeTarget = () => setDialog({ kind: 'target', first: front.target?.kind ?? 'room', takesAlong: !front.isAlone })

  useHotKeys({
    search: () => document.getElementById('cashier-search')?.focus(),
    target: changeTarget,
    send,
    back: () => (search === '' ? front.leave() : setSearch('')),
  })

  return (
    <div className="cashier" data-online={isOnline}>
      <CashierTop
        shopName={`${nameOf(state.shop.brandName)} · ${nameOf(state.shop.name)}`}
        timeZone={state.shop.timeZone}
        search={search}
        onSearch={setSearch}
        onEnter={chooseFound}
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
        unsent={<Unsent drafts={drafts} places={state.places} onShow={front.show} />}
        onOpen={open}
        onNotice={news.attend}
      />
      <Menu
        state={state}
        cart={front.draft.cart}
        search={search}
        onSearch={setSearch}
        isOnline={isOnline}
        onChoose={(dish) => front.choose(dish, setDialog)}
      />
      <CartPane
        head={
          <>
            <TargetHead
              target={front.target}
              places={state.places}
              order={front.order}
              isAlone={front.isAlone}
              onChoose={(first) => setDialog({ kind: 'target', first, takesAlong: false })}
              onChange={changeTarget}
            />
            <TargetSaid
              target={front.target}
              places={state.places}
              order={front.order}
              isAlone={front.isAlone}
              isNudged={front.isNudged}
              onNewTakeAway={() => front.show({ kind: 'takeAway' })}
            />
            <CartSaid till={till} front={front} state={state} />
          </>
        }
        cart={front.draft.cart}
        lines={front.lines}
        isHeld={front.isHeld}
        isSending={front.isSending}
        isOnline={isOnline}
        isUnwatched={isOnline && isUnwatched}
        block={front.block}
        order={front.order}
        isAlone={front.isAlone}
        onQuantity={(lineId, quantity) => front.changeCart((cart) => withQuantity(cart, lineId, quantity))}
        onEdit={(line) => line.dish && setDialog({ kind: 'options', dishId: line.dishId, line })}
        onNotes={(notes) => front.changeCart((cart) => ({ ...cart, ...notes }))}
        onSend={send}
        onRush={(goods) =>
          actions.takeStep(
            ['rush'],
            goods.map(({ id }) => ({ goodsId: id })),
          )
        }
        onCancelLine={(goods) => setDialog({ kind: 'cancelLine', goodsId: goods.id })}
        onCancelOrder={() => setDialog({ kind: 'cancelOrder' })}
        onClose={() => setDialog({ kind: 'close' })}
      />
      <DeskToast />
      {dialog && (
        <DeskDialog
          dialog={dialog}
          shopId={shopId}
          state={state}
          orders={orders}
          front={front}
          isOnline={isOnline}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
