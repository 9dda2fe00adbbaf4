import type { Role } from '@passline/shared/role'
import { type ScreenName, screenNames } from '../../screens.ts'

/** The screen that a device of a role opens, or null when it has none: a program, or a device with an app of its own. */
export function screenFor(role: Role): ScreenName | null {
  if (role === 'manager' || role === 'owner') return 'admin'
  return screenNames.find((name) => name === role.toLowerCase()) ?? null
}
