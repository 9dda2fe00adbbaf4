import type { CateringOrder, OrderEdit } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { SeenBy } from './SeenBy.tsx'
import { useWords } from './useWords.ts'

/** Where the order was before it was moved, and which stations know of it. */
export function OrderEdits({ order, state }: { order: CateringOrder; state: ShopState }) {
  const { t } = useWords()
  const latest = order.edits.findLast((edit) => edit.what === 'place')
  if (!latest) return null
  return (
    <div className="round" data-testid="moved">
      <p>{t('cashier.line.moved', { from: latest.from, to: latest.to })}</p>
      <SeenBy seen={latest.seen} stationIds={stationsOf(order, latest)} state={state} />
    </div>
  )
}

/** The stations that had something to make when it was moved, as far as they still have. */
function stationsOf(order: CateringOrder, edit: OrderEdit): string[] {
  const unfinished = order.goods.filter((goods) => goods.status === 'waiting' || goods.status === 'making')
  return [...new Set([...edit.seen.map((each) => each.stationId), ...unfinished.map((goods) => goods.stationId)])]
}
