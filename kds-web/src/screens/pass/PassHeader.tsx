import type { ShopState } from '@passline/shared/state'
import { useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { useText } from '../../text/i18n.ts'
import { LinkNow } from '../LinkNow.tsx'
import { SoundStatus } from '../sound/SoundStatus.tsx'
import { type PassKind, passKinds } from './kinds.ts'

interface PassHeaderProps {
  state: ShopState | null
  /** Orders per filter; null while they are unknown. */
  counts: Record<PassKind, number> | null
  /** Filters behind which something is late or uncollected. */
  alarms: ReadonlySet<PassKind>
  kind: PassKind
  onKind(kind: PassKind): void
}

export function PassHeader({ state, counts, alarms, kind, onKind }: PassHeaderProps) {
  const { t, nameOf } = useText()
  const ticking = useTicking()
  const timeZone = state?.shop.timeZone ?? 'Asia/Shanghai'
  return (
    <header className="top">
      <div className="brand">
        <Icon name="logo" />
        <div>
          <h1>{state ? nameOf(state.shop.brandName) : t('app.name')}</h1>
          <p>{[state && nameOf(state.shop.name), t('pass.title')].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <nav className="seg" aria-label={t('pass.filter')}>
        {passKinds.map((each) => (
          <button key={each} type="button" className="sg" aria-pressed={each === kind} data-kind={each} onClick={() => onKind(each)}>
            {alarms.has(each) && each !== kind && <Icon name="oct" solid />}
            <span>{t(`pass.kind.${each}`)}</span>
            {counts && <b>{counts[each]}</b>}
          </button>
        ))}
      </nav>
      <Legend />
      <div className="sys">
        <LinkNow timeZone={timeZone} />
        <SoundStatus className="st" tellsZones />
        <LangSwitch className="st" />
      </div>
      <Clock ticking={ticking} timeZone={timeZone} />
    </header>
  )
}

const SQUARES = ['made', 'making', 'waiting', 'held'] as const

function Legend() {
  const { t } = useText()
  return (
    <p className="legend">
      {SQUARES.map((square) => (
        <span key={square}>
          <i className={`b ${square}`} />
          {t(`pass.legend.${square}`)}
        </span>
      ))}
    </p>
  )
}
