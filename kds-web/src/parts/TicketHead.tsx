import { shownSeqNo } from '@passline/shared/businessDay'
import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { ReactNode } from 'react'
import { useText } from '../text/i18n.ts'
import { type Aging, agingOf, shownMinutes } from './aging.ts'
import { Icon, type IconName } from './Icon.tsx'
import type { TicketView } from './ticketView.ts'
import { type Ticking, useTick } from './ticking.ts'
import { elapsed, timeOfDay } from './time.ts'
import { whereTo } from './whereTo.ts'
import './ticketHead.css'

interface TicketHeadProps {
  ticket: TicketView
  ticking: Ticking
  timeZone: string
  /** A tap opens the ticket; null where nothing of it is hidden. */
  onOpen: (() => void) | null
  children?: ReactNode
}

/** An order is marked new for this long, while nobody has started it. */
const NEW_MS = 30_000
/** More characters than these do not fit in one line at full size. */
const LONG_NO = 6
const LONG_KIND = 8

/** Where it goes, how long it has been, and how urgent it is: by colour, shape, words and border. */
export function TicketHead({ ticket, ticking, timeZone, onOpen, children }: TicketHeadProps) {
  const { order, work: lines, news } = ticket
  const { t } = useText()
  const now = useTick(ticking)
  const aging = agingOf(lines, now)
  const { no, kind } = whereTo(order, t)
  const moved = news.find((each) => each.kind === 'place')
  const isNew = now - Date.parse(order.placedAt) < NEW_MS && lines.every((goods) => goods.status === 'waiting')
  const isRushed = lines.some((goods) => isToMake(goods) && goods.rushCount > 0)
  return (
    <header className={`th ${aging.level}${isNew ? ' fresh' : ''}`} {...(onOpen && { onClick: onOpen })}>
      <div className="thx">
        <p className="r1">
          {moved && <s className="was">{moved.from}</s>}
          <span className={no.length + (moved?.from.length ?? 0) > LONG_NO ? 'no long' : 'no'}>{no}</span>
          <span className={kind.length > LONG_KIND ? 'kind long' : 'kind'}>{kind}</span>
          {aging.level !== 'held' && <span className="timer">{elapsed(now - aging.since)}</span>}
        </p>
        <p className="r2">
          <span className="seq">{shownSeqNo(order.seqNo)}</span>
          <RushTag lines={lines} />
          {isNew ? (
            <span className="newtag">{t('kitchen.fresh')}</span>
          ) : (
            !isRushed && <span className="at">{timeOfDay(Date.parse(order.placedAt), timeZone)}</span>
          )}
          <AgeText aging={aging} lines={lines} />
        </p>
      </div>
      {children}
    </header>
  )
}

/** That somebody asked for it to hurry, how often, and whether the kitchen has said that it knows. */
function RushTag({ lines }: { lines: readonly OrderGoods[] }) {
  const { t } = useText()
  const rushed = lines.filter((goods) => isToMake(goods) && goods.rushCount > 0)
  if (rushed.length === 0) return null
  const times = Math.max(...rushed.map((goods) => goods.rushCount))
  const isSeen = rushed.every((goods) => goods.rushSeen !== null)
  return (
    <span className={isSeen ? 'rush seen' : 'rush'}>
      <Icon name="rush" />
      {t('kitchen.rush')}
      {times > 1 ? ` ×${times}` : ''}
      {isSeen && (
        <span className="mk" role="img" aria-label={t('kitchen.rushSeen')}>
          <Icon name="check" />
        </span>
      )}
    </span>
  )
}

function AgeText({ aging, lines }: { aging: Aging; lines: readonly OrderGoods[] }) {
  const { t } = useText()
  if (aging.level === 'over') {
    const isCancelled = lines.every((goods) => goods.status === 'cancelled')
    return <span className="age">{t(isCancelled ? 'kitchen.cancelledAll' : 'kitchen.calledAll')}</span>
  }
  return (
    <span className="age">
      <Icon name={MARKS[aging.level]} solid={aging.level === 'due' || aging.level === 'late'} />
      {aging.level === 'made' && t('kitchen.ready')}
      {aging.level === 'held' && t('kitchen.heldAll')}
      {'leftMs' in aging && t(aging.leftMs < 0 ? 'kitchen.late' : 'kitchen.due', { n: shownMinutes(aging.leftMs) })}
    </span>
  )
}

const MARKS: Record<Exclude<Aging['level'], 'over'>, IconName> = {
  calm: 'circle',
  due: 'tri',
  late: 'oct',
  made: 'check',
  held: 'pause',
}
