import { z } from 'zod'
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
