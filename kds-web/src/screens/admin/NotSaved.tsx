import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Failure } from './queries.ts'
import { useWhyNot } from './useWhyNot.ts'

/** Says that something was not saved, and why; nothing when nothing failed. */
export function NotSaved({ failure }: { failure: Failure | null }) {
  const { t } = useText()
  const whyNot = useWhyNot()
  if (failure === null) return null
  return (
    <p className="said bad" role="alert">
      <Icon name="alert" />
      <span>{t('admin.notSaved', { why: whyNot(failure) })}</span>
    </p>
  )
}
