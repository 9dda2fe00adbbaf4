import * as z from 'zod'
import { device } from './api.ts'
import { channel } from './channel.ts'
import { instant, requiredText } from './text.ts'

/** An address to which messages go [M1], with the devices that receive there. */
export const account = z.strictObject({
  /** The id of its first device, `cashier` for all cashiers of a shop, or an id that the server made for a technician. */
  id: z.string(),
  channel,
  name: z.string(),
  /** Technicians only: whether they are on the clock (上钟), and since when on or off; null for everybody else. */
  onClock: z.boolean().nullable(),
  clockSince: instant.nullable(),
  devices: z.array(device),
})
export type Account = z.infer<typeof account>

export const accountList = z.strictObject({ accounts: z.array(account) })

/** POST …/technicians */
export const technicianInput = z.strictObject({ name: requiredText(60) })
/** PUT …/accounts/{account}/clock */
export const clockInput = z.strictObject({ onClock: z.boolean() })
export const accountSaved = z.strictObject({ rev: z.int(), account: account.omit({ devices: true }) })

/** PUT …/devices/{device}/place */
export const placeOfDevice = z.strictObject({ place: device.shape.place })
export const deviceSaved = z.strictObject({ rev: z.int(), device })
