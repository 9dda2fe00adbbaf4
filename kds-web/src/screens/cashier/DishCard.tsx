import type { Dish, Station } from '@passline/shared/shop'
import { shownMoney } from '../../parts/money.ts'
import { useWords } from './useWords.ts'

interface DishCardProps {
  dish: Dish
  station: Station | undefined
  /** Portions in the cart. */
  count: number
  /** In sold-out mode the card is the switch. */
  switching: { isOff: boolean; onSwitch: () => void } | null
  onChoose: (dish: Dish) => void
}

export function DishCard({ dish, station, count, switching, onChoose }: DishCardProps) {
  const { t, nameOf } = useWords()
  const name = nameOf(dish.name)
  const look = `dish${dish.soldOut ? ' out' : ''}${count > 0 ? ' chosen' : ''}`
  const face = (
    <>
      <span className="name">{name}</span>
      {dish.soldOut && <span className="tag">{t('cashier.menu.soldOut')}</span>}
      <span className="price">{shownMoney(dish.priceFen)}</span>
      <span className="station">{station && nameOf(station.name)}</span>
    </>
  )
  if (switching) {
    return (
      <button
        type="button"
        className={look}
        role="switch"
        aria-checked={!dish.soldOut}
        aria-label={t('cashier.menu.onSaleSwitch', { dish: name })}
        data-dish-id={dish.id}
        disabled={switching.isOff}
        onClick={switching.onSwitch}
      >
        {face}
        <span className="knob">
          <i />
        </span>
      </button>
    )
  }
  return (
    <button
      type="button"
      className={look}
      data-dish-id={dish.id}
      data-sold-out={dish.soldOut}
      disabled={dish.soldOut}
      onClick={() => onChoose(dish)}
    >
      {face}
      {count > 0 && <span className="count">{count}</span>}
    </button>
  )
}
