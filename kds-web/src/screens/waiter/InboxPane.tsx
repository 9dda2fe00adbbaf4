import type { PadCallId } from '@passline/shared/ids'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Said } from '../inbox/gather.ts'
import { CallCard } from './CallCard.tsx'
import type { Inbox } from './inbox.ts'
import { MessageCard } from './MessageCard.tsx'
import './inbox.css'
import './elsewhere.css'

interface InboxPaneProps {
  inbox: Inbox
  /** Acknowledged on this device; they stay a while without their cards. */
  acknowledged: readonly Said[]
  /** Called orders in the ready pane, which a phone does not show beside this one. */
  ready: number
  onTake: (padCallId: PadCallId) => void
  onDone: (padCallId: PadCallId) => void
  onAcknowledge: (said: Said) => void
  onShowAll: () => void
  onShowReady: () => void
}

/** Who calls, and what was said to this pad: nothing leaves because somebody looked at it. */
export function InboxPane({ inbox, acknowledged, ready, onTake, onDone, onAcknowledge, onShowAll, onShowReady }: InboxPaneProps) {
  const { t } = useText()
  const isEmpty = inbox.rows.length === 0 && acknowledged.length === 0
  return (
    <section className="pane inbox" data-testid="inbox">
      <h2>
        <span>{t('waiter.inbox.heading')}</span>
        <small>{inbox.open > 0 && t('waiter.inbox.open', { n: inbox.open })}</small>
      </h2>
      {inbox.elsewhere > 0 && (
        <button type="button" className="elsewhere loud" data-testid="calls-elsewhere" onClick={onShowAll}>
          <Icon name="bell" />
          <span>{t('waiter.inbox.elsewhere', { n: inbox.elsewhere })}</span>
        </button>
      )}
      <ul aria-live="polite">
        {inbox.rows.map((row) =>
          row.kind === 'call' ? (
            <CallCard key={row.call.id} row={row} onTake={onTake} onDone={onDone} />
          ) : (
            <MessageCard key={row.said.callId} said={row.said} isOpen onAcknowledge={onAcknowledge} />
          ),
        )}
      </ul>
      {ready > 0 && (
        <button type="button" className="elsewhere toReady" data-testid="to-ready" onClick={onShowReady}>
          <Icon name="dish" />
          <span>{t('waiter.inbox.ready', { n: ready })}</span>
          <Icon name="right" />
        </button>
      )}
      <ul>
        {acknowledged.map((said) => (
          <MessageCard key={said.callId} said={said} isOpen={false} onAcknowledge={onAcknowledge} />
        ))}
      </ul>
      {isEmpty && (
        <div className="empty">
          <Icon name="msg" />
          <h3>{t('waiter.inbox.none')}</h3>
          <p>{t('waiter.inbox.noneHint')}</p>
        </div>
      )}
    </section>
  )
}
