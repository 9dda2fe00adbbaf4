import * as z from 'zod'
import { goodsChange, orderGoods } from './goods.ts'
import { callId, chosenId, deviceId, dishId, goodsId, orderId, padCallId, placeId, stationId } from './ids.ts'
import { cateringOrder, orderEdit, orderPlace, orderRound, orderStatus, placeKind } from './order.ts'
import { padCall } from './padCall.ts'
import { role } from './role.ts'
import { messageRule, ruleCell } from './rule.ts'
import { dish, place, shop, station } from './shop.ts'
import { seenMark, staffMember } from './staff.ts'
import { template } from './template.ts'
import { instant, requiredText } from './text.ts'
import { unseenGoods } from './unseen.ts'

const goodsStep = z.strictObject({ orderId, goods: z.array(goodsChange) })

/** What can happen in a shop: the name of each event and what it carries. Events are past; each says the new state, never a difference to guess. */
export const EVENTS = {
  orderPlaced: z.strictObject({ order: cateringOrder }),
  /** More goods for an open order [K12]. */
  goodsAdded: z.strictObject({ orderId, round: orderRound, goods: z.array(orderGoods) }),
  /** Part of a line became a line of its own [K17]; the line keeps `quantity`. */
  goodsSplit: z.strictObject({ orderId, goodsId, quantity: z.int(), part: orderGoods }),
  goodsStarted: goodsStep,
  goodsMade: goodsStep,
  goodsCalled: goodsStep,
  goodsPickedUp: goodsStep,
  goodsDelivered: goodsStep,
  goodsCancelled: goodsStep,
  /** One step back [K9]; the event's actor and time are who and when. */
  goodsRecalled: goodsStep,
  goodsRushed: goodsStep,
  /** The kitchen has seen that goods were rushed; whoever asked sees it. */
  rushSeen: goodsStep,
  /** A held course was fired, by hand or because the courses before it are made: its clock begins. */
  goodsFired: goodsStep,
  /** The cashier has accepted goods from a wristband: they are the kitchen's now, or wait for their course. Refused ones are cancelled. */
  goodsAccepted: goodsStep,
  /** A line's note is another now. */
  goodsNoted: z.strictObject({ orderId, goods: z.array(goodsChange), edit: orderEdit }),
  /** A line is made at another station. */
  goodsMoved: z.strictObject({ orderId, goods: z.array(goodsChange), edit: orderEdit }),
  /** The order goes to another room, table or wristband. */
  orderMoved: z.strictObject({ orderId, place: orderPlace, edit: orderEdit }),
  /** Stations have acknowledged rounds (additions, allergies) and edits of an order. */
  changesSeen: z.strictObject({
    orderId,
    stationIds: z.array(stationId),
    rounds: z.array(z.int()),
    edits: z.array(z.int()),
    seen: seenMark,
  }),
  /** A cook has seen that lines were cancelled [K19]. */
  cancellationSeen: goodsStep,
  /** The order's status changed because of its goods or its closing [K15]. */
  orderCompleted: z.strictObject({ orderId, status: orderStatus, closedAt: instant.nullable() }),
  orderCancelled: z.strictObject({ orderId, status: orderStatus, closedAt: instant.nullable() }),
  /** A recall put a finished order back to work; it carries the whole order, because screens may have let it go. */
  orderReopened: z.strictObject({ order: cateringOrder }),
  /** Goods are not made although the minutes they are expected to take are over. */
  goodsOverdue: z.strictObject({ orderId, goodsIds: z.array(goodsId) }),
  /** Goods were called and nobody has picked them up. */
  goodsUncollected: z.strictObject({ orderId, goodsIds: z.array(goodsId) }),
  /** No screen of their station has painted these goods in time. */
  orderUnseen: z.strictObject({ orderId, goods: z.array(unseenGoods) }),
  /** They are seen after all, or it does not matter any more. */
  orderSeen: z.strictObject({ orderId, goods: z.array(unseenGoods.pick({ goodsId: true, what: true })) }),
  /** A room was cleaned [K14]; `orderId` is the order that it completed, if there was one. */
  roomCleaned: z.strictObject({ place: orderPlace, orderId: orderId.nullable() }),

  shopChanged: z.strictObject({ shop }),
  stationSaved: z.strictObject({ station }),
  stationRemoved: z.strictObject({ stationId }),
  dishSaved: z.strictObject({ dish }),
  dishRemoved: z.strictObject({ dishId }),
  dishSoldOut: z.strictObject({ dishId, until: instant.nullable().default(null) }),
  dishBackOnSale: z.strictObject({ dishId }),
  /** So many portions can still be ordered; null: they are not counted any more. */
  dishCounted: z.strictObject({ dishId, remaining: z.int().nullable() }),
  placeSaved: z.strictObject({ place }),
  placeRemoved: z.strictObject({ kind: placeKind, placeId }),
  deviceAdded: z.strictObject({ deviceId, name: requiredText(60), role }),
  /** A device went to another place; its account and its inbox stay [M1]. */
  deviceMoved: z.strictObject({ deviceId, place: z.strictObject({ kind: placeKind, id: placeId }).nullable() }),
  deviceRevoked: z.strictObject({ deviceId }),
  /** A screen has had no connection for longer than the shop's setting. */
  deviceOffline: z.strictObject({ deviceId, name: requiredText(60), role, since: instant }),
  deviceOnline: z.strictObject({ deviceId, name: requiredText(60) }),
  /** Nobody in this zone can hear what is announced. */
  zoneSilent: z.strictObject({ zone: requiredText(60) }),
  zoneHeard: z.strictObject({ zone: requiredText(60) }),
  technicianOnClock: z.strictObject({ accountId: z.string(), name: requiredText(60) }),
  technicianOffClock: z.strictObject({ accountId: z.string(), name: requiredText(60) }),

  /** A guest calls from the room pad; one waiter takes it, and everybody sees who [M9]. */
  padCallPlaced: z.strictObject({ padCall }),
  padCallTaken: z.strictObject({ padCallId, by: staffMember }),
  padCallDone: z.strictObject({ padCallId, by: staffMember }),
  padCallCancelled: z.strictObject({ padCallId }),
  /** Somebody answered a message: whoever else has it need not, and what is not sent of the call stays unsent. */
  callAnswered: z.strictObject({ callId, by: staffMember }),
  /** What was not sent of a call is not sent any more. */
  callCancelled: z.strictObject({ callId }),
  /** The shop has a message rule of its own, or (null) follows its brand again. */
  messageRuleChanged: z.strictObject({ ...ruleCell, rule: messageRule.nullable() }),
  /** The shop words a template in its own way, or (null) follows its brand again. */
  messageTemplateChanged: z.strictObject({ templateId: chosenId, template: template.nullable() }),
} as const

export type EventName = keyof typeof EVENTS

/** An event before it has a number and a time. */
export type Happening = { [N in EventName]: { name: N; data: z.infer<(typeof EVENTS)[N]> } }[EventName]

/** An event as the journal keeps it: the `rev`-th thing that happened in the shop, at a time, by somebody. */
export type ShopEvent = Happening & { rev: number; at: string; actor: string }

/** That a screen or a pad went, came back or was taken away. */
export type PresenceEvent = Extract<ShopEvent, { name: 'deviceOffline' | 'deviceOnline' | 'deviceRevoked' }>

const envelope = { rev: z.int().positive(), at: instant, actor: chosenId }

/** The schema of one journal entry, for receivers. */
export const shopEvent = z.discriminatedUnion(
  'name',
  Object.entries(EVENTS).map(([name, data]) => z.strictObject({ ...envelope, name: z.literal(name), data })) as unknown as [
    z.ZodType<ShopEvent> & z.core.$ZodTypeDiscriminable,
  ],
)
