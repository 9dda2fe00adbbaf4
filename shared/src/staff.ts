import * as z from 'zod'
import { deviceId, stationId } from './ids.ts'
import { instant, requiredText } from './text.ts'

/** Somebody of the staff, by the device in hand. */
export const staffMember = z.strictObject({ deviceId, name: requiredText(60) })
export type StaffMember = z.infer<typeof staffMember>

/** Somebody has seen something, and when. */
export const seenMark = z.strictObject({ at: instant, by: staffMember })
export type SeenMark = z.infer<typeof seenMark>

/** The same, for one station. */
export const stationSeen = seenMark.extend({ stationId })
export type StationSeen = z.infer<typeof stationSeen>
