import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import './pages.css'

/** Turns the wall, when it has more tickets than room. */
export function Pages({ page, pages, onPage }: { page: number; pages: number; onPage(page: number): void }) {
  const { t } = useText()
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={t('replay.page', { page: page + 1, pages })}>
      <button type="button" aria-label={t('replay.pageBefore')} disabled={page === 0} onClick={() => onPage(page - 1)}>
        <Icon name="left" />
      </button>
      <span>
        {page + 1}/{pages}
      </span>
      <button type="button" aria-label={t('replay.pageAfter')} disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        <Icon name="right" />
      </button>
    </nav>
  )
}
