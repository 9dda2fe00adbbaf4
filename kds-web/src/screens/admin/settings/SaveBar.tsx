import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { NotSaved } from '../NotSaved.tsx'
import type { Failure } from '../queries.ts'

interface SaveBarProps {
  save: { error: Failure | null; isSuccess: boolean; isPending: boolean }
  /** Whether there is anything to save. */
  isChanged: boolean
  onLeave: () => void
}

/** Saves the form around it, or takes back what was changed; says what became of it. */
export function SaveBar({ save, isChanged, onLeave }: SaveBarProps) {
  const { t } = useText()
  return (
    <div className="save-bar">
      <NotSaved failure={save.error} />
      {save.isSuccess && !isChanged && (
        <p className="said ok" role="status">
          <Icon name="check" />
          <span>{t('admin.saved')}</span>
        </p>
      )}
      {isChanged && (
        <>
          <p className="sub">{t('admin.settings.unsaved')}</p>
          <button type="button" className="b2" onClick={onLeave}>
            {t('admin.settings.reset')}
          </button>
        </>
      )}
      <button type="submit" className="b1" disabled={!isChanged || save.isPending}>
        {t(save.isPending ? 'admin.saving' : 'admin.save')}
      </button>
    </div>
  )
}
