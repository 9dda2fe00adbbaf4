import { imCallAnswer, imCallPage } from '@passline/shared/imApi'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useText } from '../../../text/i18n.ts'
import { Loaded } from '../Loaded.tsx'
import { useRead } from '../queries.ts'
import { CallDetail } from './CallDetail.tsx'
import { CallFilters, EVERY_CALL, queryOf, useSince } from './CallFilters.tsx'
import { CallRow } from './CallRow.tsx'
import './calls.css'

/** What became of each message: the list, and one of them step by step [M8]. */
export function TimelinesPage() {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const [filter, setFilter] = useState(EVERY_CALL)
  const [cursors, setCursors] = useState<(string | null)[]>([null])
  const since = useSince(filter.days)
  const chosen = params.get('call')
  const query = queryOf(filter, since)
  return (
    <div className="page am-calls">
      <section className="p am-list" aria-labelledby="am-calls-title">
        <h1 id="am-calls-title">{t('adminMessages.calls.title')}</h1>
        <CallFilters
          filter={filter}
          onChange={(next) => {
            setFilter(next)
            setCursors([null])
          }}
        />
        <ol>
          {cursors.map((cursor, at) => (
            <Page
              key={cursor ?? 'first'}
              query={query}
              cursor={cursor}
              isLast={at === cursors.length - 1}
              chosen={chosen}
              onChoose={(id) => setParams({ call: id }, { replace: true })}
              onMore={(next) => setCursors([...cursors, next])}
            />
          ))}
        </ol>
      </section>
      <section className="p am-detail" aria-live="polite">
        {chosen ? <Chosen id={chosen} /> : <p className="am-empty">{t('adminMessages.calls.pick')}</p>}
      </section>
    </div>
  )
}

interface PageProps {
  query: string
  cursor: string | null
  isLast: boolean
  chosen: string | null
  onChoose(id: string): void
  onMore(next: string): void
}

/** How often the newest messages, and the one that is open, are read again, in ms. */
const FRESH_MS = 4_000

function Page({ query, cursor, isLast, chosen, onChoose, onMore }: PageProps) {
  const { t } = useText()
  const path = `/im/calls?limit=50${query}${cursor ? `&cursor=${cursor}` : ''}`
  const read = useRead(path, imCallPage, cursor ? {} : { everyMs: FRESH_MS, keepsEarlier: true })
  if (!read.data)
    return (
      <li>
        <Loaded read={read}>{() => null}</Loaded>
      </li>
    )
  const { calls, next } = read.data
  if (calls.length === 0 && cursor === null) return <li className="am-empty">{t('adminMessages.calls.none')}</li>
  return (
    <>
      {calls.map((call) => (
        <CallRow key={call.id} call={call} isChosen={call.id === chosen} onChoose={() => onChoose(call.id)} />
      ))}
      {isLast && next && (
        <li className="am-more">
          <button type="button" className="b2" onClick={() => onMore(next)}>
            {t('adminMessages.calls.more')}
          </button>
        </li>
      )}
    </>
  )
}

function Chosen({ id }: { id: string }) {
  const read = useRead(`/v1/im/calls/${id}`, imCallAnswer, { everyMs: FRESH_MS })
  return <Loaded read={read}>{({ call }) => <CallDetail key={id} call={call} />}</Loaded>
}
