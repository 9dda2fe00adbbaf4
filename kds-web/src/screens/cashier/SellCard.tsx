import type { Dish, Station } from '@passline/shared/shop'
import { DishFace } from './DishCard.tsx'
import { useWords } from './useWords.ts'

interface SellCardProps {
  dish: Dish
  station: Station | undefined
  timeZone: string
  /** It cannot be changed now. */
  isOff: boolean
  /** The switch: sold out for today, or back on sale. */
  onSwitch: () => void
  /** For how long, and how many are left. */
  onOpen: () => void
}

/** A dish in sold-out mode: the switch takes it off sale for today, the card itself asks for how long and counts portions. */
export function SellCard({ dish, station, timeZone, isOff, onSwitch, onOpen }: SellCardProps) {
  const { t, nameOf } = useWords()
  const name = nameOf(dish.name)
  return (
    <div className={dish.soldOut ? 'dish selling out' : 'dish selling'}>
      <button type="button" className="face" data-sell-id={dish.id} onClick={onOpen}>
        <DishFace dish={dish} station={station} timeZone={timeZone} inCart={0} allergies={[]} />
        <span className="sr">{t('cashier.sell.settings')}</span>
      </button>
      <button
        type="button"
        className="knob"
        role="switch"
        aria-checked={!dish.soldOut}
        aria-label={t('cashier.menu.onSaleSwitch', { dish: name })}
        data-dish-id={dish.id}
        disabled={isOff}
        onClick={onSwitch}
      >
        <i />
      </button>
    </div>
  )
}
