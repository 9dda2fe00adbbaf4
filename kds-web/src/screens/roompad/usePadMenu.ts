import type { ShopId } from '@passline/shared/ids'
import type { Dish, Station } from '@passline/shared/shop'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type PadMenu, readPadMenu } from '../../api/padOrder.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'

/** A part of the menu: the dishes of one station. */
export interface Category {
  readonly station: Station
  readonly dishes: readonly Dish[]
}

export interface Menu {
  readonly categories: readonly Category[]
  readonly dishes: ReadonlyMap<string, Dish>
}

const EVERY_MS = 30_000
/** While a guest is choosing, what has sold out meanwhile is said sooner. */
const CHOOSING_EVERY_MS = 5_000

/** The menu as the server said last; null before it has. @returns it and a way to ask for it at once */
export function usePadMenu(shopId: ShopId, isChoosing: boolean): { menu: Menu | null; refresh: () => void } {
  const client = useClient()
  const phase = useLive((live) => live.connection.phase)
  const [read, setRead] = useState<{ text: string; value: PadMenu } | null>(null)
  const refresh = useCallback(() => {
    void readPadMenu(client, shopId).then((answer) => {
      if (answer.kind !== 'ok') return
      const text = JSON.stringify(answer.value)
      setRead((before) => (before?.text === text ? before : { text, value: answer.value }))
    })
  }, [client, shopId])
  useEffect(() => {
    if (phase !== 'live') return
    refresh()
    const timer = setInterval(refresh, isChoosing ? CHOOSING_EVERY_MS : EVERY_MS)
    return () => clearInterval(timer)
  }, [refresh, phase, isChoosing])
  const menu = useMemo(() => read && menuOf(read.value), [read])
  return { menu, refresh }
}

/** The stations that have dishes, in the order of the house; a dish that is sold out stays in view. */
function menuOf({ stations, dishes }: PadMenu): Menu {
  const bySort = (a: { sort: number; id: string }, b: { sort: number; id: string }) => a.sort - b.sort || a.id.localeCompare(b.id)
  const categories = [...stations]
    .sort(bySort)
    .map((station) => ({ station, dishes: dishes.filter((dish) => dish.stationId === station.id).sort(bySort) }))
    .filter((category) => category.dishes.length > 0)
  return { categories, dishes: new Map(dishes.map((dish) => [dish.id, dish])) }
}
