import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Said } from '../inbox/gather.ts'
import { KIND_ICONS, kindOf } from '../inbox/kindOf.ts'
import { useOnView } from '../inbox/useOnView.ts'
import { useWords } from './useWords.ts'

/** A message that rings until somebody answers it, or that is read behind the bell. */
export function RingingRow({ said, onAcknowledge }: { said: Said; onAcknowledge: () => void }) {
  const { t, lang, age } = useWords()
  const now = useServerNow(10_000)
  const kind = kindOf(said.latest)
  const element = useOnView<HTMLDivElement>(said.messages)
  return (
    <div
      ref={element}
      className={kind === 'late' || kind === 'trouble' ? 'item late' : 'item told'}
      role="status"
      data-call-id={said.callId}
    >
      <Icon name={KIND_ICONS[kind]} />
      <span>
        {said.latest.content?.[lang].shown}
        {said.times > 1 && <small> {t('inbox.times', { n: said.times })}</small>}
      </span>
      <time dateTime={said.latest.sentAt}>{age(said.messages[0]?.sentAt ?? said.latest.sentAt, now)}</time>
      <button type="button" onClick={onAcknowledge}>
        {t('inbox.gotIt')}
      </button>
    </div>
  )
}
