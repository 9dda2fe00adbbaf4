import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { useSaid } from '../inbox/useSaid.ts'
import { MessageCard } from './MessageCard.tsx'
import './panes.css'
import './inbox.css'

/** What was said before the network went, on a page that was opened without one: to read, and to answer when somebody can hear it. */
export function KeptMessages() {
  const { t } = useText()
  const { open } = useSaid()
  return (
    <main className="panes" data-pane="inbox">
      <section className="pane inbox" data-testid="kept">
        <h2>{t('waiter.kept.heading')}</h2>
        <ul>
          {open.map((said) => (
            <MessageCard key={said.callId} said={said} isOpen onAcknowledge={null} />
          ))}
        </ul>
        {open.length === 0 && (
          <div className="empty">
            <Icon name="unlink" />
            <h3>{t('waiter.kept.none')}</h3>
            <p>{t('waiter.kept.hint')}</p>
          </div>
        )}
      </section>
    </main>
  )
}
