import type { PlaceId, ShopId } from '@passline/shared/ids'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ApiClient } from '../../api/client.ts'
import { readMyOrder } from '../../api/padOrder.ts'
import { randomKey } from '../../api/randomKey.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import { createMyOrder, type MyOrderState } from './createMyOrder.ts'
import { createOrdering, type Ordering, type OrderingState } from './createOrdering.ts'
import { draftKeeper } from './padDraft.ts'

const EVERY_MS = 3_000

/**
 * What this room has ordered and is ordering. In another room the pad begins anew. Compared with the server every 3 s, and at once when
 * something was ordered or a message came.
 */
export function useOrdering({ shopId, pad, room }: Omit<Where, 'client'>): {
  ordering: Ordering
  state: OrderingState
  mine: MyOrderState
} {
  const client = useClient()
  const { ordering, following, look } = useMemo(() => orderingIn({ client, shopId, pad, room }), [client, shopId, pad, room])
  const newest = useLive((live) => live.messages.at(-1)?.id ?? null)
  const phase = useLive((live) => live.connection.phase)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message, and the line coming back, is a reason to look
  useEffect(() => {
    void look()
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => clearInterval(timer)
  }, [look, newest, phase])
  return { ordering, state: useStore(ordering.store), mine: useStore(following.store) }
}

interface Where {
  client: ApiClient
  shopId: ShopId
  /** The device. */
  pad: string
  room: PlaceId
}

function orderingIn({ client, shopId, pad, room }: Where) {
  const following = createMyOrder(() => readMyOrder(client, shopId))
  const ordering = createOrdering({
    async place(request, key) {
      const answer = await client.placeOrder(shopId, request, key)
      // What was asked before the order was placed must not say that there is none.
      void look()
      return answer
    },
    room,
    keeper: draftKeeper(localStorage, pad, room),
    newKey: randomKey,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => Date.now(),
  })
  return { ordering, following, look }

  async function look(): Promise<void> {
    const heard = await following.refresh()
    if (heard) ordering.noteOrder(heard.order?.id ?? null)
  }
}
