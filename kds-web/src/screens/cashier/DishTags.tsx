import type { Dish } from '@passline/shared/shop'
import { timeOfDay } from '../../parts/time.ts'
import { useWords } from './useWords.ts'
import './sell.css'

interface DishTagsProps {
  dish: Dish
  /** Portions in the cart in front: they are still on sale until it is sent. */
  inCart: number
  timeZone: string
}

/** That a dish is sold out and until when, or how many portions are left. Nothing when all is well. */
export function DishTags({ dish, inCart, timeZone }: DishTagsProps) {
  const { t } = useWords()
  if (dish.soldOut)
    return (
      <span className="tags">
        <span>
          {dish.soldOutUntil === null
            ? t('cashier.menu.soldOut')
            : t('cashier.sell.until', { time: timeOfDay(Date.parse(dish.soldOutUntil), timeZone) })}
        </span>
      </span>
    )
  if (dish.remaining === null) return null
  const isFew = dish.remaining - inCart <= FEW
  return (
    <span className="tags">
      <span className={isFew ? 'few' : undefined} data-testid="remaining-tag">
        {t(isFew ? 'cashier.sell.onlyLeft' : 'cashier.sell.left', { n: dish.remaining })}
      </span>
    </span>
  )
}

/** From here down the number is a warning. */
const FEW = 5
