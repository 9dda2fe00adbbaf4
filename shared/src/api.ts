import * as z from 'zod'
import { allergenList } from './allergen.ts'
import { codes } from './code.ts'
import { shopEvent } from './event.ts'
import { course, goodsAction, goodsStatus } from './goods.ts'
import { chosenId, deviceId, dishId, goodsId, orderId, placeId, shopId, stationId } from './ids.ts'
import { receipt } from './message.ts'
import { cateringOrder, orderSource, orderStatus, placeKind, platformRef } from './order.ts'
import { role } from './role.ts'
import { brand, dish, place, shop, shopSettings, station, timeZone } from './shop.ts'
import { instant, nameSchema, requiredText, text } from './text.ts'

/** The most lines one order may have, all rounds together, and the most one action may name. */
export const MOST_LINES = 200
export const MOST_PORTIONS = 999

// Orders.

export const orderLine = z.strictObject({
  dishId,
  quantity: z.int().min(1).max(MOST_PORTIONS),
  options: z
    .array(z.strictObject({ groupId: chosenId, choiceId: chosenId }))
    .max(60)
    .default([]),
  note: text(200).default(''),
  /** Missing: the dish's own. Later courses are held until they are fired. */
  course: course.optional(),
})
export type OrderLine = z.infer<typeof orderLine>

/** POST /v1/shops/{shop}/orders */
export const placeOrderRequest = z.strictObject({
  source: orderSource,
  /** Where it goes; null for take-away and platform orders. */
  place: z.strictObject({ kind: placeKind, id: placeId }).nullable().default(null),
  platform: platformRef.nullable().default(null),
  lines: z.array(orderLine).min(1).max(MOST_LINES),
  note: text(500).default(''),
  /** What the guest must not be given; the kitchen acknowledges it before it can start. */
  allergies: allergenList.default([]),
  allergyNote: text(200).default(''),
})
export type PlaceOrderRequest = z.infer<typeof placeOrderRequest>
export type PlaceOrderInput = z.input<typeof placeOrderRequest>

/** `rev` is the position of the journal that shows what the request did. */
const atRev = { rev: z.int() }

export const placeOrderAnswer = z.strictObject({ ...atRev, joined: z.boolean(), order: cateringOrder })
export type PlaceOrderAnswer = z.infer<typeof placeOrderAnswer>

/** Who first had goods on a screen of their station, or that they were cancelled; missing until then. */
export const seenGoods = z.strictObject({
  goodsId,
  what: z.enum(['ordered', 'cancelled']),
  seenAt: instant,
  seenBy: z.strictObject({ deviceId, name: z.string() }),
})
export const orderAnswer = z.strictObject({ order: cateringOrder, seen: z.array(seenGoods) })
export const orderFilter = z.strictObject({
  status: orderStatus.optional(),
  businessDay: z.iso
    .date()
    .refine((day) => day >= '0001-01-01', 'must be a day after the year 0')
    .optional(),
  /** A part of the name of its place, or the beginning of its number; capitals do not matter. */
  search: text(40).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const orderPage = z.strictObject({ orders: z.array(cateringOrder), next: z.string().nullable() })

/** POST …/orders/{order}/cancel cancels what is waiting [K16]. */
export const cancelOrderRequest = z.strictObject({})
export const closeRequest = z.strictObject({ force: z.boolean().default(false) })
export type CloseRequest = z.infer<typeof closeRequest>

export const goodsOutcome = z.strictObject({
  goodsId,
  outcome: z.enum(['changed', 'unchanged', 'rejected']),
  /** The status the goods have now; null when they are unknown. */
  status: goodsStatus.nullable(),
  code: z.enum(codes).nullable(),
  detail: z.string().nullable(),
  /** The line that took the step when part of a line was named [K17]. */
  partId: goodsId.nullable(),
})
export type GoodsOutcome = z.infer<typeof goodsOutcome>

export const outcomesAnswer = z.strictObject({ ...atRev, outcomes: z.array(goodsOutcome) })
export type OutcomesAnswer = z.infer<typeof outcomesAnswer>
export const cancelOrderAnswer = z.strictObject({ ...atRev, order: cateringOrder, outcomes: z.array(goodsOutcome) })
export const closeAnswer = z.strictObject({ ...atRev, order: cateringOrder.nullable() })

/** POST …/goods/actions: the actions are taken one after the other, per goods all or none [K11, K21]. */
export const goodsActionRequest = z.strictObject({
  actions: z.array(goodsAction).min(1).max(3),
  goods: z
    .array(z.strictObject({ goodsId, quantity: z.int().min(1).max(MOST_PORTIONS).optional() }))
    .min(1)
    .max(MOST_LINES)
    .refine((list) => new Set(list.map((each) => each.goodsId)).size === list.length, 'must name each goods once'),
  /** When a person tapped, by the server's clock, if the request had to wait for the network: goods are started since then. Ten minutes at most. */
  tappedAt: instant.optional(),
})
export type GoodsActionRequest = z.infer<typeof goodsActionRequest>

/** POST …/goods/cancellations-seen [K19] */
export const cancellationsSeenRequest = z.strictObject({ goodsIds: z.array(goodsId).min(1).max(MOST_LINES) })

/** POST …/goods/rushes-seen: the kitchen has seen that goods were rushed. */
export const rushesSeenRequest = cancellationsSeenRequest

/** POST …/orders/{order}/seen: stations acknowledge rounds (additions, allergies) and edits. */
export const changesSeenRequest = z.strictObject({
  stationIds: z.array(stationId).min(1).max(200),
  rounds: z.array(z.int().min(1)).max(MOST_LINES).default([]),
  edits: z.array(z.int().min(1)).max(1_000).default([]),
})
export type ChangesSeenRequest = z.infer<typeof changesSeenRequest>

/** POST …/orders/{order}/accept and /refuse: goods from a wristband that wait for the cashier. */
export const confirmRequest = z.strictObject({ goodsIds: z.array(goodsId).min(1).max(MOST_LINES) })
/** POST …/orders/{order}/move */
export const moveOrderRequest = z.strictObject({ place: z.strictObject({ kind: placeKind, id: placeId }) })
/** POST …/goods/{goods}/note */
export const noteGoodsRequest = z.strictObject({ note: text(200) })
/** POST …/goods/{goods}/station */
export const moveGoodsRequest = z.strictObject({ stationId })
export const orderSaved = z.strictObject({ ...atRev, order: cateringOrder })

/** POST …/dishes/{dish}/sold-out: until when; null: until somebody puts it back on sale. `today`: to the end of the business day. */
export const soldOutRequest = z.strictObject({
  until: z
    .union([instant, z.literal('today')])
    .nullable()
    .default(null),
})
/** PUT …/dishes/{dish}/remaining */
export const remainingRequest = z.strictObject({ remaining: dish.shape.remaining.unwrap() })

// Messages that were received.

/** POST …/im/receipts */
export const receiptsRequest = z.strictObject({ receipts: z.array(receipt).min(1).max(200) })
/** `unknown` are about no message of this device's inbox. */
export const receiptsAnswer = z.strictObject({ kept: z.int(), unknown: z.int() })

// Configuration.

export const brandInput = brand
export const brandChange = z.strictObject({ name: nameSchema })
export const shopInput = z.strictObject({
  id: shopId,
  brandId: shop.shape.brandId,
  name: nameSchema,
  timeZone,
  settings: shopSettings.prefault({}),
})

type Settings = (typeof shopSettings)['shape']

/** Any of the settings: without their defaults, which would be read into every change that does not speak of them. */
const settingsChange = z.strictObject(
  Object.fromEntries(Object.entries(shopSettings.shape).map(([name, field]) => [name, field.unwrap().optional()])) as unknown as {
    [Name in keyof Settings]: z.ZodOptional<ReturnType<Settings[Name]['unwrap']>>
  },
)
export const shopChange = z.strictObject({
  name: nameSchema.optional(),
  timeZone: timeZone.optional(),
  settings: settingsChange.optional(),
})
export const stationInput = station.omit({ id: true })
export const dishInput = dish.omit({ id: true, soldOut: true, soldOutUntil: true, remaining: true })
export const placeInput = place.omit({ id: true, kind: true })

export const brandAnswer = z.strictObject({ brand })
export const shopAnswer = z.strictObject({ shop })
export const shopSaved = z.strictObject({ ...atRev, shop })
export const dishAnswer = z.strictObject({ dish })
export const stationAnswer = z.strictObject({ station })
export const placeAnswer = z.strictObject({ place })
export const saved = {
  station: z.strictObject({ ...atRev, station }),
  dish: z.strictObject({ ...atRev, dish }),
  place: z.strictObject({ ...atRev, place }),
}
export const removed = z.strictObject({ ...atRev })

/** A device or program as others see it; its token is shown once, when it is added. */
export const device = z.strictObject({
  id: deviceId,
  shopId: shopId.nullable(),
  name: requiredText(60),
  role,
  /** A guest's device orders for its own place only. */
  place: z.strictObject({ kind: placeKind, id: placeId }).nullable(),
  /** The account at which it receives messages [M1]: its own id, `cashier` for all cashiers of a shop; null when it receives none. */
  accountId: z.string().nullable(),
  /** Screens of one zone stand together, and one of them speaks; null: the zone of its role, or, for pads, its own. */
  zone: z.string().nullable(),
  addedAt: instant,
  revokedAt: instant.nullable(),
})
export type Device = z.infer<typeof device>
export const deviceInput = z.strictObject({
  name: requiredText(60),
  role: role.exclude(['owner']),
  place: z.strictObject({ kind: placeKind, id: placeId }).nullable().default(null),
  zone: requiredText(40).nullable().default(null),
  /** For a technician's further device: the account at which it receives too. */
  accountId: chosenId.nullable().default(null),
})
export const deviceAdded = z.strictObject({ device, token: z.string() })

/** `at` is the server's time: a device that takes no snapshot sets its clock by it. */
export const whoAmI = z.strictObject({ device, shop: shop.nullable(), at: instant })

// Lists.

export const brandList = z.strictObject({ brands: z.array(brand) })
export const shopList = z.strictObject({ shops: z.array(shop) })
export const stationList = z.strictObject({ stations: z.array(station) })
export const dishList = z.strictObject({ dishes: z.array(dish) })
export const placeList = z.strictObject({ places: z.array(place) })
export const deviceList = z.strictObject({ devices: z.array(device) })

/** GET …/events: the journal after `since`, oldest first. */
export const eventFilter = z.strictObject({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export const eventPage = z.strictObject({ epoch: z.string(), head: z.int(), events: z.array(shopEvent), next: z.int().nullable() })

/** Every error is a problem document (RFC 9457), `application/problem+json`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  detail: z.string(),
  /** For `invalid`: where in the request, and what would be right. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** For `soldOut` and `unknownDish`. */
  dishIds: z.array(z.string()).optional(),
  /** For `unfinishedGoods`. */
  goodsIds: z.array(goodsId).optional(),
  /** For `allRejected`. */
  outcomes: z.array(goodsOutcome).optional(),
})
export type Problem = z.infer<typeof problem>

export const ids = { shopId, orderId, stationId, dishId, placeId, deviceId }
