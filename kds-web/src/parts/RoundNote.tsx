import type { OrderRound } from '@passline/shared/order'
import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import './note.css'

/** Longer notes show their beginning, and the rest when the ticket is opened. */
const LONG_NOTE = 60

/** What the guest said about the whole round. `onExpand` opens the ticket; null where it is open, or cannot be. */
export function RoundNote({ round, onExpand }: { round: OrderRound | undefined; onExpand: (() => void) | null }) {
  const { t } = useText()
  const note = round?.note.trim() ?? ''
  if (note === '') return null
  if (note.length <= LONG_NOTE || onExpand === null)
    return (
      <p className="note round" data-may-cut>
        {note}
      </p>
    )
  return (
    <button type="button" className="note round lots" onClick={onExpand}>
      <span data-may-cut>{note}</span>
      <b>
        {t('kitchen.wholeNote')}
        <Icon name="down" />
      </b>
    </button>
  )
}
