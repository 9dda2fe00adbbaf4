import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { ReactNode } from 'react'
import { useText } from '../text/i18n.ts'
import { type Aging, agingOf, shownMinutes } from './aging.ts'
import { Icon, type IconName } from './Icon.tsx'
import { type Ticking, useTick } from './ticking.ts'
import { elapsed, timeOfDay } from './time.ts'
import { whereTo } from './whereTo.ts'

interface TicketHeadProps {
  order: CateringOrder
  lines: readonly OrderGoods[]
  ticking: Ticking
  timeZone: string
  children?: ReactNode
}

/** An order is marked new for this long, while nobody has started it. */
const NEW_MS = 30_000
/** More characters than these do not fit in one line at full size. */
const LONG_NO = 6
const LONG_KIND = 8

/** Where it goes, how long it has been, and how urgent it is: by colour, shape, words and border. */
export function TicketHead({ order, lines, ticking, timeZone, children }: TicketHeadProps) {
  const { t } = useText()
  const now = useTick(ticking)
  const aging = agingOf(lines, now)
  const { no, kind } = whereTo(order, t)
  const rushes = Math.max(0, ...lines.filter(isToMake).map((goods) => goods.rushCount))
  const isNew = now - Date.parse(order.placedAt) < NEW_MS && lines.every((goods) => goods.status === 'waiting')
  return (
    <header className={`th ${aging.level}${isNew ? ' fresh' : ''}`}>
      <div className="thx">
        <p className="r1">
          <span className={no.length > LONG_NO ? 'no long' : 'no'}>{no}</span>
          <span className={kind.length > LONG_KIND ? 'kind long' : 'kind'}>{kind}</span>
          <span className="timer">{elapsed(now - aging.since)}</span>
        </p>
        <p className="r2">
          <span className="seq">{shownSeqNo(order.seqNo)}</span>
          {rushes > 0 && (
            <span className="rush">
              <Icon name="rush" />
              {t('kitchen.rush')}
              {rushes > 1 ? ` ×${rushes}` : ''}
            </span>
          )}
          {isNew ? (
            <span className="newtag">{t('kitchen.fresh')}</span>
          ) : (
            rushes === 0 && <span className="at">{timeOfDay(Date.parse(order.placedAt), timeZone)}</span>
          )}
          <AgeText aging={aging} lines={lines} />
        </p>
      </div>
      {children}
    </header>
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
      {aging.level === 'made'
        ? t('kitchen.ready')
        : t(aging.leftMs < 0 ? 'kitchen.late' : 'kitchen.due', { n: shownMinutes(aging.leftMs) })}
    </span>
  )
}

const MARKS: Record<Exclude<Aging['level'], 'over'>, IconName> = { calm: 'circle', due: 'tri', late: 'oct', made: 'check' }

function isToMake(goods: OrderGoods): boolean {
  return goods.status === 'waiting' || goods.status === 'making'
}
