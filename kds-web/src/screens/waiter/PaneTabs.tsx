import { Icon, type IconName } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import './tabs.css'

export type PaneName = 'inbox' | 'ready' | 'carried' | 'history'

const ICONS: Record<PaneName, IconName> = { inbox: 'msg', ready: 'dish', carried: 'walk', history: 'list' }

interface PaneTabsProps {
  current: PaneName
  /** Whether this shop records delivery [K6]. */
  deliver: boolean
  /** Messages and calls that wait for an acknowledgement. */
  open: number
  called: number
  carried: number
  onPick: (pane: PaneName) => void
}

/** The phone's way between panes; a pad shows them all. */
export function PaneTabs({ current, deliver, open, called, carried, onPick }: PaneTabsProps) {
  const { t } = useText()
  const counts: Record<PaneName, number> = { inbox: open, ready: called, carried, history: 0 }
  const panes: readonly PaneName[] = deliver ? ['inbox', 'ready', 'carried', 'history'] : ['inbox', 'ready', 'history']
  return (
    <nav className="tabs" aria-label={t('waiter.tabs.label')}>
      {panes.map((pane) => (
        <button
          key={pane}
          type="button"
          aria-current={pane === current ? 'page' : undefined}
          data-testid={`tab-${pane}`}
          onClick={() => onPick(pane)}
        >
          <Icon name={ICONS[pane]} />
          <span>{t(`waiter.tabs.${pane}`)}</span>
          {counts[pane] > 0 && <b className={pane}>{counts[pane]}</b>}
        </button>
      ))}
    </nav>
  )
}
