import type { PadCallKind } from '@passline/shared/padCall'
import type { IconName } from '../../parts/Icon.tsx'

/** What a guest calls for, as a drawing: the same on the guest's pad and on those of the staff. */
export const CALL_ICONS = {
  waiter: 'bell',
  water: 'cup',
  bill: 'bill',
  clean: 'broom',
  other: 'msg',
} as const satisfies Record<PadCallKind, IconName>
