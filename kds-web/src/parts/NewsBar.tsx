import { type Text, useText } from '../text/i18n.ts'
import { Icon, type IconName } from './Icon.tsx'
import type { News } from './ticketView.ts'
import './newsBar.css'

interface NewsBarProps {
  news: readonly News[]
  stationName(stationId: string): string
  /** Acknowledges all of it for the stations of this screen; null: it is only looked at. */
  onSeen: (() => void) | null
}

/** What changed since the cook last looked, said as a difference, with one button for all of it. */
export function NewsBar({ news, stationName, onSeen }: NewsBarProps) {
  const text = useText()
  if (news.length === 0) return null
  const isSeen = news.every((each) => each.isSeen)
  return (
    <div className={isSeen ? 'news seen' : 'news'} data-testid="news">
      <ul>
        {news.map((each) => (
          <li key={each.key}>
            <Icon name={ICONS[each.kind]} />
            <span>
              <Words news={each} stationName={stationName} text={text} />
            </span>
          </li>
        ))}
      </ul>
      {onSeen && !isSeen && (
        <button type="button" onClick={onSeen}>
          {text.t('kitchen.gotIt')}
        </button>
      )}
      {isSeen && <Icon name="check" />}
    </div>
  )
}

const ICONS: Record<News['kind'], IconName> = { place: 'walk', note: 'msg', stationFrom: 'right', rush: 'rush' }

function Words({ news, stationName, text: { t, nameOf } }: { news: News; stationName: NewsBarProps['stationName']; text: Text }) {
  const name = news.name === null ? '' : nameOf(news.name)
  switch (news.kind) {
    case 'place':
      return (
        <>
          {t('kitchen.news.place')} <s>{news.from}</s> → {news.to}
        </>
      )
    case 'note':
      return t('kitchen.news.note', { name })
    case 'stationFrom':
      return t('kitchen.news.stationFrom', { name, station: stationName(news.from) })
    case 'rush':
      return news.name === null ? t('kitchen.news.rushMany', { n: news.to }) : t('kitchen.news.rush', { name })
    default:
      return news.kind satisfies never
  }
}
