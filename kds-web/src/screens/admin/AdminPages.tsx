import { type ComponentType, lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router'

/** One page per address, each loaded when it is opened. */
export function AdminPages() {
  return (
    <Routes>
      <Route path="/admin/today" element={<Today />} />
      <Route path="/admin/devices" element={<Devices />} />
      <Route path="/admin/templates" element={<Templates />} />
      <Route path="/admin/rules" element={<Rules />} />
      <Route path="/admin/timelines" element={<Timelines />} />
      <Route path="/admin/menu" element={<Menu />} />
      <Route path="/admin/shop" element={<Settings />} />
      <Route path="/admin/log" element={<Log />} />
      <Route path="*" element={<Navigate to="/admin/today" replace />} />
    </Routes>
  )
}

const Today = page(async () => (await import('./today/TodayPage.tsx')).TodayPage)
const Devices = page(async () => (await import('./devices/DevicesPage.tsx')).DevicesPage)
const Templates = page(async () => (await import('./messages/TemplatesPage.tsx')).TemplatesPage)
const Rules = page(async () => (await import('./messages/RulesPage.tsx')).RulesPage)
const Timelines = page(async () => (await import('./messages/TimelinesPage.tsx')).TimelinesPage)
const Menu = page(async () => (await import('./menu/MenuPage.tsx')).MenuPage)
const Settings = page(async () => (await import('./settings/SettingsPage.tsx')).SettingsPage)
const Log = page(async () => (await import('./log/LogPage.tsx')).LogPage)

function page(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }))
}
