import type { Dish } from '@passline/shared/shop'
import { useServerNow } from '../../live/LiveContext.tsx'
import { untilWords } from '../../parts/untilWords.ts'
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
        {dish.soldOutUntil === null ? <span>{t('cashier.menu.soldOut')}</span> : <Until until={dish.soldOutUntil} timeZone={timeZone} />}
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

function Until({ until, timeZone }: { until: string; timeZone: string }) {
  const words = useWords()
  const now = useServerNow(MINUTE_MS)
  return <span>{words.t('cashier.sell.until', { until: untilWords(until, { now, timeZone }, words) })}</span>
}

const MINUTE_MS = 60_000

/** From here down the number is a warning. */
const FEW = 5
