import { stationsInOrder } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { type StationTab, StationTabs } from '../../parts/StationTabs.tsx'
import { type Text, useText } from '../../text/i18n.ts'
import { LinkNow } from '../LinkNow.tsx'
import { SoundStatus } from '../sound/SoundStatus.tsx'
import { OTHER, toggled } from './stations.ts'
import type { Totals } from './totals.ts'
import type { View } from './useView.ts'
import { ViewMenu } from './ViewMenu.tsx'
import './top.css'

interface KitchenHeaderProps {
  state: ShopState | null
  totals: Totals | null
  late: number
  uncovered: readonly string[]
  view: View
}

export function KitchenHeader({ state, totals, late, uncovered, view }: KitchenHeaderProps) {
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
          <p>
            {state && <span>{nameOf(state.shop.name)}</span>}
            {deviceName !== '' && <span className="dev"> · {deviceName}</span>}
          </p>
        </div>
      </div>
      <StationTabs
        tabs={tabsOf(state, totals, view, uncovered, text)}
        chosen={view.station}
        hasCounts={totals !== null}
        onChoose={(id) => view.setStation(toggled(view.station, id))}
      />
      {totals && <Counts totals={totals} late={late} />}
      <div className="sys">
        <LinkNow timeZone={timeZone} />
        <SoundStatus className="st" tellsZones />
        <ViewMenu view={view} />
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

/** Everything, each station, and what belongs to none: a station that the shop does not know must not hide its dishes. */
function tabsOf(
  state: ShopState | null,
  totals: Totals | null,
  view: View,
  uncovered: readonly string[],
  { t, nameOf }: Text,
): StationTab[] {
  const portions = (id: string) => totals?.byStation.get(id) ?? 0
  const stations = state ? stationsInOrder(state.stations) : []
  const tabs = [{ id: 'all', label: t('kitchen.all') }, ...stations.map((each) => ({ id: each.id as string, label: nameOf(each.name) }))]
  if (portions(OTHER) > 0 || view.station.includes(OTHER)) tabs.push({ id: OTHER, label: t('kitchen.other') })
  const isShown = (id: string) => view.station.length === 0 || view.station.includes(id)
  return tabs.map((tab) => ({
    ...tab,
    portions: portions(tab.id),
    isLost: !isShown(tab.id) && portions(tab.id) > 0 && (uncovered.includes(tab.id) || tab.id === OTHER),
  }))
}
