import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder, OrderEdit } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { timeOfDay } from '../../parts/time.ts'
import { SeenBy } from './SeenBy.tsx'
import { useWords } from './useWords.ts'

interface NoteEditsProps {
  order: CateringOrder
  goods: OrderGoods
  state: ShopState
}

/** How the note of a line was changed after the kitchen had it, and whether its station has seen that. */
export function NoteEdits({ order, goods, state }: NoteEditsProps) {
  const { t } = useWords()
  const edits = order.edits.filter((edit) => edit.what === 'note' && edit.goodsId === goods.id)
  if (edits.length === 0) return null
  return (
    <ul className="edits" data-testid="note-edits">
      {edits.map((edit) => (
        <li key={edit.id}>
          <p>
            {words(edit)}{' '}
            <small>{t('cashier.line.editAt', { time: timeOfDay(Date.parse(edit.at), state.shop.timeZone), name: edit.by.name })}</small>
          </p>
          <SeenBy seen={edit.seen} stationIds={[goods.stationId]} state={state} />
        </li>
      ))}
    </ul>
  )

  function words({ from, to }: OrderEdit): string {
    if (from === '') return t('cashier.line.noteSeenEmpty', { to })
    return to === '' ? t('cashier.line.noteGone', { from }) : t('cashier.line.noteSeen', { from, to })
  }
}
