import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { useText } from '../../text/i18n.ts'
import './dishes.css'

interface DishListProps {
  order: Pick<CateringOrder, 'rounds'>
  goods: readonly OrderGoods[]
}

/** Dishes with their portions and options, and which of them contain what the guest must not be given. */
export function DishList({ order, goods }: DishListProps) {
  const { t, nameOf } = useText()
  const dangers = new Set(order.rounds.flatMap((round) => round.allergies))
  return (
    <ul className="dishes">
      {goods.map((each) => {
        const contains = each.allergens.filter((allergen) => dangers.has(allergen))
        return (
          <li key={each.id} data-goods-id={each.id} data-status={each.status}>
            {nameOf(each.name)} ×{each.quantity}
            {each.options.length > 0 && <small> {each.options.map((option) => nameOf(option.name)).join(' · ')}</small>}
            {contains.length > 0 && (
              <b className="contains">
                {t('waiter.contains', { what: contains.map((allergen) => t(`allergen.${allergen}`)).join(' · ') })}
              </b>
            )}
          </li>
        )
      })}
    </ul>
  )
}
