import { z } from 'zod'
import { isTimeZone } from './businessDay.ts'
import { brandId, chosenId, dishId, placeId, shopId, stationId } from './ids.ts'
import { placeKind } from './order.ts'
import { fen, nameSchema, requiredText, text } from './text.ts'

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
})
export type ShopSettings = z.infer<typeof shopSettings>

export const timeZone = text(60).refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')

/** A shop (门店): a restaurant or a venue with guest rooms. */
export const shop = z.strictObject({ id: shopId, brandId, brandName: nameSchema, name: nameSchema, timeZone, settings: shopSettings })
export type Shop = z.infer<typeof shop>

/** A station (档口): where goods are made. `sort` orders lists, smallest first. */
export const station = z.strictObject({ id: stationId, name: nameSchema, sort: z.int().min(0).max(9999).default(0) })
export type Station = z.infer<typeof station>

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
  /** Sold out (沽清): cannot be ordered now. */
  soldOut: z.boolean().default(false),
  sort: z.int().min(0).max(9999).default(0),
})
export type Dish = z.infer<typeof dish>

function haveOwnIds(list: readonly { id: string }[]): boolean {
  return new Set(list.map((each) => each.id)).size === list.length
}
