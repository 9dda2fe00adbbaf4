import { businessDay } from '@passline/shared/businessDay'
import { dayReport } from '@passline/shared/reportApi'
import { useState } from 'react'
import { useLive, useServerNow } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { Loaded } from '../Loaded.tsx'
import { useRead } from '../queries.ts'
import { DayView } from './DayView.tsx'
import './today.css'

const EVERY_MS = 30_000
const DAY_MS = 86_400_000

/** What was made today, or on another business day: by hour and by station, and what stands open now. */
export function TodayPage() {
  const { t } = useText()
  const shop = useLive(({ state }) => state?.shop)
  const now = useServerNow(60_000)
  const today = shop ? businessDay(now, shop.timeZone, shop.settings.resetHour) : ''
  const [chosen, setChosen] = useState<string | null>(null)
  const day = chosen ?? today
  const isToday = day === today
  const read = useRead(`/reports/day?businessDay=${day}`, dayReport, { ...(isToday ? { everyMs: EVERY_MS } : {}), isOn: day !== '' })
  const choose = (to: string) => setChosen(to >= today || to === '' ? null : to)
  return (
    <main className="page today">
      <div className="page-head">
        <h1>{t('admin.page.today')}</h1>
        <div className="day">
          <button type="button" className="b2" aria-label={t('admin.today.before')} onClick={() => choose(nextTo(day, -1))}>
            <Icon name="left" />
          </button>
          <input
            type="date"
            aria-label={t('admin.today.day')}
            value={day}
            max={today}
            required
            onChange={(event) => choose(event.target.value)}
          />
          <button
            type="button"
            className="b2"
            disabled={isToday}
            aria-label={t('admin.today.after')}
            onClick={() => choose(nextTo(day, 1))}
          >
            <Icon name="right" />
          </button>
          {!isToday && (
            <button type="button" className="b3" onClick={() => setChosen(null)}>
              {t('admin.today.backToNow')}
            </button>
          )}
        </div>
      </div>
      <Loaded read={read}>{(report) => <DayView report={report} isToday={isToday} />}</Loaded>
    </main>
  )
}

function nextTo(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
