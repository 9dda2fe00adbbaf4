import { type GoodsActionRequest, goodsActionRequest } from '@passline/shared/api'
import { type GoodsStatus, goodsStatus } from '@passline/shared/goods'
import { type CallId, callId, type GoodsId, goodsId, type PadCallId, padCallId, type ShopId, shopId } from '@passline/shared/ids'
import { type StaffMember, staffMember } from '@passline/shared/staff'
import { type Name, nameSchema } from '@passline/shared/text'
import { z } from 'zod'

/**
 * What a line was when the action was taken: the overlay shows a repeatable step only on the line that it was meant for, and a refusal
 * can be explained when the line is gone from the screen.
 */
export interface WasGoods {
  status: GoodsStatus
  quantity: number
  callCount: number
  seqNo: number
  name: Name
}

/** A write that may wait for the network. */
export type OutboxRequest =
  | { kind: 'goodsActions'; shopId: ShopId; body: GoodsActionRequest }
  | { kind: 'cancellationsSeen'; shopId: ShopId; body: { goodsIds: GoodsId[] } }
  | { kind: 'answerCall'; shopId: ShopId; callId: CallId }
  /** `by` is this device, so that the screen can show at once who goes. */
  | { kind: 'takePadCall' | 'donePadCall'; shopId: ShopId; padCallId: PadCallId; by: StaffMember }

export type RequestKind = OutboxRequest['kind']

export interface OutboxEntry {
  /** Grows with every entry of this device; entries are sent in this order. */
  sequence: number
  key: string
  /** Server time of the tap, ms. */
  at: number
  request: OutboxRequest
  was: Readonly<Record<string, WasGoods>>
}

/** An entry that was not stored yet. */
export type NewOutboxEntry = Omit<OutboxEntry, 'sequence'>

const wasGoods = z.object({ status: goodsStatus, quantity: z.int(), callCount: z.int(), seqNo: z.int(), name: nameSchema })

/** What was stored may be of an older version of this page, so it is parsed like anything from outside. */
export const outboxEntry: z.ZodType<OutboxEntry> = z.object({
  sequence: z.int(),
  key: z.string(),
  at: z.number(),
  request: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('goodsActions'), shopId, body: goodsActionRequest }),
    z.object({ kind: z.literal('cancellationsSeen'), shopId, body: z.object({ goodsIds: z.array(goodsId) }) }),
    z.object({ kind: z.literal('answerCall'), shopId, callId }),
    z.object({ kind: z.enum(['takePadCall', 'donePadCall']), shopId, padCallId, by: staffMember }),
  ]),
  was: z.record(z.string(), wasGoods),
})
