import type { Permission } from '@passline/shared/role'

/** The screens by their address, the look they are drawn in, and what a token must be allowed to do to open them. */
export const SCREENS = {
  kitchen: { theme: 'dark', needs: 'workGoods' },
  pass: { theme: 'dark', needs: 'workGoods' },
  board: { theme: 'dark', needs: 'follow' },
  waiter: { theme: 'dark', needs: 'workGoods' },
  cashier: { theme: 'light', needs: 'order' },
  admin: { theme: 'light', needs: 'reports' },
  replay: { theme: 'dark', needs: 'reports' },
  roompad: { theme: 'light', needs: 'callStaff' },
} as const satisfies Record<string, { theme: 'dark' | 'light'; needs: Permission }>

export type ScreenName = keyof typeof SCREENS
export const screenNames = Object.keys(SCREENS) as ScreenName[]

/** The screen that a device was approved for: replay is a page of the office, so the office's approval opens it. */
export function approvedAs(screen: ScreenName): ScreenName {
  return screen === 'replay' ? 'admin' : screen
}

export function screenAt(path: string): ScreenName | null {
  const first = path.split('/')[1] ?? ''
  return screenNames.find((name) => name === first) ?? null
}
