import * as z from 'zod'
import { deviceId } from './ids.ts'
import { role } from './role.ts'
import { instant } from './text.ts'

/** Whether a screen can be heard: `locked` until somebody has touched it, `voiceMissing` when it has neither a voice nor the server's audio. */
export const soundStates = ['on', 'locked', 'muted', 'voiceMissing'] as const
export const soundState = z.enum(soundStates)
export type SoundState = (typeof soundStates)[number]

/** What a screen says of itself, at most once a second: no write, so it needs no key; the latest one holds. */
export const screenReport = z.strictObject({
  /** The rev of the journal that is painted: somebody who looks sees it. */
  painted: z.int().min(0),
  /** The stations it shows; null: all of them. */
  stations: z.array(z.string().max(40)).max(200).nullable(),
  /** Whether the page is in front: what nobody can see is not painted. */
  visible: z.boolean(),
  sound: soundState,
  /** Where its speech comes from. */
  voice: z.enum(['device', 'server', 'none']),
  lastSpokenAt: instant.nullable(),
})
export type ScreenReport = z.infer<typeof screenReport>

/** Who is there, as every screen of the shop is told: with each heartbeat, and when it changes. */
export const presence = z.strictObject({
  /** How many screens of each channel are connected. */
  screens: z.record(z.string(), z.int()),
  /** Stations that no connected kitchen screen shows. */
  uncovered: z.array(z.string()),
  /** The session that speaks in each zone; the others there are still. */
  announcers: z.record(z.string(), z.string()),
  /** Zones where nobody can hear what is announced. */
  silentZones: z.array(z.string()),
})
export type Presence = z.infer<typeof presence>

/** What is wrong with who is there, before somebody orders. */
export const presenceWarning = z.discriminatedUnion('code', [
  /** Nobody in the kitchen would see an order. */
  z.strictObject({ code: z.literal('noKitchenScreen') }),
  /** No kitchen screen shows what is made there. */
  z.strictObject({ code: z.literal('stationUncovered'), stationId: z.string() }),
  /** Nobody there can hear what is announced. */
  z.strictObject({ code: z.literal('zoneSilent'), zone: z.string() }),
])
export type PresenceWarning = z.infer<typeof presenceWarning>

/** A page of a device that is connected. */
export const screenSession = z.strictObject({
  session: z.uuid(),
  zone: z.string(),
  onlineSince: instant,
  /** What the screen says of itself; null when it says nothing. */
  report: screenReport.nullable(),
})

/** A device, and when it was there [M1]. Wrong for at most 15 s, after a cable was pulled. */
export const deviceThere = z.strictObject({
  deviceId,
  name: z.string(),
  role,
  zone: z.string(),
  /** Null when it is not connected. */
  onlineSince: instant.nullable(),
  /** Null when it was never connected. */
  lastSeen: instant.nullable(),
  sessions: z.array(screenSession),
})

/** GET …/presence */
export const presenceAnswer = z.strictObject({
  at: instant,
  presence,
  warnings: z.array(presenceWarning),
  devices: z.array(deviceThere),
})
export type PresenceAnswer = z.infer<typeof presenceAnswer>
