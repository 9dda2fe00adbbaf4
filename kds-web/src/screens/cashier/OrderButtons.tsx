import { isOffered, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { useServerNow } from '../../live/LiveContext.tsx'
import { canRush, isJustRushed } from './lateness.ts'
import { useWords } from './useWords.ts'

interface OrderButtonsProps {
  order: CateringOrder
  onRush: (goods: readonly OrderGoods[]) => void
  onCancelOrder: () => void
  onClose: () => void
}

/** What can be done with the whole order. */
export function OrderButtons({ order, onRush, onCancelOrder, onClose }: OrderButtonsProps) {
  const { t } = useWords()
  const now = useServerNow()
  const toRush = order.goods.filter(canRush)
  const isRoom = order.place?.kind === 'room'
  return (
    <div className="buttons">
      <button
        type="button"
        className="second danger"
        data-testid="cancel-order"
        disabled={!order.goods.some((goods) => isOffered(goods, 'cancel'))}
        onClick={onCancelOrder}
      >
        {t('cashier.order.cancelOrder')}
      </button>
      <button
        type="button"
        className="second"
        data-testid="rush-order"
        disabled={toRush.length === 0 || toRush.every((goods) => isJustRushed(goods, now))}
        onClick={() => onRush(toRush)}
      >
        {t('cashier.order.rushAll')}
      </button>
      <button type="button" className="second" data-testid="close-order" onClick={onClose}>
        {t(isRoom ? 'cashier.order.clean' : 'cashier.order.complete')}
      </button>
    </div>
  )
}
