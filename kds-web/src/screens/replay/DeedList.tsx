import { useState } from 'react'
import { useText } from '../../text/i18n.ts'
import { DeedRows } from './DeedRows.tsx'
import { type Deed, type DeedFilter, deedFilters } from './deeds.ts'
import type { Past } from './loadPast.ts'
import './deeds.css'

interface DeedListProps {
  past: Past
  current: Deed | null
  timeZone: string
  isPlaying: boolean
  onJump(deed: Deed): void
}

/** Who did what, newest first; all of it, what was late, or what failed. */
export function DeedList(props: DeedListProps) {
  const { t } = useText()
  const [filter, setFilter] = useState<DeedFilter>('all')
  const { deeds } = props.past
  const count = (kind: Deed['kind']) => deeds.filter((deed) => deed.kind === kind).length
  const labels: Record<DeedFilter, string> = {
    all: t('replay.all'),
    late: t('replay.late', { n: count('late') }),
    fault: t('replay.fault', { n: count('fault') }),
  }
  return (
    <aside className="ev" aria-label={t('replay.deeds')}>
      <div className="evh">
        <h2>{t('replay.deeds')}</h2>
        <fieldset className="pick" aria-label={t('replay.show')}>
          {deedFilters.map((each) => (
            <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
              {labels[each]}
            </button>
          ))}
        </fieldset>
      </div>
      <DeedRows key={filter} {...props} filter={filter} />
    </aside>
  )
}
