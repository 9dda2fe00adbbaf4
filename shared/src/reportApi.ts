import * as z from 'zod'
import { EVENTS, type EventName, shopEvent } from './event.ts'
import { deviceId, dishId, goodsId, orderId, stationId } from './ids.ts'
import { orderPlace, orderSource, platformRef } from './order.ts'
import { instant, nameSchema, requiredText, text } from './text.ts'

// The operations log: the journal, newest first, with the names of what it is about.

/** An order as sentences name it: its number, and where it goes. */
export const namedOrder = z.strictObject({
  id: orderId,
  seqNo: z.int(),
  source: orderSource,
  place: orderPlace.nullable(),
  platform: platformRef.nullable(),
})
export type NamedOrder = z.infer<typeof namedOrder>

/** Goods as sentences name them. The portions are those of the line as it is now. */
export const namedGoods = z.strictObject({ id: goodsId, name: nameSchema, quantity: z.int() })
export type NamedGoods = z.infer<typeof namedGoods>

/** The names of all that the events of a page are about. What does not exist any more is missing. */
export const logNames = z.strictObject({
  devices: z.array(z.strictObject({ id: deviceId, name: z.string() })),
  orders: z.array(namedOrder),
  goods: z.array(namedGoods),
  dishes: z.array(z.strictObject({ id: dishId, name: nameSchema })),
  stations: z.array(z.strictObject({ id: stationId, name: nameSchema })),
})
export type LogNames = z.infer<typeof logNames>

/** The actor of what happens by itself, because time passed. */
export const BY_ITSELF = 'clock'

const eventNames = Object.keys(EVENTS) as [EventName, ...EventName[]]

/** GET …/log */
export const logFilter = z.strictObject({
  /** Only what happened before this rev: `next` of the page before. */
  before: z.coerce.number().int().min(1).optional(),
  from: instant.optional(),
  to: instant.optional(),
  /** The id of a device, or `clock` for what happened by itself. */
  actor: text(60).optional(),
  /** Names of events, separated by commas. */
  names: z
    .string()
    .max(2_000)
    .transform((list) => list.split(',').filter((name) => name !== ''))
    .pipe(z.array(z.enum(eventNames)).max(eventNames.length))
    .optional(),
  orderId: orderId.optional(),
  /** Only orders with this daily number. */
  seqNo: z.coerce.number().int().min(1).max(1_000_000).optional(),
  /** Only orders to a room, table or wristband of this name, and calls from there. */
  place: requiredText(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type LogFilter = z.infer<typeof logFilter>

/** `next` is given as `before` of the following page; null at the beginning of the journal. */
export const logPage = z.strictObject({ events: z.array(shopEvent), names: logNames, next: z.int().nullable() })
export type LogPage = z.infer<typeof logPage>

// The report of a business day [K13]: only what was really seen.

/**
 * What was made, counted by lines of orders. A line is late when it was made later than its expected minutes after its clock began: when it
 * was fired, else when it was ordered. Times are seconds from then until it was made, and null when nothing was made.
 */
const measure = {
  made: z.int(),
  /** The portions of those lines. */
  portions: z.int(),
  late: z.int(),
  averageSeconds: z.int().nullable(),
  medianSeconds: z.int().nullable(),
  /** Nine of ten took at most so long. */
  p90Seconds: z.int().nullable(),
  /** Lines that were cancelled. */
  cancelled: z.int(),
}
export const dayMeasure = z.strictObject(measure)
export type DayMeasure = z.infer<typeof dayMeasure>

/** A time in which nothing was made. */
export const NOTHING_MADE: DayMeasure = {
  made: 0,
  portions: 0,
  late: 0,
  averageSeconds: null,
  medianSeconds: null,
  p90Seconds: null,
  cancelled: 0,
}

/** GET …/reports/day */
export const dayQuery = z.strictObject({
  /** Missing: the business day of now. */
  businessDay: z.iso
    .date()
    .refine((day) => day >= '2000-01-01' && day < '2200-01-01', 'must be a day between 2000 and 2199')
    .optional(),
})

export const dayReport = z.strictObject({
  businessDay: z.iso.date(),
  /** The instants between which the day lies. */
  from: instant,
  to: instant,
  /** The server's clock when it counted. */
  at: instant,
  orders: z.int(),
  total: dayMeasure,
  /** Every hour of the day, and those after it in which lines of its orders were still made or cancelled; `from` is where the hour begins. */
  hours: z.array(z.strictObject({ from: instant, ...measure })),
  /** Stations at which something was made or cancelled. */
  stations: z.array(z.strictObject({ stationId, ...measure })),
  /** Lines that were called and stood longer than the shop's setting, or stand so long now. */
  uncollected: z.int(),
  /** Dishes that were sold out during the day, and how often. */
  soldOut: z.array(z.strictObject({ dishId, times: z.int() })),
})
export type DayReport = z.infer<typeof dayReport>
