import * as z from 'zod'
import { goodsId, orderId } from './ids.ts'
import { instant } from './text.ts'

/** Goods that were ordered, or cancelled, and that no screen of their station has painted within the shop's setting. */
export const unseenGoods = z.strictObject({
  orderId,
  goodsId,
  what: z.enum(['ordered', 'cancelled']),
  /** When it was ordered or cancelled. */
  since: instant,
})
export type UnseenGoods = z.infer<typeof unseenGoods>

export function unseenKey({ goodsId, what }: Pick<UnseenGoods, 'goodsId' | 'what'>): string {
  return `${goodsId}:${what}`
}
