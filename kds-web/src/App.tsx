import { useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import type { Live } from './live/createLive.ts'
import { adminRoutes } from './screens/admin/adminRoutes.tsx'
import { ScreenGate } from './screens/ScreenGate.tsx'
import { StartPage } from './screens/StartPage.tsx'
import type { ScreenName } from './screens/screens.ts'

/** One screen per address; each is loaded when its address is opened. */
export function App({ live }: { live: Live | null }) {
  const [router] = useState(() => routerOf(live))
  return <RouterProvider router={router} />
}

function routerOf(live: Live | null) {
  const gate = (screen: ScreenName) => <ScreenGate screen={screen} live={live} />
  return createBrowserRouter([
    {
      path: '/kitchen',
      element: gate('kitchen'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/kitchen/Kitchen.tsx')).Kitchen }) }],
    },
    {
      path: '/pass',
      element: gate('pass'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/pass/Pass.tsx')).Pass }) }],
    },
    {
      path: '/board',
      element: gate('board'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/board/Board.tsx')).Board }) }],
    },
    {
      path: '/waiter',
      element: gate('waiter'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/waiter/Waiter.tsx')).Waiter }) }],
    },
    {
      path: '/cashier',
      element: gate('cashier'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/cashier/Cashier.tsx')).Cashier }) }],
    },
    {
      path: '/roompad',
      element: gate('roompad'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/roompad/RoomPad.tsx')).RoomPad }) }],
    },
    {
      path: '/admin',
      element: gate('admin'),
      HydrateFallback: Nothing,
      children: [{ lazy: async () => ({ Component: (await import('./screens/admin/Admin.tsx')).Admin }), children: adminRoutes }],
    },
    {
      path: '/replay',
      element: gate('replay'),
      HydrateFallback: Nothing,
      children: [{ index: true, lazy: async () => ({ Component: (await import('./screens/replay/Replay.tsx')).Replay }) }],
    },
    { path: '*', element: <StartPage /> },
  ])
}

function Nothing() {
  return null
}
