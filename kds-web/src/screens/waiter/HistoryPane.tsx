import { shownSeqNo } from '@passline/shared/businessDay'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { ScrollBox } from '../../parts/ScrollBox.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import type { PastCall } from './callHistory.ts'
import './past.css'

const ICONS: Record<PastCall['outcome'], IconName> = { open: 'bell', pickedUp: 'check', gone: 'check' }

interface HistoryPaneProps {
  calls: readonly PastCall[]
  /** Whether the filter may leave calls out: then none here is not none today. */
  isFiltered: boolean
  timeZone: string
}

/** Today's calls that this device knows of, the latest first. */
export function HistoryPane({ calls, isFiltered, timeZone }: HistoryPaneProps) {
  const { t } = useText()
  return (
    <ScrollBox className="pane history" testId="history" label={t('waiter.history.heading')}>
      <h2>
        <span>{t('waiter.history.heading')}</span>
        <small>{t('waiter.history.today')}</small>
      </h2>
      {calls.length === 0 && (
        <div className="empty">
          <Icon name="history" />
          <h3>{t(isFiltered ? 'waiter.history.noneHere' : 'waiter.history.none')}</h3>
          <p>{t('waiter.history.noneHint')}</p>
        </div>
      )}
      <ul>
        {calls.map((call) => (
          <li key={call.id} className="past" data-seq={call.seqNo} data-outcome={call.outcome}>
            <time dateTime={call.calledAt}>{timeOfDay(Date.parse(call.calledAt), timeZone)}</time>
            <p className="whose">
              <b>{call.place?.name ?? shownSeqNo(call.seqNo)}</b>
              <span>{call.place === null ? t('place.takeAway') : shownSeqNo(call.seqNo)}</span>
            </p>
            <span className="times">{t('waiter.history.calls', { n: call.callCount })}</span>
            <span className={call.outcome}>
              <Icon name={ICONS[call.outcome]} />
              {t(`waiter.history.${call.outcome}`)}
            </span>
          </li>
        ))}
      </ul>
    </ScrollBox>
  )
}
