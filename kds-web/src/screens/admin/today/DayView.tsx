import type { DayReport } from '@passline/shared/reportApi'
import { useLive } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { timeOfDay } from '../../../parts/time.ts'
import { useText } from '../../../text/i18n.ts'
import { DayFacts } from './DayFacts.tsx'
import { HourChart } from './HourChart.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { NowFacts } from './NowFacts.tsx'
import { shownHours } from './shownHours.ts'
import { useDuration } from './useDuration.ts'

/** The report of one business day. */
export function DayView({ report, isToday }: { report: DayReport; isToday: boolean }) {
  const { t, nameOf } = useText()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  const stations = useLive(({ state }) => state?.stations)
  const hours = shownHours(report).map((hour) => ({ ...hour, label: timeOfDay(Date.parse(hour.from), timeZone) }))
  const stationRows = report.stations.map(({ stationId, ...measure }) => {
    const station = stations?.get(stationId)
    return { key: stationId, label: station ? nameOf(station.name) : stationId, measure }
  })
  const total = { key: 'total', label: t('admin.today.total'), measure: report.total }
  return (
    <div className="day-grid">
      <section className="p chart" aria-labelledby="today-output">
        <header>
          <h2 id="today-output">{t('admin.today.output')}</h2>
          <Summary report={report} />
          {hours.length > 0 && <Legend />}
        </header>
        {hours.length === 0 ? (
          <div className="empty">
            <Icon name="dish" />
            <p>{t(isToday ? 'admin.today.emptyNow' : 'admin.today.empty')}</p>
          </div>
        ) : (
          <>
            <HourChart hours={hours} />
            <MeasureTable
              heading={t('admin.today.column.hour')}
              caption={t('admin.today.byHour')}
              rows={[...hours.map((hour) => ({ key: hour.from, label: hour.label, measure: hour })), total]}
            />
          </>
        )}
        <p className="hint">
          {t('admin.today.rule')} {t('admin.today.span', { from: whenOf(report.from, timeZone), to: whenOf(report.to, timeZone) })}
          {isToday && ` ${t('admin.today.running')}`}
        </p>
      </section>
      <div className="aside">
        {isToday && <NowFacts />}
        <DayFacts report={report} />
        {stationRows.length > 0 && (
          <section className="p">
            <header>
              <h2>{t('admin.today.byStation')}</h2>
            </header>
            <MeasureTable heading={t('admin.today.column.station')} caption={t('admin.today.byStation')} rows={stationRows} isNarrow />
          </section>
        )}
      </div>
    </div>
  )
}

function Summary({ report: { total } }: { report: DayReport }) {
  const { t } = useText()
  const duration = useDuration()
  return (
    <p className="kp">
      <b>{t('admin.today.lines', { n: total.made })}</b>
      {total.late > 0 && (
        <span className="lt">
          <Icon name="oct" solid />
          {t('admin.today.late', { n: total.late })}
        </span>
      )}
      {total.averageSeconds !== null && <span>{t('admin.today.average', { time: duration(total.averageSeconds) })}</span>}
      {total.medianSeconds !== null && <span>{t('admin.today.median', { time: duration(total.medianSeconds) })}</span>}
      {total.p90Seconds !== null && <span>{t('admin.today.p90', { time: duration(total.p90Seconds) })}</span>}
    </p>
  )
}

function Legend() {
  const { t } = useText()
  return (
    <p className="lg" aria-hidden="true">
      <span>
        <i className="ka" />
        {t('admin.today.onTime')}
      </span>
      <span>
        <i className="kb" />
        {t('admin.today.isLate')}
      </span>
    </p>
  )
}

/** A day and a time, such as `03-06 03:00`. */
function whenOf(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, month: '2-digit', day: '2-digit' }).format(at)
  return `${date} ${timeOfDay(at, timeZone)}`
}
