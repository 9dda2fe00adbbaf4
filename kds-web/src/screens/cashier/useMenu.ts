import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { enterDish, findDishes } from './findDishes.ts'
import { useSpelling } from './useSpelling.ts'

export type MenuMode = 'ordering' | 'soldOutMode'

/** What the menu shows: a station or what is searched, to order or to take off sale. */
export interface MenuFound {
  readonly mode: MenuMode
  /** The station that is shown; null: all. */
  readonly stationId: string | null
  readonly search: string
  readonly dishes: readonly Dish[]
  /** The dish that Enter takes; null while nothing is searched. */
  readonly enter: Dish | null
  setMode(mode: MenuMode): void
  setSearch(search: string): void
  /** Shows a station, which ends the search. */
  turnTo(stationId: string | null): void
}

export function useMenu(state: ShopState): MenuFound {
  const [mode, setMode] = useState<MenuMode>('ordering')
  const [station, setStation] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const readingsOf = useSpelling(search !== '')
  const stationId = station !== null && state.stations.has(station) ? station : null
  const dishes = useMemo(
    () => findDishes(state.dishes.values(), state.stations, { stationId, search, readingsOf }),
    [state.dishes, state.stations, stationId, search, readingsOf],
  )
  return {
    mode,
    stationId,
    search,
    dishes,
    enter: mode === 'ordering' ? enterDish(dishes, search) : search.trim() === '' ? null : (dishes[0] ?? null),
    setMode,
    setSearch,
    turnTo(next) {
      setStation(next)
      setSearch('')
    },
  }
}
