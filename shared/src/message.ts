import * as z from 'zod'
import { channel } from './channel.ts'
import { callId, deviceId, dishId, goodsId, messageId, orderId, padCallId, shopId } from './ids.ts'
import { orderPlace } from './order.ts'
import { msgType, ruleSource } from './rule.ts'
import { wording } from './template.ts'
import { instant } from './text.ts'

/** What became of a message on its way; whether people saw it is another axis, told by receipts [M8]. */
export const messageStatuses = ['pending', 'sent', 'skipped', 'expired', 'cancelled'] as const
export const messageStatus = z.enum(messageStatuses)
export type MessageStatus = (typeof messageStatuses)[number]

/** Why a message was not sent, or was taken back. */
export const messageReasons = [
  'ruleOff',
  'ruleChanged',
  'goodsStarted',
  'goodsMade',
  'goodsCalled',
  'goodsPickedUp',
  'goodsCancelled',
  'goodsRecalled',
  'goodsSeen',
  'goodsAccepted',
  'orderClosed',
  'callAnswered',
  'callCancelled',
  'dishBackOnSale',
  'offTheClock',
  'quietHours',
  'missingParameter',
  'unknownTemplate',
  'nobodyThere',
  'tooLate',
  'failed',
] as const
export const messageReason = z.enum(messageReasons)
export type MessageReason = (typeof messageReasons)[number]

/** The sentence of a message in every language, as it is shown and as it is said. Null for a silent refresh. */
export const messageContent = z.strictObject({ zh: wording, en: wording })
export type MessageContent = z.infer<typeof messageContent>

/** A message as it reaches a device. A device drops what it has seen, by `id` [M6]. */
export const messagePush = z.strictObject({
  id: messageId,
  callId,
  shopId,
  event: z.string(),
  source: ruleSource,
  channel,
  msgType,
  content: messageContent.nullable(),
  /** What it is about, so that a screen can drop it when that is over: the goods are picked up, the call is taken, the dish is back on sale. */
  orderId: orderId.nullable(),
  goodsIds: z.array(goodsId),
  padCallId: padCallId.nullable(),
  /** The dish that is sold out. */
  dishId: dishId.nullable().default(null),
  seqNo: z.int().nullable(),
  place: orderPlace.nullable(),
  /** 1, 2, … of the repetitions. */
  repetition: z.int(),
  sentAt: instant,
  /** Not to be shown or said after this. */
  expiresAt: instant,
  /** This device has said, or shown, it already: it comes again because the page was opened anew. */
  wasSpoken: z.boolean(),
  wasShown: z.boolean(),
})
export type MessagePush = z.infer<typeof messagePush>

/** What a device has done with a message. `delivered` is the acknowledgement of the push. */
export const receiptKinds = ['delivered', 'shown', 'spoken'] as const
export const receiptKind = z.enum(receiptKinds)
export type ReceiptKind = (typeof receiptKinds)[number]

export const receipt = z.strictObject({ messageId, kind: receiptKind.exclude(['delivered']), at: instant })
export type Receipt = z.infer<typeof receipt>

/** What one device has done with a message, and when. */
export const deviceReceipts = z.strictObject({
  deviceId,
  deviceName: z.string(),
  deliveredAt: instant.nullable(),
  shownAt: instant.nullable(),
  spokenAt: instant.nullable(),
})

/** A row of the message table with its whole timeline [M8]. */
export const messageRow = z.strictObject({
  id: messageId,
  channel,
  msgType,
  repetition: z.int(),
  isEscalation: z.boolean(),
  /** Accounts that it is for; null: the whole channel. */
  designated: z.array(z.string()).nullable(),
  templateId: z.string().nullable(),
  status: messageStatus,
  reason: messageReason.nullable(),
  /** More about the reason, such as the parameters that are missing. */
  detail: z.string().nullable(),
  content: messageContent.nullable(),
  writtenAt: instant,
  dueAt: instant,
  expiresAt: instant,
  queuedAt: instant.nullable(),
  checkedAt: instant.nullable(),
  sentAt: instant.nullable(),
  /** When it was taken back, sent or not. */
  withdrawnAt: instant.nullable(),
  receipts: z.array(deviceReceipts),
})
export type MessageRow = z.infer<typeof messageRow>

/** All messages about one thing that happened, or that one program asked for. */
export const imCall = z.strictObject({
  id: callId,
  shopId,
  event: z.string(),
  source: ruleSource,
  /** The position of the journal it comes from; null when a program sent it. */
  rev: z.int().nullable(),
  requestId: z.string().nullable(),
  requestedBy: z.string(),
  params: z.record(z.string(), z.string()),
  orderId: orderId.nullable(),
  padCallId: padCallId.nullable(),
  writtenAt: instant,
  answeredAt: instant.nullable(),
  answeredBy: z.strictObject({ deviceId, name: z.string() }).nullable(),
  cancelledAt: instant.nullable(),
  messages: z.array(messageRow),
})
export type ImCall = z.infer<typeof imCall>
