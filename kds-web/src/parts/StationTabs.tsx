import { useText } from '../text/i18n.ts'

export interface StationTab {
  id: string
  label: string
  portions: number
}

interface StationTabsProps {
  tabs: readonly StationTab[]
  chosen: string
  /** Counts say nothing while the orders are unknown. */
  hasCounts: boolean
  onChoose(id: string): void
}

/** Which station's lines the wall shows, with the portions to make at each. */
export function StationTabs({ tabs, chosen, hasCounts, onChoose }: StationTabsProps) {
  const { t } = useText()
  return (
    <nav className="seg" aria-label={t('kitchen.stations')}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          className="sg"
          aria-pressed={tab.id === chosen}
          data-station={tab.id}
          onClick={() => onChoose(tab.id)}
        >
          <span>{tab.label}</span>
          {hasCounts && <b>{tab.portions}</b>}
        </button>
      ))}
    </nav>
  )
}
