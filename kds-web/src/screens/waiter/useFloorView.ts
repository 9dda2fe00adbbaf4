import type { ShopState } from '@passline/shared/state'
import { useMemo } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import type { Said } from '../inbox/gather.ts'
import type { Saying } from '../inbox/useSaid.ts'
import { type Chip, chips, type Filter, heldFilter, isWithin, type Placed } from './areas.ts'
import type { PastCall } from './callHistory.ts'
import { type Coming, comingOf } from './coming.ts'
import { acknowledgedHere, type Inbox, inboxOf } from './inbox.ts'
import { type Pickups, type Pile, pickups } from './pickups.ts'
import { withoutRings } from './rings.ts'

export interface FloorView {
  readonly offered: readonly Chip[]
  readonly filter: Filter
  readonly inbox: Inbox
  /** What was acknowledged here, without what stands on the piles. */
  readonly acknowledged: readonly Said[]
  readonly shown: Pickups
  /** Called orders that the filter leaves out. */
  readonly elsewhere: number
  readonly coming: readonly Coming[]
  readonly history: readonly PastCall[]
}

interface OnTheFloor {
  state: ShopState
  wanted: Filter
  saying: Saying
  /** All of today's calls. */
  history: readonly PastCall[]
}

/** What of the shop this waiter sees, through the filter. */
export function useFloorView({ state, wanted, saying, history }: OnTheFloor): FloorView {
  const me = useLive((live) => live.self?.deviceId ?? null)
  const { orders, padCalls, places } = state
  const { deliver } = state.shop.settings
  const open = useMemo(() => [...orders.values()].filter((order) => order.status === 'open'), [orders])
  const all = useMemo(() => pickups(open, deliver), [open, deliver])
  const offered = useMemo(() => chips(open, [...padCalls.values()], places), [open, padCalls, places])
  const filter = heldFilter(wanted, offered)
  const unrung = useMemo(() => withoutRings(saying.open, all.called), [saying.open, all.called])
  const inbox = useMemo(
    () => inboxOf({ padCalls: padCalls.values(), said: unrung, filter, places, me }),
    [padCalls, unrung, filter, places, me],
  )
  const isHere = (placed: Placed) => isWithin(placed, filter, places)
  const within = (pile: Pile) => isHere(pile.order)
  const shown: Pickups = { called: all.called.filter(within), made: all.made.filter(within), carried: all.carried.filter(within) }
  const coming = useMemo(
    () =>
      comingOf(
        open.filter((order) => isWithin(order, filter, places)),
        filter.by === 'place',
      ),
    [open, filter, places],
  )
  return {
    offered,
    filter,
    inbox,
    acknowledged: acknowledgedHere(saying.acknowledged, filter, places),
    shown,
    elsewhere: all.called.length - shown.called.length,
    coming,
    history: history.filter(isHere),
  }
}
