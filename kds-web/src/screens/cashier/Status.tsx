import { Icon, type IconName } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { ShownState } from './orderRows.ts'

const ICONS: Record<ShownState, IconName | null> = {
  unconfirmed: 'band',
  held: 'pause',
  waiting: 'circle',
  making: 'half',
  made: 'check',
  called: 'bell',
  pickedUp: 'check',
  delivered: 'check',
  cancelled: null,
}

interface StatusProps {
  status: ShownState
  isLate?: boolean
  /** `2/4`, behind the word. */
  count?: string
}

/** A status: icon and word, the same on every screen. Late goods say so instead. */
export function Status({ status, isLate = false, count = '' }: StatusProps) {
  const { t } = useText()
  const icon = isLate ? 'oct' : ICONS[status]
  return (
    <span className={isLate ? 'status late' : 'status'} data-status={status}>
      {icon && <Icon name={icon} />}
      <span>{isLate ? t('cashier.orders.late') : word()}</span>
      {count}
    </span>
  )

  function word(): string {
    if (status === 'held') return t('cashier.order.held')
    return status === 'unconfirmed' ? t('cashier.confirm.unconfirmed') : t(`status.${status}`)
  }
}
