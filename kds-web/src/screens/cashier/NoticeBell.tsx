import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import type { Said } from '../inbox/gather.ts'
import { KIND_ICONS, kindOf } from '../inbox/kindOf.ts'
import { useOnView } from '../inbox/useOnView.ts'
import { useWords } from './useWords.ts'
import './noticeBell.css'

interface NoticeBellProps {
  /** What rings and what was told, the newest first. */
  said: readonly Said[]
  timeZone: string
  onAcknowledge: (said: readonly Said[]) => void
}

/** The messages behind the bell in the header. They stay until they are put away one by one, or all together. */
export function NoticeBell({ said, timeZone, onAcknowledge }: NoticeBellProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const outside = (event: PointerEvent) => event.target instanceof Node && !root.current?.contains(event.target) && setOpen(false)
    const onEscape = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('pointerdown', outside)
    addEventListener('keydown', onEscape)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('keydown', onEscape)
    }
  }, [isOpen])
  return (
    <div className="bell" ref={root}>
      <button type="button" className="plain" aria-expanded={isOpen} data-testid="notices" onClick={() => setOpen(!isOpen)}>
        <Icon name="msg" />
        <span>{t('cashier.news.bell')}</span>
        {said.length > 0 && (
          <b data-testid="notice-count" aria-live="polite">
            {said.length}
          </b>
        )}
      </button>
      {isOpen && (
        <section className="drawer" data-testid="notice-list" aria-label={t('cashier.news.bell')}>
          <h2>
            <span>{t('cashier.news.bell')}</span>
            {said.length > 1 && (
              <button type="button" className="textlink" onClick={() => onAcknowledge(said)}>
                {t('cashier.news.allRead')}
              </button>
            )}
          </h2>
          {said.length === 0 && <p className="none">{t('cashier.news.none')}</p>}
          <ul>
            {said.map((each) => (
              <NoticeItem key={each.callId} said={each} timeZone={timeZone} onAcknowledge={onAcknowledge} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function NoticeItem({ said, timeZone, onAcknowledge }: { said: Said } & Pick<NoticeBellProps, 'timeZone' | 'onAcknowledge'>) {
  const { t, lang } = useWords()
  const kind = kindOf(said.latest)
  const element = useOnView<HTMLLIElement>(said.messages)
  return (
    <li ref={element} className={kind} data-call-id={said.callId} data-event={said.latest.event}>
      <Icon name={KIND_ICONS[kind]} />
      <p>
        {said.latest.content?.[lang].shown}
        <time dateTime={said.latest.sentAt}>
          {timeOfDay(said.at, timeZone)} {said.times > 1 && t('inbox.times', { n: said.times })}
        </time>
      </p>
      <button type="button" onClick={() => onAcknowledge([said])}>
        {t('inbox.gotIt')}
      </button>
    </li>
  )
}
