import type { PadCallId } from '@passline/shared/ids'
import type { ListedPadCall } from '@passline/shared/padCallApi'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { type CallLook, lookOf } from './lookOf.ts'

interface CallLogProps {
  /** The newest first. */
  calls: readonly ListedPadCall[]
  timeZone: string
  uncancelled: ReadonlySet<PadCallId>
  onCancel: (padCallId: PadCallId) => void
}

const LOOK_ICONS: Record<CallLook, IconName> = { asked: 'circle', passedOn: 'right', coming: 'walk', done: 'check', cancelled: 'x' }

/** The calls of this guest, and how each ended. */
export function CallLog({ calls, timeZone, uncancelled, onCancel }: CallLogProps) {
  const { t } = useText()
  return (
    <section className="log" aria-label={t('roompad.log.heading')} data-testid="call-log">
      {calls.length === 0 && (
        <div className="empty">
          <Icon name="bell" />
          <h3>{t('roompad.log.none')}</h3>
          <p>{t('roompad.log.noneHint')}</p>
        </div>
      )}
      <ul aria-live="polite">
        {calls.map((call) => {
          const look = lookOf(call)
          return (
            <li key={call.id} className={look} data-pad-call-id={call.id} data-look={look}>
              <time dateTime={call.askedAt}>{timeOfDay(Date.parse(call.askedAt), timeZone)}</time>
              <div className="grow">
                <b>{call.text === '' ? t(`roompad.call.${call.kind}`) : call.text}</b>
                <p>
                  <Icon name={LOOK_ICONS[look]} />
                  <span>
                    {uncancelled.has(call.id) && call.endedAt === null
                      ? t('roompad.cancelFailed')
                      : t(`roompad.look.${look}`, { name: call.takenBy?.name ?? '' })}
                  </span>
                </p>
              </div>
              {call.endedAt === null && (
                <button type="button" onClick={() => onCancel(call.id)}>
                  {t('roompad.cancel')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
