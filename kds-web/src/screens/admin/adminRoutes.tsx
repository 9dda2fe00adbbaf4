import { Navigate, type RouteObject } from 'react-router'

/** One page per address, each loaded when it is opened. */
export const adminRoutes: RouteObject[] = [
  { index: true, element: <Navigate to="/admin/today" replace /> },
  { path: 'today', lazy: async () => ({ Component: (await import('./today/TodayPage.tsx')).TodayPage }) },
  { path: 'devices', lazy: async () => ({ Component: (await import('./devices/DevicesPage.tsx')).DevicesPage }) },
  { path: 'templates', lazy: async () => ({ Component: (await import('./messages/TemplatesPage.tsx')).TemplatesPage }) },
  { path: 'rules', lazy: async () => ({ Component: (await import('./messages/RulesPage.tsx')).RulesPage }) },
  { path: 'timelines', lazy: async () => ({ Component: (await import('./messages/TimelinesPage.tsx')).TimelinesPage }) },
  { path: 'menu', lazy: async () => ({ Component: (await import('./menu/MenuPage.tsx')).MenuPage }) },
  { path: 'shop', lazy: async () => ({ Component: (await import('./settings/SettingsPage.tsx')).SettingsPage }) },
  { path: 'log', lazy: async () => ({ Component: (await import('./log/LogPage.tsx')).LogPage }) },
  { path: '*', element: <Navigate to="/admin/today" replace /> },
]
