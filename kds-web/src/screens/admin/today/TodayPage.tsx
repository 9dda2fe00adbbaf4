import { useText } from '../../../text/i18n.ts'

export function TodayPage() {
  const { t } = useText()
  return <h1>{t('admin.page.today')}</h1>
}
