import { useText } from '../../text/i18n.ts'
import type { Failure } from './queries.ts'

/** Says why something was not read or saved. */
export function useWhyNot(): (failure: Failure) => string {
  const { t } = useText()
  return ({ answer }) => (answer.kind === 'refused' ? t(`code.${answer.code}`) : t('admin.noAnswer'))
}
