import { agingOf } from '../../parts/aging.ts'
import { Icon } from '../../parts/Icon.tsx'
import { type Ticking, useTick } from '../../parts/ticking.ts'
import { elapsed } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import type { WallTicket } from './wall.ts'

interface OverflowCardProps {
  tickets: readonly WallTicket[]
  ticking: Ticking
  isLow: boolean
  onOpen(): void
}

/** How many tickets found no room, how old the oldest is, and how many are overdue. */
export function OverflowCard({ tickets, ticking, isLow, onOpen }: OverflowCardProps) {
  const { t } = useText()
  const now = useTick(ticking)
  const oldest = Math.min(...tickets.map((ticket) => agingOf(ticket.lines, now).since))
  const late = tickets.filter((ticket) => agingOf(ticket.work, now).level === 'late').length
  return (
    <button type="button" className={isLow ? 'overflow low' : 'overflow'} onClick={onOpen}>
      <span className="o1">
        <b>+{tickets.length}</b>
        <span>{t('kitchen.moreTickets', { count: tickets.length })}</span>
        <Icon name="right" />
      </span>
      <span className="o2">
        {late === 0 && <span>{t('kitchen.oldest', { age: elapsed(now - oldest) })}</span>}
        {late > 0 && (
          <span className="late">
            <Icon name="oct" solid />
            {t('kitchen.lateHidden', { n: late })}
          </span>
        )}
        {late > 0 && <span>{elapsed(now - oldest)}</span>}
      </span>
    </button>
  )
}
