import { useText } from '../../text/i18n.ts'
import { type Chip, type Filter, filterKey, sameFilter } from './areas.ts'

/** What of the shop this waiter looks at; each chip says how many orders and calls wait there. */
export function FilterChips({ chips, filter, onPick }: { chips: readonly Chip[]; filter: Filter; onPick: (filter: Filter) => void }) {
  const { t } = useText()
  return (
    <nav className="chips" aria-label={t('waiter.filter.label')}>
      {chips.map((chip) => (
        <button
          key={filterKey(chip.filter)}
          type="button"
          className="chip"
          aria-pressed={sameFilter(chip.filter, filter)}
          data-filter={filterKey(chip.filter)}
          onClick={() => onPick(chip.filter)}
        >
          <span>{chip.name ?? (chip.filter.by === 'all' ? t('waiter.filter.all') : t('place.takeAway'))}</span>
          {chip.waiting > 0 && <b>{chip.waiting}</b>}
        </button>
      ))}
    </nav>
  )
}
