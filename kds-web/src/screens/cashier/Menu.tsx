import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { type Cart, portionsOf } from './cart.ts'
import { DishCard } from './DishCard.tsx'
import { findDishes, sortedStations } from './findDishes.ts'
import { SoldOutBar } from './SoldOutBar.tsx'
import { useSoldOut } from './useSoldOut.ts'
import { useWords } from './useWords.ts'
import './menu.css'

type Mode = 'ordering' | 'soldOutMode'

interface MenuProps {
  state: ShopState
  cart: Cart
  search: string
  onSearch: (search: string) => void
  isOnline: boolean
  onChoose: (dish: Dish) => void
}

/** What can be sold. Sold-out dishes stay in view; in sold-out mode every card is a switch. */
export function Menu({ state, cart, search, onSearch, isOnline, onChoose }: MenuProps) {
  const { t, nameOf } = useWords()
  const [stationId, setStationId] = useState<string | null>(null)
  const [mode, setMode] = useState<Mode>('ordering')
  const soldOut = useSoldOut()
  const stations = useMemo(() => sortedStations(state.stations), [state.stations])
  const chosenStation = stationId !== null && state.stations.has(stationId) ? stationId : null
  const dishes = useMemo(
    () => findDishes(state.dishes.values(), state.stations, { stationId: chosenStation, search }),
    [state.dishes, state.stations, chosenStation, search],
  )
  const isSearching = search.trim() !== ''
  return (
    <main className="menu">
      <div className="head">
        <nav className="stations" aria-label={t('cashier.menu.stations')}>
          {[null, ...stations].map((station) => (
            <button
              key={station?.id ?? 'all'}
              type="button"
              aria-pressed={!isSearching && chosenStation === (station?.id ?? null)}
              data-station-id={station?.id ?? 'all'}
              onClick={() => {
                setStationId(station?.id ?? null)
                onSearch('')
              }}
            >
              {station ? nameOf(station.name) : t('cashier.menu.all')}
            </button>
          ))}
        </nav>
        <fieldset className="seg mode" aria-label={t('cashier.menu.mode')}>
          {(['ordering', 'soldOutMode'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={mode === each} data-testid={`mode-${each}`} onClick={() => setMode(each)}>
              {t(`cashier.menu.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <ul className="dishes" data-mode={mode}>
        {dishes.map((dish) => (
          <li key={dish.id}>
            <DishCard
              dish={dish}
              station={state.stations.get(dish.stationId)}
              count={portionsOf(cart, dish.id)}
              switching={
                mode === 'soldOutMode'
                  ? { isOff: !isOnline || soldOut.changing.has(dish.id), onSwitch: () => soldOut.set(dish, !dish.soldOut) }
                  : null
              }
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      {dishes.length === 0 && <NoDishes search={search.trim()} />}
      <SoldOutBar dishes={state.dishes} isOnline={isOnline} soldOut={soldOut} />
    </main>
  )
}

function NoDishes({ search }: { search: string }) {
  const { t } = useWords()
  return (
    <div className="empty grow">
      <Icon name="search" />
      <h3>{search === '' ? t('cashier.menu.empty') : t('cashier.menu.noneFound', { search })}</h3>
      {search !== '' && <p>{t('cashier.menu.noneFoundHint')}</p>}
    </div>
  )
}
