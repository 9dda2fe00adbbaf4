import { type KeyboardEvent, memo, useMemo } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { timeWithSeconds } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { countUpTo } from './countUpTo.ts'
import type { Deed, DeedFilter } from './deeds.ts'
import { type DeedWords, deedWords } from './deedWords.ts'
import type { Past } from './loadPast.ts'
import { useFollowing } from './useFollowing.ts'

interface DeedRowsProps {
  past: Past
  filter: DeedFilter
  current: Deed | null
  timeZone: string
  isPlaying: boolean
  onJump(deed: Deed): void
}

/** The rows around the current one; more are drawn as somebody scrolls towards them, so that an hour of thousands costs no more than one of ten. */
export function DeedRows({ past, filter, current, timeZone, isPlaying, onJump }: DeedRowsProps) {
  const { t } = useText()
  const rows = useMemo(() => past.deeds.filter((deed) => filter === 'all' || deed.kind === filter), [past.deeds, filter])
  const at = current ? Math.max(0, indexOf(rows, current)) : 0
  const list = useFollowing({ count: rows.length, at, isPlaying })
  const shown = rows.slice(list.oldest, list.newest).reverse()
  if (rows.length === 0)
    return <p className="none">{t(filter === 'all' ? 'replay.noDeeds' : filter === 'late' ? 'replay.noLate' : 'replay.noFault')}</p>
  const focusable = shown.some((deed) => deed.id === current?.id) ? current?.id : shown[0]?.id
  return (
    <ol className="evl" ref={list.ref} onScroll={list.onScroll} onPointerDown={list.hold} onWheel={list.hold} onKeyDown={turnFocus}>
      {shown.map((deed) => (
        <DeedRow
          key={deed.id}
          deed={deed}
          names={past.names}
          timeZone={timeZone}
          isCurrent={deed.id === current?.id}
          isFocusable={deed.id === focusable}
          onJump={onJump}
        />
      ))}
    </ol>
  )
}

interface DeedRowProps {
  deed: Deed
  names: Past['names']
  timeZone: string
  isCurrent: boolean
  isFocusable: boolean
  onJump(deed: Deed): void
}

const DeedRow = memo(
  function DeedRow({ deed, names, timeZone, isCurrent, isFocusable, onJump }: DeedRowProps) {
    const text = useText()
    const words = deedWords(deed, { names, timeZone }, text)
    return (
      <li className={isCurrent ? `${deed.kind} on` : deed.kind} data-deed={deed.id}>
        <button type="button" aria-current={isCurrent || undefined} tabIndex={isFocusable ? 0 : -1} onClick={() => onJump(deed)}>
          <time>{timeWithSeconds(deed.at, timeZone)}</time>
          <Icon name={words.icon} solid={words.icon === 'oct'} />
          <Sentence {...words} />
        </button>
      </li>
    )
  },
  // Jumping does the same whoever made the function.
  (a, b) =>
    a.deed === b.deed && a.isCurrent === b.isCurrent && a.isFocusable === b.isFocusable && a.timeZone === b.timeZone && a.names === b.names,
)

function Sentence({ who, what, note }: DeedWords) {
  return (
    <span>
      {who !== '' && <b>{who} </b>}
      {what}
      {note !== '' && <small>{note}</small>}
    </span>
  )
}

/** The place of a deed among the rows, or of the latest one before it. */
function indexOf(rows: readonly Deed[], deed: Deed): number {
  const own = rows.indexOf(deed)
  return own >= 0 ? own : countUpTo(rows, deed.at, ({ at }) => at) - 1
}

/** Up and down go from row to row. */
function turnFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
  const row = (event.target as HTMLElement).closest('li')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  next?.querySelector('button')?.focus()
  event.preventDefault()
}
