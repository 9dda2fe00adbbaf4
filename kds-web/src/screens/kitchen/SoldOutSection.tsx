import { isToMake } from '@passline/shared/goods'
import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useActions, useTicking } from '../../live/LiveContext.tsx'
import { untilWords } from '../../parts/untilWords.ts'
import { useText } from '../../text/i18n.ts'
import { SheetSection } from './SheetSection.tsx'

const HOUR_MS = 3_600_000

interface SoldOutSectionProps {
  state: ShopState
  dish: Dish
  why: string | null
  onDone(): void
}

/** Sells the line's dish out: what is ordered already is made all the same. */
export function SoldOutSection({ state, dish, why, onDone }: SoldOutSectionProps) {
  const { t, nameOf } = useText()
  const { sellOut } = useActions()
  const ticking = useTicking()
  const choose = (until: () => string) => () => {
    sellOut(dish.id, until())
    onDone()
  }
  return (
    <SheetSection
      title={t('kitchen.sheet.soldOut', { name: nameOf(dish.name) })}
      why={why}
      foot={<p>{t('kitchen.sheet.soldOutNote', { n: orderedPortions(state, dish.id) })}</p>}
    >
      <button type="button" className="eq bad" onClick={choose(() => 'today')}>
        {t('kitchen.sheet.today')}
      </button>
      <button type="button" className="eq bad" onClick={choose(() => new Date(ticking.now() + HOUR_MS).toISOString())}>
        {t('kitchen.sheet.hour')}
      </button>
    </SheetSection>
  )
}

export function OnSaleSection({ state, dish, why, onDone }: SoldOutSectionProps) {
  const text = useText()
  const { t, nameOf } = text
  const { putBackOnSale } = useActions()
  const ticking = useTicking()
  const title = (
    <>
      {t(dish.soldOut ? 'kitchen.sheet.isSoldOut' : 'kitchen.sheet.isOnSale', { name: nameOf(dish.name) })}
      {dish.soldOutUntil !== null && (
        <small>{untilWords(dish.soldOutUntil, { now: ticking.now(), timeZone: state.shop.timeZone }, text)}</small>
      )}
    </>
  )
  return (
    <SheetSection title={title} why={why}>
      <button
        type="button"
        className="eq"
        onClick={() => {
          putBackOnSale(dish.id)
          onDone()
        }}
      >
        {t('kitchen.sheet.backOnSale')}
      </button>
    </SheetSection>
  )
}

/** Portions that are ordered and not made yet, held ones too. */
function orderedPortions(state: ShopState, dishId: string): number {
  const lines = [...state.orders.values()].flatMap((order) => order.goods).filter((goods) => goods.dishId === dishId)
  return lines.filter((goods) => isToMake(goods) || goods.held === 'course').reduce((sum, goods) => sum + goods.quantity, 0)
}
