import type { GuestState, GuestSummary } from '@passline/shared/guestApi'
import type { IconName } from './Icon.tsx'

/** How a guest reads the states of dishes, everywhere the same. */
export const GUEST_ICONS = {
  unconfirmed: 'user',
  held: 'pause',
  waiting: 'circle',
  making: 'half',
  ready: 'bell',
  onTheWay: 'walk',
  served: 'check',
  cancelled: 'x',
} as const satisfies Record<GuestState, IconName>

export type CountName = 'served' | 'onTheWay' | 'ready' | 'toCome' | 'held' | 'unconfirmed' | 'cancelled'

/** How many dishes there are of each, what has arrived first; without what there is none of. */
export function guestCounts(summary: GuestSummary): { name: CountName; n: number }[] {
  const { served, onTheWay, ready, waiting, making, held, unconfirmed, cancelled } = summary
  const counts = { served, onTheWay, ready, toCome: making + waiting, held, unconfirmed, cancelled } satisfies Record<CountName, number>
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => ({ name: name as CountName, n }))
}

/** Whether something is still to be made: only then a guest asks how long. */
export function isUnderWay(summary: GuestSummary): boolean {
  return summary.waiting + summary.making > 0
}
