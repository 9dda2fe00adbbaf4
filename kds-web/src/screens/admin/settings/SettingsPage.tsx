import { useLive } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import { SettingsForm } from './SettingsForm.tsx'
import './settings.css'

/** All that a shop can set. */
export function SettingsPage() {
  const { t } = useText()
  const shop = useLive(({ state }) => state?.shop)
  if (!shop) return null
  return (
    <main className="page settings">
      <div className="page-head">
        <h1>{t('admin.page.shop')}</h1>
        <p className="sub">{t('admin.settings.lead')}</p>
      </div>
      <SettingsForm shop={shop} />
    </main>
  )
}
