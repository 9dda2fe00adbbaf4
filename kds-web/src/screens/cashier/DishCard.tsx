import type { Allergen } from '@passline/shared/allergen'
import type { Dish, Station } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { dangersIn } from './allergy.ts'
import { DishTags } from './DishTags.tsx'
import { useWords } from './useWords.ts'

interface DishCardProps {
  dish: Dish
  station: Station | undefined
  timeZone: string
  /** Portions in the cart. */
  count: number
  /** What the guest must not be given. */
  allergies: readonly Allergen[]
  /** Enter takes this one. */
  isEnter: boolean
  onChoose: (dish: Dish) => void
}

/** A dish to order. Sold out it stays in view, and cannot be chosen. */
export function DishCard({ dish, station, timeZone, count, allergies, isEnter, onChoose }: DishCardProps) {
  const { t } = useWords()
  return (
    <button
      type="button"
      className={`dish${dish.soldOut ? ' out' : ''}${count > 0 ? ' chosen' : ''}`}
      data-dish-id={dish.id}
      data-sold-out={dish.soldOut}
      disabled={dish.soldOut}
      onClick={() => onChoose(dish)}
    >
      <DishFace dish={dish} station={station} timeZone={timeZone} inCart={count} allergies={allergies} />
      {count > 0 && <span className="count">{count}</span>}
      {isEnter && count === 0 && (
        <kbd className="enter" title={t('cashier.menu.enter')}>
          ↵
        </kbd>
      )}
    </button>
  )
}

interface DishFaceProps extends Pick<DishCardProps, 'dish' | 'station' | 'timeZone' | 'allergies'> {
  inCart: number
}

/** Name, tags, price and station, the same in both modes. */
export function DishFace({ dish, station, timeZone, inCart, allergies }: DishFaceProps) {
  const { t, nameOf, allergenNames } = useWords()
  const dangers = dangersIn(dish, allergies)
  return (
    <>
      <span className="name">{nameOf(dish.name)}</span>
      <span className="marks">
        <DishTags dish={dish} inCart={inCart} timeZone={timeZone} />
        {dangers.length > 0 && (
          <span className="danger-mark">
            <Icon name="alert" />
            {t('cashier.allergy.contains', { allergens: allergenNames(dangers) })}
          </span>
        )}
      </span>
      <span className="price">{shownMoney(dish.priceFen)}</span>
      <span className="station">{station && nameOf(station.name)}</span>
    </>
  )
}
