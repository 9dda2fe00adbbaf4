import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { BrowserRouter, useLocation } from 'react-router'
import { useLive } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { Boundary } from '../Boundary.tsx'
import { reopen } from '../reopen.ts'
import { AdminPages } from './AdminPages.tsx'
import { PAGES } from './pages.ts'
import { createQueryClient } from './queries.ts'
import { Side } from './Side.tsx'
import './admin.css'
import './controls.css'

/** The office's frame: navigation, shop, connection and clock; its pages are loaded when they are opened. */
export function Admin() {
  const [queries] = useState(createQueryClient)
  return (
    <BrowserRouter>
      <QueryClientProvider client={queries}>
        <Frame />
      </QueryClientProvider>
    </BrowserRouter>
  )
}

function Frame() {
  const { t } = useText()
  const isOffline = useLive(({ connection }) => connection.phase === 'offline')
  const isKnown = useLive(({ state }) => state !== null)
  const { pathname } = useLocation()
  useTitle(pathname)
  return (
    <div className="admin">
      <Side />
      <div className="admin-main">
        {isOffline && (
          <div className="banner" role="status">
            <Icon name="unlink" />
            <span>{t('admin.offline')}</span>
          </div>
        )}
        {isKnown ? (
          <Boundary about={pathname} broken={<BrokenPage />}>
            <Suspense fallback={<Loading />}>
              <AdminPages />
            </Suspense>
          </Boundary>
        ) : (
          <Loading />
        )}
      </div>
    </div>
  )
}

function Loading() {
  const { t } = useText()
  return (
    <p className="page-loading" role="status">
      {t('admin.loading')}
    </p>
  )
}

/** In the place of one page: the others still open. What is half written elsewhere is not thrown away, so nothing is opened by itself. */
function BrokenPage() {
  const { t } = useText()
  return (
    <main className="page">
      <div className="said bad" role="alert">
        <Icon name="alert" />
        <span className="grow">{t('admin.broken')}</span>
        <button type="button" className="b2" onClick={reopen}>
          {t('start.reloadNow')}
        </button>
      </div>
    </main>
  )
}

/** Names the tab after the page. */
function useTitle(pathname: string): void {
  const { t } = useText()
  const page = PAGES.find(({ path }) => path === pathname)
  useEffect(() => {
    document.title = `${page ? t(`admin.page.${page.name}`) : t('admin.title')} · ${t('app.name')}`
  }, [t, page])
}
