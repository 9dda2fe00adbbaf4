import { useText } from '../../../text/i18n.ts'

export function SettingsPage() {
  const { t } = useText()
  return <h1>{t('admin.page.shop')}</h1>
}
