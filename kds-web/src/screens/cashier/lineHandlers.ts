import type { OrderGoods } from '@passline/shared/goods'

/** What can be done with lines that were ordered. */
export interface LineHandlers {
  rush(goods: readonly OrderGoods[]): void
  fire(goods: readonly OrderGoods[]): void
  cancel(goods: OrderGoods): void
  /** Its times, its note, and why it cannot be cancelled. */
  look(goods: OrderGoods): void
  /** Accepts or refuses what a wristband ordered. */
  confirm(): void
}
