import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'

/** What can be done with an order that arrived from a wristband. */
export interface ArrivalHandlers {
  open(order: CateringOrder): void
  /** Somebody has noticed, and goes on with what is in hand. */
  notice(order: CateringOrder): void
  /** Gives all of it to the kitchen. */
  accept(order: CateringOrder, goods: readonly OrderGoods[]): void
  /** Asks about each line; `refuses`: with none of them accepted to begin with. */
  confirm(order: CateringOrder, refuses: boolean): void
}
