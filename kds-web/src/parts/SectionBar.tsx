import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import { RoundNote } from './RoundNote.tsx'
import type { TicketSection } from './ticketView.ts'
import { type Ticking, useTick } from './ticking.ts'
import { timeOfDay } from './time.ts'
import './sectionBar.css'

interface SectionBarProps {
  section: TicketSection
  isHidden: boolean
  timeZone: string
  ticking: Ticking
  onSeen: (() => void) | null
  onExpand: (() => void) | null
}

/** The head of what came later, an addition [K12] or a fired course, with its own clock. Grey once it is started or acknowledged. */
export function SectionBar({ section, isHidden, timeZone, ticking, onSeen, onExpand }: SectionBarProps) {
  const { t } = useText()
  const { round, kind, isNews, course } = section
  const since = Date.parse(section.at)
  const minutes = Math.floor((useTick(ticking, 1000) - since) / 60_000)
  const time = timeOfDay(since, timeZone)
  const said = (
    <>
      <Icon name={kind === 'added' ? 'plus' : 'fire'} />
      <span>{kind === 'added' ? t('kitchen.added', { time }) : t('kitchen.fired', { course, time })}</span>
      <span className="ago">{minutes < 1 ? t('kitchen.justNow') : t('kitchen.ago', { n: minutes })}</span>
    </>
  )
  return (
    <li className={isNews ? 'addbar' : 'addbar begun'} hidden={isHidden}>
      {isNews && onSeen && kind === 'added' ? (
        <button type="button" className="row" onClick={onSeen}>
          {said}
          <b className="got">
            <Icon name="check" />
            <span>{t('kitchen.gotIt')}</span>
          </b>
        </button>
      ) : (
        <span className="row">{said}</span>
      )}
      {kind === 'added' && <RoundNote round={round} onExpand={onExpand} />}
    </li>
  )
}
