import type { Permission } from '@passline/shared/role'

/** The screens by their address, the look they are drawn in, and what a token must be allowed to do to open them. */
export const SCREENS = {
  kitchen: { theme: 'dark', needs: 'workGoods' },
  board: { theme: 'dark', needs: 'follow' },
  waiter: { theme: 'dark', needs: 'workGoods' },
  cashier: { theme: 'light', needs: 'order' },
  roompad: { theme: 'light', needs: 'callStaff' },
} as const satisfies Record<string, { theme: 'dark' | 'light'; needs: Permission }>

export type ScreenName = keyof typeof SCREENS
export const screenNames = Object.keys(SCREENS) as ScreenName[]

export function screenAt(path: string): ScreenName | null {
  const first = path.split('/')[1] ?? ''
  return screenNames.find((name) => name === first) ?? null
}
