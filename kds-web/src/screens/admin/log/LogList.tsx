import { useDeferredValue } from 'react'
import { namesOfLog } from '../../../parts/eventNames.ts'
import { sentenceOf } from '../../../parts/eventSentence.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { ScrollBox } from '../../../parts/ScrollBox.tsx'
import { timeWithSeconds } from '../../../parts/time.ts'
import { useText } from '../../../text/i18n.ts'
import { Loaded } from '../Loaded.tsx'
import type { LogQuestion } from './filter.ts'
import { type LoggedPages, useLog } from './useLog.ts'

interface LogListProps {
  question: LogQuestion
  text: string
  timeZone: string
}

/** The pages of the log that were read so far, as sentences under their days. */
export function LogList({ question, text, timeZone }: LogListProps) {
  const { t } = useText()
  const log = useLog(useDeferredValue(question), timeZone)
  return (
    <>
      <Loaded read={log}>{(pages) => <Entries pages={pages} text={text} timeZone={timeZone} />}</Loaded>
      {log.data && (
        <div className="more">
          {log.hasNextPage ? (
            <button type="button" className="b2" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t(log.isFetchingNextPage ? 'admin.loading' : 'admin.log.more')}
            </button>
          ) : (
            log.data.pages.some((page) => page.events.length > 0) && <p className="hint">{t('admin.log.end')}</p>
          )}
        </div>
      )}
    </>
  )
}

function Entries({ pages: { pages }, text, timeZone }: { pages: LoggedPages; text: string; timeZone: string }) {
  const words = useText()
  const { t, locale } = words
  const days = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' })
  const wanted = text.trim().toLowerCase()
  const entries = pages
    .flatMap(({ events, names }) => {
      const named = namesOfLog(names)
      return events.map((event) => ({ event, ...sentenceOf(event, named, words), day: days.format(Date.parse(event.at)) }))
    })
    .filter(({ who, what }) => `${who} ${what}`.toLowerCase().includes(wanted))
  if (entries.length === 0)
    return (
      <div className="empty">
        <Icon name="search" />
        <p>{t('admin.log.empty')}</p>
      </div>
    )
  return (
    <ScrollBox className="scroll-x" label={t('admin.page.log')}>
      <p className="hint" role="status">
        {t('admin.log.found', { n: entries.length })}
      </p>
      <table data-testid="log">
        <thead>
          <tr>
            <th scope="col">{t('admin.log.time')}</th>
            <th scope="col">{t('admin.log.who')}</th>
            <th scope="col">{t('admin.log.what')}</th>
          </tr>
        </thead>
        {groupsOf(entries).map(([day, ofDay]) => (
          <tbody key={day}>
            <tr className="log-day">
              <th scope="rowgroup" colSpan={3}>
                {day}
              </th>
            </tr>
            {ofDay.map(({ event, who, what }) => (
              <tr key={event.rev}>
                <td className="at">
                  <time dateTime={event.at}>{timeWithSeconds(Date.parse(event.at), timeZone)}</time>
                </td>
                <td className="who">{who}</td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  )
}

function groupsOf<T extends { day: string }>(entries: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const entry of entries) groups.set(entry.day, [...(groups.get(entry.day) ?? []), entry])
  return [...groups]
}
