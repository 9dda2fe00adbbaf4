import { may } from '@passline/shared/role'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Live } from '../live/createLive.ts'
import { LiveProvider, useLive } from '../live/LiveContext.tsx'
import { useText } from '../text/i18n.ts'
import { Notice } from './Notice.tsx'
import { Reopening } from './Reopening.tsx'
import { SCREENS, type ScreenName } from './screens.ts'
import { SoundProvider } from './sound/SoundProvider.tsx'

/** Lets a screen show only to a device that may see it; otherwise says what to do. A device that is not approved shows no order, ever. */
export function ScreenGate({ screen, live, children }: { screen: ScreenName; live: Live | null; children: ReactNode }) {
  const { t } = useText()
  if (!live) return <Notice title={t('start.noTokenTitle')} body={t('start.noTokenBody', { path: `/${screen}` })} />
  return (
    <LiveProvider live={live}>
      <Admitted screen={screen} live={live}>
        {children}
      </Admitted>
    </LiveProvider>
  )
}

function Admitted({ screen, live, children }: { screen: ScreenName; live: Live; children: ReactNode }) {
  const { t } = useText()
  const refusal = useLive(({ connection }) => (connection.phase === 'refused' ? connection.code : null))
  const role = useLive(({ self }) => self?.role ?? null)
  // The server speaks a newer protocol.
  if (refusal === 'otherProtocol') return <Reopening title={t('start.reload')} />
  if (refusal === 'shopUnchosen' || refusal === 'notFound')
    return (
      <Suspense fallback={null}>
        <ShopPicker />
      </Suspense>
    )
  if (refusal !== null) return <Notice title={t('start.refusedTitle')} body={t('start.refusedBody')} />
  if (role !== null && !may(role, SCREENS[screen].needs)) return <Notice title={t('start.refusedTitle')} body={t('start.wrongRoleBody')} />
  return (
    <SoundProvider screen={screen} live={live}>
      {children}
    </SoundProvider>
  )
}

/** For whoever may enter every shop. */
const ShopPicker = lazy(async () => ({ default: (await import('./ShopPicker.tsx')).ShopPicker }))
