import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'

interface PageButtonsProps {
  pages: { page: number; pages: number; turn(by: 1 | -1): void }
  /** What the pages are of. */
  what: string
}

/** Turns the pages of a list; nothing when it has one. */
export function PageButtons({ pages: { page, pages, turn }, what }: PageButtonsProps) {
  const { t } = useText()
  if (pages === 1) return null
  return (
    <span className="pager">
      <button type="button" aria-label={t('pass.previousPage', { what })} disabled={page === 0} onClick={() => turn(-1)}>
        <Icon name="left" />
      </button>
      <span role="status" aria-label={t('pass.page', { page: page + 1, pages })}>
        {page + 1}/{pages}
      </span>
      <button type="button" aria-label={t('pass.nextPage', { what })} disabled={page === pages - 1} onClick={() => turn(1)}>
        <Icon name="right" />
      </button>
    </span>
  )
}
