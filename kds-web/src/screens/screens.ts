import type { Permission } from '@passline/shared/role'

interface ScreenFacts {
  /** The look it is drawn in. */
  theme: 'dark' | 'light'
  /** What a token must be allowed to do to open it. */
  needs: Permission
  /** Opened without a network it shows what it knew: people work by it. */
  keepsShop: boolean
}

/** The screens by their address. */
export const SCREENS = {
  kitchen: { theme: 'dark', needs: 'workGoods', keepsShop: true },
  pass: { theme: 'dark', needs: 'workGoods', keepsShop: true },
  board: { theme: 'dark', needs: 'follow', keepsShop: true },
  waiter: { theme: 'dark', needs: 'workGoods', keepsShop: true },
  cashier: { theme: 'light', needs: 'order', keepsShop: false },
  admin: { theme: 'light', needs: 'reports', keepsShop: false },
  replay: { theme: 'dark', needs: 'reports', keepsShop: false },
  roompad: { theme: 'light', needs: 'callStaff', keepsShop: false },
} as const satisfies Record<string, ScreenFacts>

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
