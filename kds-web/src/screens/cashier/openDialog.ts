import type { DishId, GoodsId } from '@passline/shared/ids'
import type { CartLine } from './cart.ts'
import type { TargetKind } from './target.ts'

/** The dialog over the desk, and what it is about. */
export type OpenDialog =
  | { kind: 'target'; first: TargetKind; takesAlong: boolean }
  | { kind: 'options'; dishId: DishId; line: CartLine | null }
  | { kind: 'cancelLine'; goodsId: GoodsId }
  | { kind: 'cancelOrder' }
  | { kind: 'close' }
