import { useText } from '../../text/i18n.ts'
import type { Category } from './usePadMenu.ts'

interface CategoryTabsProps {
  categories: readonly Category[]
  chosenId: string | null
  onChoose: (stationId: string) => void
}

export function CategoryTabs({ categories, chosenId, onChoose }: CategoryTabsProps) {
  const { t, nameOf } = useText()
  return (
    <nav className="cats" aria-label={t('roompad.menu.title')}>
      {categories.map(({ station, dishes }) => (
        <button
          key={station.id}
          type="button"
          aria-pressed={station.id === chosenId}
          data-station-id={station.id}
          onClick={() => onChoose(station.id)}
        >
          <span>{nameOf(station.name)}</span>
          <small>{dishes.length}</small>
        </button>
      ))}
    </nav>
  )
}
