import type { DishId, GoodsId, OrderId } from '@passline/shared/ids'
import type { SlipKind } from '../../parts/Slip.tsx'
import type { CartLine } from '../ordering/cartLine.ts'
import type { TargetKind } from './target.ts'

/** The dialog over the desk, and what it is about. Those without an order of their own are about the order in front. */
export type OpenDialog =
  | { kind: 'target'; first: TargetKind; takesAlong: boolean }
  | { kind: 'options'; dishId: DishId; line: CartLine | null }
  | { kind: 'allergy' }
  | { kind: 'sell'; dishId: DishId }
  | { kind: 'confirm'; orderId: OrderId; refuses: boolean }
  | { kind: 'line'; goodsId: GoodsId }
  | { kind: 'cancelLine'; goodsId: GoodsId }
  | { kind: 'cancelOrder' }
  | { kind: 'close' }
  | { kind: 'move' }
  | { kind: 'slip'; first: SlipKind }
  | { kind: 'link' }
