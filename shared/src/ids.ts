import * as z from 'zod'

/** Ids that people choose and read in addresses: `binjiang`, `801`, `pork-dumplings`. Unique within their shop. */
export const chosenId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'must be 1 to 40 letters, digits, "-" or "_", starting with a letter or digit')

export const shopId = chosenId.brand<'ShopId'>()
export const brandId = chosenId.brand<'BrandId'>()
export const stationId = chosenId.brand<'StationId'>()
export const dishId = chosenId.brand<'DishId'>()
export const placeId = chosenId.brand<'PlaceId'>()

/** Ids that the server makes: UUID version 7, so they sort by the time they were made. */
export const orderId = z.uuid().brand<'OrderId'>()
export const goodsId = z.uuid().brand<'GoodsId'>()
export const deviceId = z.uuid().brand<'DeviceId'>()
export const padCallId = z.uuid().brand<'PadCallId'>()
export const callId = z.uuid().brand<'CallId'>()
export const messageId = z.uuid().brand<'MessageId'>()

export type ShopId = z.infer<typeof shopId>
export type BrandId = z.infer<typeof brandId>
export type StationId = z.infer<typeof stationId>
export type DishId = z.infer<typeof dishId>
export type PlaceId = z.infer<typeof placeId>
export type OrderId = z.infer<typeof orderId>
export type GoodsId = z.infer<typeof goodsId>
export type DeviceId = z.infer<typeof deviceId>
export type PadCallId = z.infer<typeof padCallId>
export type CallId = z.infer<typeof callId>
export type MessageId = z.infer<typeof messageId>
