import { type ChangesSeenRequest, changesSeenRequest, type GoodsActionRequest, goodsActionRequest } from '@passline/shared/api'
import { type GoodsStatus, goodsStatus } from '@passline/shared/goods'
import {
  type CallId,
  callId,
  type DishId,
  dishId,
  type GoodsId,
  goodsId,
  type OrderId,
  orderId,
  type PadCallId,
  padCallId,
  type ShopId,
  type StationId,
  shopId,
  stationId,
} from '@passline/shared/ids'
import { type StaffMember, staffMember } from '@passline/shared/staff'
import { instant, type Name, nameSchema } from '@passline/shared/text'
import * as z from 'zod'

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

/** A write that may wait for the network. `by` is this device, so that the screen can show at once who it was. */
export type OutboxRequest =
  | { kind: 'goodsActions'; shopId: ShopId; body: GoodsActionRequest }
  | { kind: 'cancellationsSeen'; shopId: ShopId; body: { goodsIds: GoodsId[] } }
  | { kind: 'rushesSeen'; shopId: ShopId; body: { goodsIds: GoodsId[] }; by: StaffMember }
  | { kind: 'changesSeen'; shopId: ShopId; orderId: OrderId; body: ChangesSeenRequest; by: StaffMember }
  | { kind: 'moveGoods'; shopId: ShopId; goodsId: GoodsId; stationId: StationId }
  | { kind: 'soldOut'; shopId: ShopId; dishId: DishId; until: SoldOutUntil }
  | { kind: 'backOnSale'; shopId: ShopId; dishId: DishId }
  | { kind: 'answerCall'; shopId: ShopId; callId: CallId }
  | { kind: 'takePadCall' | 'donePadCall'; shopId: ShopId; padCallId: PadCallId; by: StaffMember }

/** An instant, the end of the business day, or (null) until somebody says so. */
export type SoldOutUntil = string | 'today' | null

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
    z.object({ kind: z.literal('rushesSeen'), shopId, body: z.object({ goodsIds: z.array(goodsId) }), by: staffMember }),
    z.object({ kind: z.literal('changesSeen'), shopId, orderId, body: changesSeenRequest, by: staffMember }),
    z.object({ kind: z.literal('moveGoods'), shopId, goodsId, stationId }),
    z.object({ kind: z.literal('soldOut'), shopId, dishId, until: z.union([instant, z.literal('today')]).nullable() }),
    z.object({ kind: z.literal('backOnSale'), shopId, dishId }),
    z.object({ kind: z.literal('answerCall'), shopId, callId }),
    z.object({ kind: z.enum(['takePadCall', 'donePadCall']), shopId, padCallId, by: staffMember }),
  ]),
  was: z.record(z.string(), wasGoods),
})
