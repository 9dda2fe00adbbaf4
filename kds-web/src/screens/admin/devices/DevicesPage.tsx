import { useText } from '../../../text/i18n.ts'

export function DevicesPage() {
  const { t } = useText()
  return <h1>{t('admin.page.devices')}</h1>
}
