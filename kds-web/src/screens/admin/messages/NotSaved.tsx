import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import type { Failure } from '../queries.ts'
import { useWhyNot } from '../useWhyNot.ts'

/** Why something was not saved: what the server said of it, else the sentence of its code. */
export function NotSaved({ cause }: { cause: Failure }) {
  const { t } = useText()
  const whyNot = useWhyNot()
  return (
    <p className="said bad" role="alert">
      <Icon name="alert" />
      <span>{t('admin.notSaved', { why: whyNot(cause) })}</span>
    </p>
  )
}
