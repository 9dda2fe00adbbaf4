import type { IconName } from '../../parts/Icon.tsx'

/** The admin's pages in the order of the navigation. Replay is a screen of its own, so it is a link that leaves. */
export const PAGES = [
  { name: 'today', path: '/admin/today', icon: 'chart' },
  { name: 'devices', path: '/admin/devices', icon: 'tv' },
  { name: 'templates', path: '/admin/templates', icon: 'msg' },
  { name: 'rules', path: '/admin/rules', icon: 'rule' },
  { name: 'timelines', path: '/admin/timelines', icon: 'queue' },
  { name: 'replay', path: '/replay', icon: 'history', leaves: true },
  { name: 'menu', path: '/admin/menu', icon: 'dish' },
  { name: 'shop', path: '/admin/shop', icon: 'shop' },
  { name: 'log', path: '/admin/log', icon: 'list' },
] as const satisfies readonly { name: string; path: string; icon: IconName; leaves?: true }[]

export type AdminPage = (typeof PAGES)[number]['name']
