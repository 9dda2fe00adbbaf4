import type { ShopState } from '@passline/shared/state'
import { useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { LinkStatus } from '../../parts/LinkStatus.tsx'
import { type StationTab, StationTabs } from '../../parts/StationTabs.tsx'
import { type Text, useText } from '../../text/i18n.ts'
import { SoundStatus } from '../sound/SoundStatus.tsx'
import type { Totals } from './totals.ts'
import type { StationFilter } from './wall.ts'

interface KitchenHeaderProps {
  state: ShopState | null
  totals: Totals | null
  late: number
  station: StationFilter
  onStation(station: StationFilter): void
}

/** Stored actions are worth a word when they are older than this, ms. */
const SLOW_MS = 3_000

export function KitchenHeader({ state, totals, late, station, onStation }: KitchenHeaderProps) {
  const text = useText()
  const { t, nameOf } = text
  const ticking = useTicking()
  const deviceName = useLive((live) => live.self?.deviceName ?? '')
  const timeZone = state?.shop.timeZone ?? 'Asia/Shanghai'
  return (
    <header className="top">
      <div className="brand">
        <Icon name="logo" />
        <div>
          <h1>{state ? nameOf(state.shop.brandName) : t('app.name')}</h1>
          <p>{[state && nameOf(state.shop.name), deviceName].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <StationTabs tabs={tabsOf(state, totals, station, text)} chosen={station} hasCounts={totals !== null} onChoose={onStation} />
      {totals && <Counts totals={totals} late={late} />}
      <div className="sys">
        <LinkNow timeZone={timeZone} />
        <SoundStatus className="st" tellsZones />
        <LangSwitch className="st" />
      </div>
      <Clock ticking={ticking} timeZone={timeZone} />
    </header>
  )
}

function Counts({ totals, late }: { totals: Totals; late: number }) {
  const { t } = useText()
  return (
    <dl className="counts">
      <div>
        <dd>{totals.waiting}</dd>
        <dt>{t('kitchen.waiting')}</dt>
      </div>
      <div>
        <dd>{totals.making}</dd>
        <dt>{t('kitchen.making')}</dt>
      </div>
      <div className={late > 0 ? 'late' : undefined}>
        <dd>
          {late > 0 && <Icon name="oct" solid />}
          {late}
        </dd>
        <dt>{t('kitchen.overdue')}</dt>
      </div>
    </dl>
  )
}

function LinkNow({ timeZone }: { timeZone: string }) {
  const phase = useLive((live) => live.connection.phase)
  const provenAt = useLive((live) => live.provenAt)
  const size = useLive((live) => live.outboxSize)
  const oldest = useLive((live) => live.pending.find((each) => each.rev === null)?.at ?? null)
  const now = useServerNow()
  const isSlow = phase !== 'live' || (oldest !== null && now > oldest + SLOW_MS)
  return <LinkStatus phase={phase} provenAt={provenAt} stored={isSlow ? size : 0} timeZone={timeZone} />
}

/** Everything, each station, and what belongs to none: a station that the shop does not know must not hide its dishes. */
function tabsOf(state: ShopState | null, totals: Totals | null, chosen: StationFilter, { t, nameOf }: Text): StationTab[] {
  const portions = (id: string) => totals?.byStation.get(id) ?? 0
  const stations = state ? [...state.stations.values()].sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1)) : []
  const tabs = [{ id: 'all', label: t('kitchen.all') }, ...stations.map((each) => ({ id: each.id as string, label: nameOf(each.name) }))]
  if (portions('other') > 0 || chosen === 'other') tabs.push({ id: 'other', label: t('kitchen.other') })
  return tabs.map((tab) => ({ ...tab, portions: portions(tab.id) }))
}
