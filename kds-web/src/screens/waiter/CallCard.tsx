import type { PadCallId } from '@passline/shared/ids'
import { useTicking } from '../../live/LiveContext.tsx'
import { Elapsed } from '../../parts/Elapsed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { CALL_ICONS } from '../inbox/callIcons.ts'
import { useOnView } from '../inbox/useOnView.ts'
import type { InboxRow } from './inbox.ts'
import { useUnsent } from './useUnsent.ts'

interface CallCardProps {
  row: Extract<InboxRow, { kind: 'call' }>
  onTake: (padCallId: PadCallId) => void
  onDone: (padCallId: PadCallId) => void
}

/** A guest's call: from where, what for, how long already, and who goes [M9]. */
export function CallCard({ row: { call, taker, times, rings }, onTake, onDone }: CallCardProps) {
  const { t } = useText()
  const ticking = useTicking()
  const isOwnWords = call.kind === 'other' && call.text !== ''
  const isUnsent = useUnsent().some(({ request }) => request.kind === 'takePadCall' && request.padCallId === call.id)
  const element = useOnView<HTMLLIElement>(rings.flatMap((said) => said.messages))
  return (
    <li ref={element} className={`note call ${taker}`} data-pad-call-id={call.id} data-kind={call.kind} data-taker={taker}>
      <span className="mark">
        <Icon name={CALL_ICONS[call.kind]} />
      </span>
      <div className="say">
        <p className="meta">
          <b>{said()}</b>
          {taker !== 'other' && (
            <span>
              {t('inbox.wait')} <Elapsed since={Date.parse(call.askedAt)} ticking={ticking} />
            </span>
          )}
          {isUnsent && <span className="unsent">{t('waiter.unsent')}</span>}
          {taker === 'nobody' && times > 1 && <span>{t('inbox.again', { n: times })}</span>}
        </p>
        <p className="what">
          <b>{call.place.name}</b> <i>{t(`place.${call.place.kind}`)}</i> {isOwnWords ? call.text : t(`inbox.padCall.${call.kind}`)}
        </p>
        {!isOwnWords && call.text !== '' && <p className="words">{call.text}</p>}
      </div>
      {taker === 'nobody' && (
        <button type="button" className="go" onClick={() => onTake(call.id)}>
          {t('inbox.go')}
        </button>
      )}
      {taker === 'me' && (
        <button type="button" className="finish" onClick={() => onDone(call.id)}>
          <Icon name="check" />
          {t('inbox.done')}
        </button>
      )}
    </li>
  )

  function said(): string {
    if (taker === 'nobody') return t('inbox.kind.call')
    return taker === 'me' ? t('inbox.me') : t('inbox.onTheWay', { name: call.takenBy?.name ?? '' })
  }
}
