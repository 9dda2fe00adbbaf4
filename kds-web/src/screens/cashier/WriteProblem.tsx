import { Icon } from '../../parts/Icon.tsx'
import { useWords } from './useWords.ts'
import type { WriteState } from './useWrite.ts'

/** Why a dialog's button did not do it, and what that means. */
export function WriteProblem({ state, isOnline }: { state: WriteState; isOnline: boolean }) {
  const { t } = useWords()
  const text = problem()
  if (text === null) return null
  return (
    <p className="warning bad" role="alert">
      <Icon name="alert" />
      <span>{text}</span>
    </p>
  )

  function problem(): string | null {
    if (state.phase === 'unknown') return t('cashier.dialog.failed.unreachable')
    if (state.phase === 'refused') return t('cashier.dialog.failed.refused', { reason: t(`code.${state.refusal.code}`) })
    return isOnline ? null : t('cashier.dialog.failed.offline')
  }
}
