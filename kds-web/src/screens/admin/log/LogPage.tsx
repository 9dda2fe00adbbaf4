import { useText } from '../../../text/i18n.ts'

export function LogPage() {
  const { t } = useText()
  return <h1>{t('admin.page.log')}</h1>
}
