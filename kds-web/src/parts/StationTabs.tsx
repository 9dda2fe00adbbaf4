import { useText } from '../text/i18n.ts'

export interface StationTab {
  id: string
  label: string
  portions: number
  /** No screen shows it: what is to be made there is nobody's. */
  isLost?: boolean
}

interface StationTabsProps {
  tabs: readonly StationTab[]
  /** None: the first one, which is all of them. */
  chosen: readonly string[]
  /** Counts say nothing while the orders are unknown. */
  hasCounts: boolean
  onChoose(id: string): void
}

/** Which stations' lines the wall shows, with the portions to make at each. */
export function StationTabs({ tabs, chosen, hasCounts, onChoose }: StationTabsProps) {
  const { t } = useText()
  return (
    <nav className="seg" aria-label={t('kitchen.stations')}>
      {tabs.map((tab, at) => (
        <button
          key={tab.id}
          type="button"
          className={tab.isLost ? 'sg lost' : 'sg'}
          aria-pressed={chosen.length === 0 ? at === 0 : chosen.includes(tab.id)}
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
