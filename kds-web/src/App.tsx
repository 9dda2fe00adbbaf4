import { type ComponentType, lazy, Suspense } from 'react'
import type { Live } from './live/createLive.ts'
import { ScreenGate } from './screens/ScreenGate.tsx'
import type { ScreenName } from './screens/screens.ts'
import { loadTexts } from './text/i18n.ts'

/** The screen of this address, or what this device may open. */
export function App({ screen, live }: { screen: ScreenName | null; live: Live | null }) {
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
