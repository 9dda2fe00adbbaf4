import type { CateringOrder } from '@passline/shared/order'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { createLooked, type Looking } from './createLooked.ts'

/** Which wristband rounds this till has looked at, and how to look at an order. @param orders all orders of the shop */
export function useLooked(shopId: string, orders: readonly CateringOrder[]): [ReadonlySet<string>, Looking['look']] {
  const latest = useRef(orders)
  latest.current = orders
  const [looking] = useState(() => createLooked(`passline.looked.${shopId}`, () => latest.current))
  return [useStore(looking.store), looking.look]
}
