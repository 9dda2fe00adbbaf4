import type { KeyboardEvent, ReactNode } from 'react'
import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { LinkStatus } from '../../parts/LinkStatus.tsx'
import { useText } from '../../text/i18n.ts'
import { SoundStatus } from '../sound/SoundStatus.tsx'
import { SEARCH_ID } from './useHotKeys.ts'
import './top.css'

interface CashierTopProps {
  shopName: string
  timeZone: string
  search: string
  onSearch: (search: string) => void
  /** Enter in the search box: for the one dish that is found. */
  onEnter?: () => void
  /** Beside the language: the bell of the messages. */
  children?: ReactNode
}

export function CashierTop({ shopName, timeZone, search, onSearch, onEnter, children }: CashierTopProps) {
  const { t } = useText()
  const phase = useLive(({ connection }) => connection.phase)
  const provenAt = useLive((live) => live.provenAt)
  const stored = useLive((live) => live.outboxSize)
  return (
    <header className="top">
      <span className="mark">
        <Icon name="logo" />
      </span>
      <h1>{shopName}</h1>
      <label className="search">
        <Icon name="search" />
        <input
          id={SEARCH_ID}
          value={search}
          placeholder={t('cashier.search.placeholder')}
          aria-label={t('cashier.search.label')}
          data-testid="search"
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') {
              // Else the same key would press the first button of the dialog that it opens.
              event.preventDefault()
              onEnter?.()
            }
            if (event.key === 'ArrowDown') intoMenu(event)
          }}
        />
        {search === '' ? (
          <kbd>/</kbd>
        ) : (
          <button type="button" aria-label={t('cashier.search.clear')} onClick={() => onSearch('')}>
            <Icon name="x" />
          </button>
        )}
      </label>
      <div className="side">
        {children}
        <SoundStatus className="plain" />
        <LangSwitch className="plain" />
        <LinkStatus phase={phase} provenAt={provenAt} stored={phase === 'live' ? 0 : stored} timeZone={timeZone} />
        <Clock ticking={useTicking()} timeZone={timeZone} />
      </div>
    </header>
  )
}

/** Arrow down leads from the search to what it found. */
function intoMenu(event: KeyboardEvent): void {
  const first = document.querySelector<HTMLElement>('.dishes button:not(:disabled)')
  if (!first) return
  event.preventDefault()
  first.focus()
}
