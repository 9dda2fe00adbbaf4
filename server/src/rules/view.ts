import type { Account } from '@passline/shared/accountApi'
import type { Code } from '@passline/shared/code'
import type { Happening } from '@passline/shared/event'
import type { CateringOrder } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { KnownPadCall } from '@passline/shared/padCallApi'
import type { Dish, Place, Shop, Station } from '@passline/shared/shop'
import type { UnseenGoods } from '@passline/shared/unseen'

/** What a decision may look at: one shop as it stands now, with everything that was decided before in the same transaction. */
export interface ShopView {
  readonly rev: number
  readonly shop: Shop
  station(id: string): Station | undefined
  dish(id: string): Dish | undefined
  dishesAt(stationId: string): Dish[]
  place(kind: string, id: string): Place | undefined
  order(id: string): CateringOrder | undefined
  orderOfGoods(goodsId: string): CateringOrder | undefined
  openOrderAt(kind: string, placeId: string): CateringOrder | undefined
  /** A guest's call that is not done yet. */
  padCall(id: string): PadCall | undefined
  openPadCalls(): PadCall[]
  /** A guest's call that is over, when the command says that it is about it. */
  endedPadCall(id: string): KnownPadCall | undefined
  /** An account, when the command says that it is about it. */
  account(id: string): Omit<Account, 'devices'> | undefined
  /** Whether goods are marked as painted by no screen. */
  isUnseen(goods: Pick<UnseenGoods, 'goodsId' | 'what'>): boolean
  /** The last sequence number given on a business day, 0 when there was none. */
  lastSeqNo(businessDay: string): number
}

/** Time and chance, as values. */
export interface Moment {
  /** ms since 1970 UTC */
  now: number
  /** the same as ISO 8601 */
  at: string
  /** a new UUID version 7, later than all before */
  newId(): string
}

/** What the business refuses: a code, what to say beside the code's own sentence, and which parts of the request it is about. */
export interface Refusal {
  code: Code
  detail?: string
  dishIds?: string[]
  goodsIds?: string[]
}

/** A decision: what happens, or why nothing does. */
export type Ruling = { happenings: Happening[] } | { refused: Refusal }
