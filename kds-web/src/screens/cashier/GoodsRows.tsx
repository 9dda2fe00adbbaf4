import type { OrderGoods } from '@passline/shared/goods'
import { lineFen } from '@passline/shared/goods'
import { shownMoney } from '../../parts/money.ts'
import { shownState } from './orderRows.ts'
import { Status } from './Status.tsx'
import { useWords } from './useWords.ts'

/** Lines of an order in a dialog: portions, dish, status, price. */
export function GoodsRows({ goods, isKept = false }: { goods: readonly OrderGoods[]; isKept?: boolean }) {
  const { nameOf } = useWords()
  return (
    <ul>
      {goods.map((each) => (
        <li key={each.id} className={isKept ? 'goods stays' : 'goods'} data-goods-id={each.id} data-status={each.status}>
          <b>{each.quantity}</b>
          <span>{nameOf(each.name)}</span>
          <Status status={shownState(each)} />
          <span className="money">{shownMoney(lineFen(each))}</span>
        </li>
      ))}
    </ul>
  )
}
