import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { ShopState } from '@passline/shared/state'
import { useActions, useTicking } from '../../live/LiveContext.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'

const HOUR_MS = 3_600_000

interface SoldOutSectionProps {
  state: ShopState
  goods: OrderGoods
  onDone(): void
}

/** The sold-out switch of the line's dish: what is ordered already is made all the same. */
export function SoldOutSection({ state, goods, onDone }: SoldOutSectionProps) {
  const { t, nameOf } = useText()
  const { sellOut, putBackOnSale } = useActions()
  const ticking = useTicking()
  const dish = state.dishes.get(goods.dishId)
  if (!dish) return null
  const name = nameOf(dish.name)
  const choose = (work: () => void) => () => {
    work()
    onDone()
  }
  if (dish.soldOut)
    return (
      <section className="sec">
        <h3>
          {t('kitchen.sheet.isSoldOut', { name })}
          {dish.soldOutUntil !== null && (
            <small>{t('kitchen.sheet.soldOutUntil', { time: timeOfDay(Date.parse(dish.soldOutUntil), state.shop.timeZone) })}</small>
          )}
        </h3>
        <div className="row">
          <button type="button" className="eq" onClick={choose(() => putBackOnSale(dish.id))}>
            {t('kitchen.sheet.backOnSale')}
          </button>
        </div>
      </section>
    )
  return (
    <section className="sec">
      <h3>{t('kitchen.sheet.soldOut', { name })}</h3>
      <div className="row">
        <button type="button" className="eq bad" onClick={choose(() => sellOut(dish.id, 'today'))}>
          {t('kitchen.sheet.today')}
        </button>
        <button type="button" className="eq bad" onClick={choose(() => sellOut(dish.id, new Date(ticking.now() + HOUR_MS).toISOString()))}>
          {t('kitchen.sheet.hour')}
        </button>
      </div>
      <p>{t('kitchen.sheet.soldOutNote', { n: orderedPortions(state, dish.id) })}</p>
    </section>
  )
}

/** Portions that are ordered and not made yet, held ones too. */
function orderedPortions(state: ShopState, dishId: string): number {
  const lines = [...state.orders.values()].flatMap((order) => order.goods).filter((goods) => goods.dishId === dishId)
  return lines.filter((goods) => isToMake(goods) || goods.held === 'course').reduce((sum, goods) => sum + goods.quantity, 0)
}
