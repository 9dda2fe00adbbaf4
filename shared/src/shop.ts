import * as z from 'zod'
import { allergenList } from './allergen.ts'
import { isTimeZone } from './businessDay.ts'
import { course } from './goods.ts'
import { brandId, chosenId, dishId, placeId, shopId, stationId } from './ids.ts'
import { placeKind } from './order.ts'
import { fen, instant, nameSchema, requiredText, text } from './text.ts'

export const brand = z.strictObject({ id: brandId, name: nameSchema })
export type Brand = z.infer<typeof brand>

export const shopSettings = z.strictObject({
  /** The hour, in the shop's zone, at which sequence numbers restart [K13]. */
  resetHour: z.int().min(0).max(23).default(3),
  /** Whether the last step, delivery, is recorded [K6]. */
  deliver: z.boolean().default(true),
  /** Whether one tap of the cook starts and finishes [K21]. */
  oneTap: z.boolean().default(false),
  /** Seconds within which a screen of its station must have painted what was ordered or cancelled, before it counts as unseen. */
  unseenSeconds: z.int().min(3).max(600).default(10),
  /** Minutes that called goods may stand at the pass before they count as uncollected. */
  uncollectedMinutes: z.int().min(1).max(240).default(5),
  /** Seconds that a zone may be without anybody who hears it, and a screen without connection, before it is said. */
  silenceSeconds: z.int().min(5).max(3600).default(30),
  /** Whether waiters' phones are told by web push when the page is closed. */
  webPush: z.boolean().default(false),
  /** Whether a held course is fired by itself when everything of the courses before it is made. */
  autoFire: z.boolean().default(true),
  /** Whether the cashier must accept an order from a wristband before the kitchen has it. */
  confirmWristband: z.boolean().default(false),
  /** Whether rushed tickets move to the front of the kitchen's wall. */
  rushFirst: z.boolean().default(false),
  /** What the call-number board runs along its foot; empty: nothing. */
  ticker: z.strictObject({ zh: text(200), en: text(400) }).default({ zh: '', en: '' }),
  /** The shop's logo for the board, a PNG, JPEG, WebP or SVG as a data address of at most 64 kB; empty: none. */
  logo: z
    .string()
    .max(90_000)
    .regex(/^(data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/=]+)?$/, 'must be empty or data:image/…;base64,…')
    .default(''),
  /** The languages that the board shows and speaks, in this order. */
  boardLanguages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .max(2)
    .refine((list) => new Set(list).size === list.length, 'must name each language once')
    .default(['zh']),
})
export type ShopSettings = z.infer<typeof shopSettings>

export const timeZone = text(60).refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')

/** A shop (门店): a restaurant or a venue with guest rooms. */
export const shop = z.strictObject({ id: shopId, brandId, brandName: nameSchema, name: nameSchema, timeZone, settings: shopSettings })
export type Shop = z.infer<typeof shop>

/** A station (档口): where goods are made. `sort` orders lists, smallest first. */
export const station = z.strictObject({ id: stationId, name: nameSchema, sort: z.int().min(0).max(9999).default(0) })
export type Station = z.infer<typeof station>

export function stationsInOrder(stations: ReadonlyMap<string, Station>): Station[] {
  return [...stations.values()].sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))
}

/** A room, a table or a wristband: somewhere an order can go. */
export const place = z.strictObject({ kind: placeKind, id: placeId, name: requiredText(40), area: text(40).default('') })
export type Place = z.infer<typeof place>

export const optionChoice = z.strictObject({ id: chosenId, name: nameSchema, priceFen: fen.default(0) })
export const optionGroup = z
  .strictObject({
    id: chosenId,
    name: nameSchema,
    /** How many choices must and may be taken. */
    least: z.int().min(0).max(20).default(0),
    most: z.int().min(1).max(20).default(1),
    choices: z.array(optionChoice).min(1).max(30).refine(haveOwnIds, 'choices must have different ids'),
  })
  .refine((group) => group.least <= group.most, 'least must not exceed most')
  .refine((group) => group.least <= group.choices.length, 'least must not exceed the number of choices')
export type OptionGroup = z.infer<typeof optionGroup>

/** A dish on the menu. */
export const dish = z.strictObject({
  id: dishId,
  name: nameSchema,
  priceFen: fen,
  stationId,
  expectedMinutes: z.int().min(1).max(600).default(15),
  options: z.array(optionGroup).max(20).refine(haveOwnIds, 'option groups must have different ids').default([]),
  /** Seconds that it takes on the fire, for the timer that starts with `start`; null: no timer. */
  timerSeconds: z.int().min(5).max(14_400).nullable().default(null),
  allergens: allergenList.default([]),
  /** The course it is ordered in, when the order says nothing else. */
  course: course.default(1),
  /** Sold out (沽清): cannot be ordered now. */
  soldOut: z.boolean().default(false),
  /** When it comes back on sale by itself; null: when somebody says so. */
  soldOutUntil: instant.nullable().default(null),
  /** Portions that can still be ordered; it is sold out when none is left. Null: not counted. */
  remaining: z.int().min(0).max(9_999).nullable().default(null),
  sort: z.int().min(0).max(9999).default(0),
})
export type Dish = z.infer<typeof dish>

function haveOwnIds(list: readonly { id: string }[]): boolean {
  return new Set(list.map((each) => each.id)).size === list.length
}
