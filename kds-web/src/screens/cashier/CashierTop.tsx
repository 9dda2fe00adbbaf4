import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { useText } from '../../text/i18n.ts'

interface CashierTopProps {
  shopName: string
  search: string
  onSearch: (search: string) => void
}

export function CashierTop({ shopName, search, onSearch }: CashierTopProps) {
  const { t } = useText()
  return (
    <header className="top">
      <span className="mark">
        <Icon name="logo" />
      </span>
      <h1>{shopName}</h1>
      <label className="search">
        <Icon name="search" />
        <input
          id="cashier-search"
          value={search}
          placeholder={t('cashier.search.placeholder')}
          aria-label={t('cashier.search.label')}
          data-testid="search"
          onChange={(event) => onSearch(event.target.value)}
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
        <LangSwitch className="plain" />
      </div>
    </header>
  )
}
