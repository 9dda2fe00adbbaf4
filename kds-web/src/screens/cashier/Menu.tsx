import type { Allergen } from '@passline/shared/allergen'
import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useMemo } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { portionsOf } from '../ordering/cartLines.ts'
import type { Cart } from './cart.ts'
import { DishCard } from './DishCard.tsx'
import { sortedStations } from './findDishes.ts'
import { moveByArrow } from './moveByArrow.ts'
import { SellCard } from './SellCard.tsx'
import { SoldOutBar } from './SoldOutBar.tsx'
import type { MenuFound } from './useMenu.ts'
import type { SoldOut } from './useSoldOut.ts'
import { useWords } from './useWords.ts'
import './menu.css'

interface MenuProps {
  state: ShopState
  menu: MenuFound
  cart: Cart
  /** What the guest must not be given. */
  allergies: readonly Allergen[]
  isOnline: boolean
  soldOut: SoldOut
  onChoose: (dish: Dish) => void
  /** For how long a dish is off sale, and how many are left. */
  onSell: (dish: Dish) => void
}

/** What can be sold. Sold-out dishes stay in view; in sold-out mode every card has a switch. */
export function Menu({ state, menu, cart, allergies, isOnline, soldOut, onChoose, onSell }: MenuProps) {
  const timeZone = state.shop.timeZone
  return (
    <main className="menu">
      <MenuHead state={state} menu={menu} />
      <ul className="dishes" data-mode={menu.mode} onKeyDown={moveByArrow}>
        {menu.dishes.map((dish) => (
          <li key={dish.id}>
            {menu.mode === 'ordering' ? (
              <DishCard
                dish={dish}
                station={state.stations.get(dish.stationId)}
                timeZone={timeZone}
                count={portionsOf(cart, dish.id)}
                allergies={allergies}
                isEnter={dish.id === menu.enter?.id}
                onChoose={onChoose}
              />
            ) : (
              <SellCard
                dish={dish}
                station={state.stations.get(dish.stationId)}
                timeZone={timeZone}
                isOff={!isOnline || soldOut.changing.has(dish.id)}
                onSwitch={() => void (dish.soldOut ? soldOut.restore(dish) : soldOut.takeOff(dish, 'today'))}
                onOpen={() => onSell(dish)}
              />
            )}
          </li>
        ))}
      </ul>
      {menu.dishes.length === 0 && <NoDishes search={menu.search.trim()} />}
      <SoldOutBar dishes={state.dishes} isOnline={isOnline} soldOut={soldOut} />
    </main>
  )
}

function MenuHead({ state, menu }: Pick<MenuProps, 'state' | 'menu'>) {
  const { t, nameOf } = useWords()
  const stations = useMemo(() => sortedStations(state.stations), [state.stations])
  const isSearching = menu.search.trim() !== ''
  return (
    <div className="head">
      <nav className="stations" aria-label={t('cashier.menu.stations')} onKeyDown={moveByArrow}>
        {[null, ...stations].map((station) => (
          <button
            key={station?.id ?? 'all'}
            type="button"
            aria-pressed={!isSearching && menu.stationId === (station?.id ?? null)}
            data-station-id={station?.id ?? 'all'}
            onClick={() => menu.turnTo(station?.id ?? null)}
          >
            {station ? nameOf(station.name) : t('cashier.menu.all')}
          </button>
        ))}
      </nav>
      <fieldset className="seg mode" aria-label={t('cashier.menu.mode')}>
        {(['ordering', 'soldOutMode'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={menu.mode === each}
            data-testid={`mode-${each}`}
            onClick={() => menu.setMode(each)}
          >
            {t(`cashier.menu.${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
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
