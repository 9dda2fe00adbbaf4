import type { GoodsStatus, HeldReason } from '@passline/shared/goods'
import type { GuestState } from '@passline/shared/guestApi'
import { completesByItself, type OrderSource } from '@passline/shared/order'

interface Told {
  /** Whether the shop records delivery [K6]: only then somebody is on the way until it is recorded. */
  deliver: boolean
  source: OrderSource
}

/** What a guest is told of goods. What is made stays "being made" until it is called for: a guest could do nothing with it before. */
export function guestStateOf(goods: { status: GoodsStatus; held: HeldReason | null }, { deliver, source }: Told): GuestState {
  if (goods.status === 'waiting' && goods.held !== null) return HELD[goods.held]
  if (goods.status === 'pickedUp' && deliver && !completesByItself(source)) return 'onTheWay'
  return STATES[goods.status]
}

const HELD = { course: 'held', confirmation: 'unconfirmed' } as const satisfies Record<HeldReason, GuestState>

const STATES = {
  waiting: 'waiting',
  making: 'making',
  made: 'making',
  called: 'ready',
  pickedUp: 'served',
  delivered: 'served',
  cancelled: 'cancelled',
} as const satisfies Record<GoodsStatus, GuestState>
