import { type ComponentType, lazy, Suspense } from 'react'
import type { Live } from './live/createLive.ts'
import { Boundary } from './screens/Boundary.tsx'
import { Reopening } from './screens/Reopening.tsx'
import { ScreenGate } from './screens/ScreenGate.tsx'
import type { ScreenName } from './screens/screens.ts'
import { loadTexts, useText } from './text/i18n.ts'

interface AppProps {
  screen: ScreenName | null
  live: Live | null
}

/** The screen of this address, or what this device may open; what breaks says so and is opened anew. */
export function App(props: AppProps) {
  const { t } = useText()
  return (
    <Boundary broken={<Reopening title={t('start.broken')} />}>
      <Opened {...props} />
    </Boundary>
  )
}

function Opened({ screen, live }: AppProps) {
  if (screen === null)
    return (
      <Suspense fallback={null}>
        <StartPage />
      </Suspense>
    )
  const Screen = PAGES[screen]
  return (
    <ScreenGate screen={screen} live={live}>
      <Suspense fallback={null}>
        <Screen />
      </Suspense>
    </ScreenGate>
  )
}

const StartPage = lazy(async () => ({ default: (await import('./screens/StartPage.tsx')).StartPage }))

/** Each screen is loaded when its address is opened, together with its sentences. */
const PAGES: Record<ScreenName, ComponentType> = {
  kitchen: page('kitchen', async () => (await import('./screens/kitchen/Kitchen.tsx')).Kitchen),
  pass: page('pass', async () => (await import('./screens/pass/Pass.tsx')).Pass),
  board: page('board', async () => (await import('./screens/board/Board.tsx')).Board),
  waiter: page('waiter', async () => (await import('./screens/waiter/Waiter.tsx')).Waiter),
  cashier: page('cashier', async () => (await import('./screens/cashier/Cashier.tsx')).Cashier),
  roompad: page('roompad', async () => (await import('./screens/roompad/RoomPad.tsx')).RoomPad),
  admin: page('admin', async () => (await import('./screens/admin/Admin.tsx')).Admin),
  replay: page('replay', async () => (await import('./screens/replay/Replay.tsx')).Replay),
}

function page(screen: ScreenName, load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadTexts(screen)])
    return { default: component }
  })
}
