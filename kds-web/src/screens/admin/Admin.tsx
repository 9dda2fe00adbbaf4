import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Outlet, useLocation, useNavigation } from 'react-router'
import { useLive } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { PAGES } from './pages.ts'
import { createQueryClient } from './queries.ts'
import { Side } from './Side.tsx'
import './admin.css'

/** The office's frame: navigation, shop, connection and clock; its pages are loaded when they are opened. */
export function Admin() {
  const { t } = useText()
  const [queries] = useState(createQueryClient)
  const isOffline = useLive(({ connection }) => connection.phase === 'offline')
  const isKnown = useLive(({ state }) => state !== null)
  const isTurning = useNavigation().state !== 'idle'
  useTitle()
  return (
    <QueryClientProvider client={queries}>
      <div className="admin">
        <Side />
        <div className="admin-main" aria-busy={isTurning}>
          {isOffline && (
            <div className="banner" role="status">
              <Icon name="unlink" />
              <span>{t('admin.offline')}</span>
            </div>
          )}
          {isKnown ? (
            <Outlet />
          ) : (
            <p className="page-loading" role="status">
              {t('admin.loading')}
            </p>
          )}
        </div>
      </div>
    </QueryClientProvider>
  )
}

/** Names the tab after the page. */
function useTitle(): void {
  const { t } = useText()
  const { pathname } = useLocation()
  const page = PAGES.find(({ path }) => path === pathname)
  useEffect(() => {
    document.title = `${page ? t(`admin.page.${page.name}`) : t('admin.title')} · ${t('app.name')}`
  }, [t, page])
}
