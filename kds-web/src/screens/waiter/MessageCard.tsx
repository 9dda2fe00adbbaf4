import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { isAnswerable, type Said } from '../inbox/gather.ts'
import { KIND_ICONS, kindOf } from '../inbox/kindOf.ts'
import { useOnView } from '../inbox/useOnView.ts'

interface MessageCardProps {
  said: Said
  /** False when it was acknowledged here: then it has no card and no button. */
  isOpen: boolean
  /** Null while nobody can be told: before this page knows who it is. */
  onAcknowledge: ((said: Said) => void) | null
}

/** One thing that was said, in the words of the message centre. */
export function MessageCard({ said, isOpen, onAcknowledge }: MessageCardProps) {
  const { t, lang } = useText()
  const now = useServerNow(10_000)
  const kind = kindOf(said.latest)
  const element = useOnView<HTMLLIElement>(said.messages)
  const minutes = Math.floor((now - said.at) / 60_000)
  return (
    <li ref={element} className={isOpen ? `note ${kind}` : 'note old'} data-call-id={said.callId} data-event={said.latest.event}>
      <span className="mark">
        <Icon name={KIND_ICONS[kind]} />
      </span>
      <div className="say">
        <p className="meta">
          <b>{t(`inbox.kind.${kind}`)}</b>
          <time dateTime={said.latest.sentAt}>{minutes < 1 ? t('inbox.justNow') : t('inbox.minutesAgo', { n: minutes })}</time>
          {said.times > 1 && <span>{t('inbox.times', { n: said.times })}</span>}
        </p>
        <p className="what">{said.latest.content?.[lang].shown}</p>
      </div>
      {isOpen && onAcknowledge && (
        <button type="button" className={kind === 'call' ? 'go' : 'read'} onClick={() => onAcknowledge(said)}>
          {t(kind === 'call' && isAnswerable(said) ? 'inbox.go' : 'inbox.gotIt')}
        </button>
      )}
      {!isOpen && (
        <span className="seen">
          <Icon name="check" />
          {t('inbox.seen')}
        </span>
      )}
    </li>
  )
}
