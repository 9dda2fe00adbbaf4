import { useText } from '../../../text/i18n.ts'

export function MenuPage() {
  const { t } = useText()
  return <h1>{t('admin.page.menu')}</h1>
}
