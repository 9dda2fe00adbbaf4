import type { OrderId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useEffect, useMemo, useRef } from 'react'
import { useLive, useTicking } from '../../live/LiveContext.tsx'
import type { Said } from '../inbox/gather.ts'
import { useSaid } from '../inbox/useSaid.ts'
import { type Arrival, arrivals } from './arrivals.ts'
import { type DeskSaid, deskSaid, settledElsewhere, type UnseenOrder, unseenOrders } from './deskNews.ts'
import { useLooked } from './useLooked.ts'

export interface DeskNews extends DeskSaid {
  readonly arrivals: readonly Arrival[]
  readonly unseenOrders: readonly UnseenOrder[]
  acknowledge(said: readonly Said[]): void
  /** Somebody at this till has noticed the order: it is not new any more, and stops ringing for everybody. */
  attend(order: CateringOrder): void
}

/** All that a cashier must notice, each thing where it stands. */
export function useDeskNews(state: ShopState, orders: readonly CateringOrder[]): DeskNews {
  const { open, acknowledge } = useSaid()
  const [looked, look] = useLooked(state.shop.id, orders)
  const me = useLive((live) => live.self?.deviceId ?? null)
  const news = useMemo(() => arrivals(orders, looked), [orders, looked])
  const unseen = useMemo(() => unseenOrders(state), [state])
  const said = useMemo(
    () => deskSaid({ said: open, arrivals: news, unseen, padCalls: state.padCalls.values(), me }),
    [open, news, unseen, state.padCalls, me],
  )
  useSettledElsewhere(open, (orderId) => {
    const order = state.orders.get(orderId)
    if (order) look(order)
  })
  return {
    ...said,
    arrivals: news,
    unseenOrders: unseen,
    acknowledge,
    attend(order) {
      look(order)
      acknowledge(said.arriving.get(order.id) ?? [])
    },
  }
}

/** The tills of a shop share an account: what one has answered is new at none. */
function useSettledElsewhere(open: readonly Said[], settled: (orderId: OrderId) => void): void {
  const ticking = useTicking()
  const before = useRef(open)
  const tell = useRef(settled)
  tell.current = settled
  useEffect(() => {
    for (const { latest } of settledElsewhere(before.current, open, ticking.now())) if (latest.orderId) tell.current(latest.orderId)
    before.current = open
  }, [open, ticking])
}
