import type { Dish } from '@passline/shared/shop'
import { type ReactNode, useState } from 'react'
import { useText } from '../../text/i18n.ts'
import { portionsOf } from '../ordering/cartLines.ts'
import { CategoryTabs } from './CategoryTabs.tsx'
import { DishTile } from './DishTile.tsx'
import { type PadCart, roomFor } from './padCart.ts'
import type { Menu } from './usePadMenu.ts'

interface MenuPaneProps {
  menu: Menu | null
  cart: PadCart
  /** While an order is unanswered nothing can be put in. */
  isHeld: boolean
  onOpen: (dish: Dish) => void
  onAdd: (dish: Dish) => void
  /** Above the dishes. */
  children: ReactNode
}

/** What there is, by the station that makes it. What is sold out stays in view. */
export function MenuPane({ menu, cart, isHeld, onOpen, onAdd, children }: MenuPaneProps) {
  const { t } = useText()
  const [wanted, setWanted] = useState<string | null>(null)
  const category = menu?.categories.find(({ station }) => station.id === wanted) ?? menu?.categories[0] ?? null
  return (
    <>
      <CategoryTabs categories={menu?.categories ?? []} chosenId={category?.station.id ?? null} onChoose={setWanted} />
      <main className="menu" aria-label={t('roompad.menu.dishes')}>
        {children}
        {category === null ? (
          <p className="still" role="status">
            {t(menu === null ? 'roompad.menu.loading' : 'roompad.menu.none')}
          </p>
        ) : (
          <ul className="grid" key={category.station.id}>
            {category.dishes.map((dish) => (
              <DishTile
                key={dish.id}
                dish={dish}
                count={portionsOf(cart, dish.id)}
                hasMore={!isHeld && roomFor(cart, dish) > 0}
                allergies={cart.allergies}
                onOpen={() => onOpen(dish)}
                onAdd={() => onAdd(dish)}
              />
            ))}
          </ul>
        )}
      </main>
    </>
  )
}
