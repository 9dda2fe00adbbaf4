import type { Dish } from '@passline/shared/shop'
import { useState } from 'react'
import { untilDecided } from '../../api/client.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'

export interface SoldOut {
  /** Dishes whose change is on its way. */
  readonly changing: ReadonlySet<string>
  /** The dish whose latest change was not saved. */
  readonly failed: Dish | null
  set(dish: Dish, soldOut: boolean): void
}

/** Takes dishes off sale and back. The card changes when the shop's state does, never before. */
export function useSoldOut(): SoldOut {
  const client = useClient()
  const shopId = useLive(({ self }) => self?.shopId ?? null)
  const [changing, setChanging] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<Dish | null>(null)

  async function change(dish: Dish, soldOut: boolean) {
    if (shopId === null) return
    setChanging((before) => new Set([...before, dish.id]))
    const answer = await untilDecided((key) => client.setSoldOut(shopId, dish.id, soldOut, key))
    setChanging((before) => new Set([...before].filter((id) => id !== dish.id)))
    setFailed(answer.kind === 'ok' ? null : dish)
  }

  return { changing, failed, set: (dish, soldOut) => void change(dish, soldOut) }
}
