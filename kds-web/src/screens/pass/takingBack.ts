import type { GoodsId } from '@passline/shared/ids'
import { type CateringOrder, completesByItself } from '@passline/shared/order'
import type { LiveState } from '../../live/types.ts'
import { standing } from '../../live/undoing.ts'

/** A tap at this pass that can still be taken back. */
export interface PassStep {
  readonly key: string
  readonly action: 'call' | 'pickUp'
  readonly order: CateringOrder
  /** Server time, ms. */
  readonly at: number
}

/**
 * The lines that taking back a step at the pass moves: those that still are where it left them. None while the server has not named all its
 * parts. An order that ended with its pickup has left the screen: nobody moves it on, and the whole pickup can be taken back. One that was
 * closed has left it too, and nothing of it can.
 */
export function linesToTakeBack(
  { key, action, order }: PassStep,
  { undoable, state }: Pick<LiveState, 'undoable' | 'state'>,
): { goodsId: GoodsId }[] {
  const step = undoable.find((each) => each.key === key)
  if (!step) return []
  if (state?.orders.has(order.id)) return standing(step, state).map(({ goodsId }) => ({ goodsId }))
  const named = step.goods.flatMap(({ goodsId }) => (goodsId ? [{ goodsId }] : []))
  return action === 'pickUp' && completesByItself(order.source) && named.length === step.goods.length ? named : []
}
