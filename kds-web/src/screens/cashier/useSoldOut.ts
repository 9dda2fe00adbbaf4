import type { Dish } from '@passline/shared/shop'
import { useState } from 'react'
import type { Answer } from '../../api/answer.ts'
import { untilDecided } from '../../api/client.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'

/** ISO 8601 UTC; `today`: to the end of the business day; null: until somebody puts it back on sale. */
export type Until = string | 'today' | null

export interface SoldOut {
  /** Dishes whose change is on its way. */
  readonly changing: ReadonlySet<string>
  /** The dish whose latest change was not saved. */
  readonly failed: Dish | null
  takeOff(dish: Dish, until: Until): Promise<boolean>
  restore(dish: Dish): Promise<boolean>
  /** How many portions are left; null: not counted. */
  count(dish: Dish, remaining: number | null): Promise<boolean>
}

/** Takes dishes off sale and back, and counts them. The card changes when the shop's state does, never before. Each says whether it is done. */
export function useSoldOut(): SoldOut {
  const client = useClient()
  const shopId = useLive(({ self }) => self?.shopId ?? null)
  const [changing, setChanging] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<Dish | null>(null)

  async function change(dish: Dish, write: (shop: NonNullable<typeof shopId>, key: string) => Promise<Answer<unknown>>): Promise<boolean> {
    if (shopId === null) return false
    setChanging((before) => new Set([...before, dish.id]))
    const answer = await untilDecided((key) => write(shopId, key))
    setChanging((before) => new Set([...before].filter((id) => id !== dish.id)))
    setFailed(answer.kind === 'ok' ? null : dish)
    return answer.kind === 'ok'
  }

  return {
    changing,
    failed,
    takeOff: (dish, until) => change(dish, (shop, key) => client.takeOffSale(shop, dish.id, until, key)),
    restore: (dish) => change(dish, (shop, key) => client.setSoldOut(shop, dish.id, false, key)),
    count: (dish, remaining) => change(dish, (shop, key) => client.countDish(shop, dish.id, remaining, key)),
  }
}
