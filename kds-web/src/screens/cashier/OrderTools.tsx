import type { CateringOrder } from '@passline/shared/order'
import { completesByItself } from '@passline/shared/order'
import { Icon } from '../../parts/Icon.tsx'
import type { OpenDialog } from './openDialog.ts'
import { useWords } from './useWords.ts'

/** What is about the whole order and changes none of its goods: another place, a slip, the guest's link. */
export function OrderTools({ order, onOpen }: { order: CateringOrder; onOpen: (dialog: OpenDialog) => void }) {
  const { t } = useWords()
  const canMove = order.place !== null && !completesByItself(order.source)
  return (
    <fieldset className="tools" aria-label={t('cashier.order.tools')}>
      {canMove && (
        <button type="button" data-testid="move" onClick={() => onOpen({ kind: 'move' })}>
          <Icon name="room" />
          {t('cashier.move.button')}
        </button>
      )}
      <button type="button" data-testid="slip" onClick={() => onOpen({ kind: 'slip', first: 'kitchen' })}>
        <Icon name="bill" />
        {t('cashier.slip.button')}
      </button>
      <button type="button" data-testid="guest-link" onClick={() => onOpen({ kind: 'link' })}>
        <Icon name="pad" />
        {t('cashier.link.button')}
      </button>
    </fieldset>
  )
}
