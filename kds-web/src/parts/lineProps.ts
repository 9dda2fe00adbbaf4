import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { ShopSettings } from '@passline/shared/shop'
import type { LineMark } from './ticketView.ts'
import type { Ticking } from './ticking.ts'

export interface LineHandlers {
  /** The line's next step. */
  step(goodsId: GoodsId): void
  /** Its last step back. */
  takeBack(goodsId: GoodsId): void
  /** More that can be done with it: a part of it, another station, sold out. */
  more(goodsId: GoodsId): void
}

/** What of the shop's settings a line obeys. */
export type LineSettings = Pick<ShopSettings, 'oneTap' | 'uncollectedMinutes'>

export interface LineProps {
  goods: OrderGoods
  mark: LineMark
  /** Said under the dish when the wall shows several stations. */
  station: string | null
  stationName(stationId: string): string
  isAdded: boolean
  isHidden: boolean
  isCursor: boolean
  /** It just fell back, because the server said no. */
  isReverted: boolean
  /** Somebody looks for this dish. */
  isLit: boolean
  /** A part that the server has not confirmed yet. */
  isProvisional: boolean
  settings: LineSettings
  timeZone: string
  ticking: Ticking
  /** Null: it is only looked at. */
  on: LineHandlers | null
}
