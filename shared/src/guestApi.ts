import * as z from 'zod'
import { orderId } from './ids.ts'
import { instant, nameSchema } from './text.ts'
import { waitRange } from './waits.ts'

/**
 * What a guest is told of a dish, in the order in which it happens: the cashier has to accept it, it belongs to a later course, it waits, it
 * is being made, it was called for, somebody carries it, it is with the guest; or it was cancelled.
 */
export const guestStates = ['unconfirmed', 'held', 'waiting', 'making', 'ready', 'onTheWay', 'served', 'cancelled'] as const
export const guestState = z.enum(guestStates)
export type GuestState = (typeof guestStates)[number]

/** One dish of an order as its guest sees it. Parts of a split line that are in one state are one. */
const dishRow = { name: nameSchema, quantity: z.int(), state: guestState }
export const guestLine = z.strictObject(dishRow)
export type GuestLine = z.infer<typeof guestLine>

/** How many dishes (lines, not portions) are in each state. */
export const guestSummary = z.strictObject({
  unconfirmed: z.int(),
  held: z.int(),
  waiting: z.int(),
  making: z.int(),
  ready: z.int(),
  onTheWay: z.int(),
  served: z.int(),
  cancelled: z.int(),
})
export type GuestSummary = z.infer<typeof guestSummary>

/** What both of a guest's views of an open order say. */
const progress = {
  /** The number that is called. */
  seqNo: z.int(),
  /** What comes next for the guest. */
  state: guestState.exclude(['cancelled']),
  summary: guestSummary,
  /** How much longer until all of it is made; null when nobody can say. */
  wait: waitRange.nullable(),
}

/** GET /v1/guest/{key}: an open order, without who ordered it, where it goes, what it costs and what was noted. */
export const guestOrder = z.strictObject({
  status: z.literal('open'),
  at: instant,
  shop: z.strictObject({ brandName: nameSchema, name: nameSchema }),
  /** The guest collects it at the pass; otherwise it is brought. */
  isCollected: z.boolean(),
  ...progress,
  lines: z.array(guestLine),
})
export type GuestOrder = z.infer<typeof guestOrder>

/** The same link once the order is closed: nothing but that. */
export const guestClosed = z.strictObject({
  status: z.literal('closed'),
  /** An order that the guest collects, and it was. */
  isPickedUp: z.boolean(),
})
export const guestView = z.discriminatedUnion('status', [guestOrder, guestClosed])
export type GuestView = z.infer<typeof guestView>

/** GET …/orders/{order}/guest-link: where the guest's page is, from the root of the server. */
export const guestLink = z.strictObject({ url: z.string() })

/** One dish on the pad of the place that it goes to. */
export const myLine = z.strictObject({
  /** Stays the same while the line is in one state. */
  id: z.string(),
  ...dishRow,
  /** The names of what was chosen. */
  options: z.array(nameSchema),
  /** 1 for the first request, more for what was added later [K12]. */
  round: z.int(),
})
export type MyLine = z.infer<typeof myLine>

/** GET …/my-order: the open order of the place where the device stands. */
export const myOrder = z.strictObject({
  id: orderId,
  ...progress,
  lines: z.array(myLine),
  /** Every request that put goods on the order; the last is the newest. */
  rounds: z.array(z.strictObject({ round: z.int(), at: instant })),
  /** As in `guestLink`. */
  url: z.string(),
})
export type MyOrder = z.infer<typeof myOrder>
export const myOrderAnswer = z.strictObject({ at: instant, order: myOrder.nullable() })
export type MyOrderAnswer = z.infer<typeof myOrderAnswer>
