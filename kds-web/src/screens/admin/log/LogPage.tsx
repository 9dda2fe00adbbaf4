import { useState } from 'react'
import { useLive } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import { EVERYTHING, type LogQuestion } from './filter.ts'
import { LogFilters } from './LogFilters.tsx'
import { LogList } from './LogList.tsx'
import './log.css'

/** The operations log: the journal as sentences, newest first, filtered. */
export function LogPage() {
  const { t } = useText()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  const [question, setQuestion] = useState<LogQuestion>(EVERYTHING)
  const [text, setText] = useState('')
  return (
    <main className="page log">
      <div className="page-head">
        <h1>{t('admin.page.log')}</h1>
        <p className="sub">{t('admin.log.lead')}</p>
      </div>
      <section className="p">
        <LogFilters question={question} text={text} onQuestion={setQuestion} onText={setText} />
        <LogList question={question} text={text} timeZone={timeZone} />
      </section>
    </main>
  )
}
