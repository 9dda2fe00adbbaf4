import { orderPage } from '@passline/shared/api'
import { businessDay } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useEffect, useState } from 'react'
import { useClient, useLive, useTicking } from '../../live/LiveContext.tsx'

export interface Day {
  state: 'asking' | 'known' | 'unreachable'
  orders: readonly CateringOrder[]
}

const WAIT_MS = 200
const MOST = 200

/** The newest orders of the business day that fit what was typed, as the server tells; asked again when this screen's own steps are through. */
export function useDay(state: ShopState, text: string): Day {
  const client = useClient()
  const ticking = useTicking()
  const isQuiet = useLive((live) => live.outboxSize === 0)
  const isLive = useLive((live) => live.connection.phase === 'live')
  const [day, setDay] = useState<Day>({ state: 'asking', orders: [] })
  const { id, timeZone, settings } = state.shop
  useEffect(() => {
    if (!isQuiet && isLive) return
    let isOver = false
    const timer = setTimeout(async () => {
      const today = businessDay(ticking.now(), timeZone, settings.resetHour)
      const query = new URLSearchParams({ businessDay: today, limit: `${MOST}`, ...(text === '' ? {} : { search: text }) })
      const answer = await client.ask({ method: 'GET', path: `/v1/shops/${id}/orders?${query}` }, orderPage)
      if (isOver) return
      setDay((before) => (answer.kind === 'ok' ? { state: 'known', orders: answer.value.orders } : { ...before, state: 'unreachable' }))
    }, WAIT_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [client, ticking, id, timeZone, settings.resetHour, text, isQuiet, isLive])
  return day
}
