import { orderAnswer } from '@passline/shared/api'
import { businessDay } from '@passline/shared/businessDay'
import { goodsStatus } from '@passline/shared/goods'
import { orderPlace } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { type Dispatch, type SetStateAction, useEffect, useMemo, useRef, useState } from 'react'
import * as z from 'zod'
import { useClient, useLive, useServerNow } from '../../live/LiveContext.tsx'
import { type CalledGoods, ordersToAsk, type PastCall, pastCalls, remember, withEnding } from './callHistory.ts'

/** Today's calls as this device saw them; kept over a reload. */
export function useCallHistory(state: ShopState): readonly PastCall[] {
  const name = `passline.calledGoods.${state.shop.id}`
  const [known, setKnown] = useState<readonly CalledGoods[]>(() => load(name))
  const { timeZone, settings } = state.shop
  const today = businessDay(useServerNow(60_000), timeZone, settings.resetHour)
  useEffect(() => {
    const isToday = (at: string) => businessDay(Date.parse(at), timeZone, settings.resetHour) === today
    setKnown((before) => remember(before, state.orders.values(), isToday))
  }, [state.orders, today, timeZone, settings.resetHour])
  useEndings(state, known, setKnown)
  useEffect(() => save(name, known), [name, known])
  return useMemo(() => pastCalls(known, openIds(state.orders)), [known, state.orders])
}

/** Asks once, while connected, how orders ended that left the screen with goods still called. */
function useEndings(state: ShopState, known: readonly CalledGoods[], setKnown: Dispatch<SetStateAction<readonly CalledGoods[]>>): void {
  const client = useClient()
  const isLive = useLive((live) => live.connection.phase === 'live')
  const asked = useRef(new Set<string>())
  useEffect(() => {
    if (!isLive) return
    for (const orderId of ordersToAsk(known, state.orders)) {
      if (asked.current.has(orderId)) continue
      asked.current.add(orderId)
      void client.ask({ method: 'GET', path: `/v1/shops/${state.shop.id}/orders/${orderId}` }, orderAnswer).then((answer) => {
        if (answer.kind === 'ok') setKnown((before) => withEnding(before, answer.value.order))
        if (answer.kind === 'unreachable') asked.current.delete(orderId)
      })
    }
  }, [known, state.orders, state.shop.id, isLive, client, setKnown])
}

function openIds(orders: ShopState['orders']): Set<string> {
  return new Set([...orders.values()].flatMap((order) => (order.status === 'open' ? [order.id] : [])))
}

const calledGoods = z.array(
  z.object({
    goodsId: z.string(),
    orderId: z.string(),
    seqNo: z.number(),
    place: orderPlace.nullable(),
    calledAt: z.string(),
    callCount: z.number(),
    status: goodsStatus,
  }),
)

function load(name: string): readonly CalledGoods[] {
  try {
    return calledGoods.parse(JSON.parse(localStorage.getItem(name) ?? '[]'))
  } catch (cause) {
    console.warn('kept calls cannot be read', cause)
    return []
  }
}

function save(name: string, known: readonly CalledGoods[]): void {
  try {
    localStorage.setItem(name, JSON.stringify(known))
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
  }
}
