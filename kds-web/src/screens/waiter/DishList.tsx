import type { OrderGoods } from '@passline/shared/goods'
import { useText } from '../../text/i18n.ts'
import './dishes.css'

/** Dishes with their portions and options. */
export function DishList({ goods }: { goods: readonly OrderGoods[] }) {
  const { nameOf } = useText()
  return (
    <ul className="dishes">
      {goods.map((each) => (
        <li key={each.id} data-goods-id={each.id} data-status={each.status}>
          {nameOf(each.name)} ×{each.quantity}
          {each.options.length > 0 && <small> {each.options.map((option) => nameOf(option.name)).join(' · ')}</small>}
        </li>
      ))}
    </ul>
  )
}
