import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'

interface NewsProps {
  news: readonly Said[]
  timeZone: string
  onRead: (said: readonly Said[]) => void
}

/** What the house tells this guest, such as that dishes are on their way: the newest, and under it the next. Nothing when there is nothing. */
export function News({ news, timeZone, onRead }: NewsProps) {
  const { t } = useText()
  const [newest] = news
  if (!newest) return null
  return (
    <section className="tidings" aria-label={t('roompad.news.heading')} data-testid="news">
      <ul aria-live="polite">
        <NewsCard key={newest.callId} said={newest} timeZone={timeZone} onRead={onRead} />
      </ul>
    </section>
  )
}

function NewsCard({ said, timeZone, onRead }: { said: Said; timeZone: string; onRead: NewsProps['onRead'] }) {
  const { t, lang } = useText()
  const element = useOnView<HTMLLIElement>(said.messages)
  return (
    <li ref={element} data-call-id={said.callId} data-event={said.latest.event}>
      <Icon name={said.latest.event === 'goodsPickedUp' ? 'walk' : 'msg'} />
      <p className="grow">
        <b>{said.latest.content?.[lang].shown}</b>
        <time dateTime={said.latest.sentAt}>{timeOfDay(said.at, timeZone)}</time>
      </p>
      <button type="button" onClick={() => onRead([said])}>
        {t('roompad.news.gotIt')}
      </button>
    </li>
  )
}
