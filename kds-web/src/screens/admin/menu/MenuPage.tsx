import { useState } from 'react'
import { useLive } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import { DishesPanel } from './DishesPanel.tsx'
import { PlacesPanel } from './PlacesPanel.tsx'
import { StationsPanel } from './StationsPanel.tsx'
import './menu.css'

const TABS = ['dishes', 'stations', 'places'] as const

/** The menu, the stations at which it is made, and the places to which it goes. */
export function MenuPage() {
  const { t } = useText()
  const state = useLive((live) => live.state)
  const [tab, setTab] = useState<(typeof TABS)[number]>('dishes')
  if (!state) return null
  return (
    <main className="page menu-page">
      <div className="page-head">
        <h1>{t('admin.page.menu')}</h1>
        <fieldset className="tabs" aria-label={t('admin.page.menu')}>
          {TABS.map((each) => (
            <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
              {t(`admin.dishes.tab.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {tab === 'dishes' && <DishesPanel state={state} />}
      {tab === 'stations' && <StationsPanel state={state} />}
      {tab === 'places' && <PlacesPanel state={state} />}
    </main>
  )
}
