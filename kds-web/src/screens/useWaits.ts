import type { ShopId } from '@passline/shared/ids'
import { type WaitRange, waitsAnswer } from '@passline/shared/waits'
import { useEffect, useState } from 'react'
import { useClient, useLive } from '../live/LiveContext.tsx'

const ASK_EVERY_MS = 45_000
/** What was counted longer ago says nothing about now. */
const STALE_MS = 180_000

type Waits = ReadonlyMap<string, WaitRange>

const NONE: Waits = new Map()

/** How long each dish takes at present, by dish; empty while nobody knows. Asked again now and then. */
export function useWaits(): Waits {
  const client = useClient()
  const shopId = useLive((live) => live.self?.shopId ?? null)
  const [waits, setWaits] = useState(NONE)
  useEffect(() => {
    if (shopId === null) return
    let isCurrent = true
    let staleAfter: ReturnType<typeof setTimeout> | undefined
    const ask = async (shop: ShopId) => {
      const answer = await client.ask({ method: 'GET', path: `/v1/shops/${shop}/waits` }, waitsAnswer)
      if (!isCurrent || answer.kind !== 'ok') return
      clearTimeout(staleAfter)
      staleAfter = setTimeout(() => setWaits(NONE), STALE_MS)
      setWaits(new Map(answer.value.dishes.map((each) => [each.dishId, each])))
    }
    void ask(shopId)
    const asking = setInterval(() => void ask(shopId), ASK_EVERY_MS)
    return () => {
      isCurrent = false
      clearInterval(asking)
      clearTimeout(staleAfter)
    }
  }, [client, shopId])
  return waits
}
