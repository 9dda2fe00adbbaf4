import type { OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { untilDecided } from '../../api/client.ts'
import { useClient } from '../../live/LiveContext.tsx'

export interface Accepting {
  /** Orders of which something is being accepted. */
  readonly orders: ReadonlySet<string>
  /** Gives goods from a wristband to the kitchen. @returns whether that is done */
  accept(order: CateringOrder, goods: readonly OrderGoods[]): Promise<boolean>
}

/** Accepting with one tap. The card leaves when the shop's state says so, never before. */
export function useAccepting(shopId: ShopId): Accepting {
  const client = useClient()
  const [orders, setOrders] = useState<ReadonlySet<string>>(new Set())
  return {
    orders,
    async accept(order, goods) {
      setOrders((before) => new Set([...before, order.id]))
      const ids = goods.map(({ id }) => id)
      const answer = await untilDecided((key) => client.acceptGoods(shopId, order.id, ids, key))
      setOrders((before) => new Set([...before].filter((id) => id !== order.id)))
      return answer.kind === 'ok'
    },
  }
}
